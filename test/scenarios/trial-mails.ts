import test from 'ava';
import {makeCustomer, makePack, makePlan, makeSeller, makeService} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
	await makeSeller(world, {id: 'prt_reseller'});
});
test.after.always(async () => world?.close());

const mailsTo = (address: string) => world.mails.filter(({recipients}) => recipients.includes(address)).map(({mail}) => mail);

const customer = async (contact_email: string, profile: Record<string, unknown> = {}) =>
	makeCustomer(world, {profile: {contact_email, ...profile}});

test.serial(
	'the customer is told by mail that a trial ends, in its language, 7, 3 and 1 days before, of a pack once for all of it',
	async t => {
		const service = await makeService(world, {name: 'ScaiMail'});
		const plan = await makePlan(world, {service_id: service.id, trial_days: 10});
		const pack = await makePack(world, {name: 'Office', trial_days: 10});
		const [single, whole, leaving] = [
			await customer('single@customer.example', {preferred_language: 'de'}),
			await customer('whole@customer.example', {preferred_language: 'nl'}),
			await customer('leaving@customer.example'),
		];
		t.is((await single.admin.post('/subscriptions', {plan_id: plan.id, quantity: 2})).status, 201);
		t.is((await whole.admin.post(`/service-packs/${pack.slug}/subscribe`)).status, 201);
		const left = await leaving.admin.post('/subscriptions', {plan_id: plan.id});
		await world.advanceTo('2026-06-05T10:00:00Z');
		await leaving.admin.post(`/subscriptions/${left.body.data.id}/cancel`);
		await world.advanceTo('2026-06-20T10:00:00Z');

		const [first, ...others] = mailsTo('single@customer.example').filter(({subject}) => subject?.includes('Testzeitraum'));
		t.is(others.length, 2);
		t.is(first?.subject, 'Ihr Testzeitraum für ScaiMail endet am 10. Juni 2026');
		t.true(first?.text?.includes('Danach läuft das Abonnement für 98,00\u00a0EUR pro Monat zzgl. USt. weiter.'));
		const ofPack = mailsTo('whole@customer.example').filter(({subject}) => subject?.includes('proefperiode'));
		t.is(ofPack.length, 3);
		t.true(ofPack[0]?.text?.includes('Daarna loopt het abonnement door voor EUR\u00a040,00 per maand'));
		const titles = (await whole.admin.get('/notifications')).body.data.map(({title}: {title: string}) => title);
		t.deepEqual(
			titles.filter((title: string) => title.includes('trial')),
			['The trial of Office ends within a day', 'The trial of Office ends in 3 days', 'The trial of Office ends in 7 days'],
		);
		t.is(mailsTo('leaving@customer.example').filter(({subject}) => subject?.includes('trial')).length, 1);
	},
);

test.serial("a trial's mail says what the template says", async t => {
	const staff = await world.partnerAdmin('prt_reseller');
	const template = {
		name: 'short',
		document_type: 'email_trial_ending',
		subject: '{{ trial.days_left }} days',
		content: '<p>{{ trial.name }}</p>',
	};
	t.is((await staff.post('/admin/invoice-templates', template)).status, 201);
	t.is((await staff.put('/organization/partner', {email_template_name: 'short'})).status, 200);
	const service = await makeService(world, {name: 'Tom & Jerry'});
	const plan = await makePlan(world, {service_id: service.id, trial_days: 8});
	const {admin} = await customer('short@customer.example');
	t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
	await world.advanceTo('2026-06-21T10:00:00Z');
	const [mail] = mailsTo('short@customer.example');
	t.is(mail?.subject, '7 days');
	t.is(String(mail?.html).trim(), '<p>Tom &amp; Jerry</p>');
	t.is(mail?.text?.trim(), 'Tom & Jerry');
});
