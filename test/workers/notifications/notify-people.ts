import {setTimeout as delay} from 'node:timers/promises';
import anyTest, {type ExecutionContext, type TestFn} from 'ava';
import {Invoice} from '../../../src/domain/billing/invoice.ts';
import {InvoiceMail} from '../../../src/domain/billing/mail/invoice-mail.ts';
import {failPdf} from '../../../src/domain/billing/paper/fail-pdf.ts';
import {failAccount} from '../../../src/domain/billing/run/bill-slice.ts';
import {queueBillRun} from '../../../src/domain/billing/run/queue-bill-run.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import type {Client} from '../../support/client.ts';
import {
	makeCustomer,
	makeDraft,
	makeMeteredCustomer,
	makePerson,
	makeSeller,
	sellerData,
	unique,
	usageEvent,
} from '../../support/factories.ts';
import {startReceiver} from '../../support/receiver.ts';
import {OPERATOR_PARTNER, startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.beforeEach(async t => {
	t.context.world = await startWorld();
});
test.afterEach.always(async t => t.context.world?.close());

type Notification = {title: string; body: string; category: string; severity: string; created_at: string};

/** What somebody was told so far, oldest first; what was told at the same instant comes in any order. */
async function toldTo({drain}: World, client: Client): Promise<Notification[]> {
	await drain();
	return (await client.get('/notifications?page_size=100')).body.data.toReversed();
}

/** The titles alone, in the order of letters. */
const titlesTold = async (world: World, client: Client): Promise<string[]> =>
	(await toldTo(world, client)).map(({title}) => title).toSorted();

test('a tenant is told at 80 and at 100 percent of a quota, once a period each', async t => {
	const {world} = t.context;
	const {tenantId, admin, service, reporter} = await makeMeteredCustomer(world);
	const colleague = await makePerson(world, {tenant_id: tenantId, partner_id: 'prt_reseller', roles: ['tenant_member']});
	const use = async (quantity: number) => {
		const {body} = await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity})]});
		t.is(body.data.accepted, 1);
	};
	await use(79);
	t.deepEqual(await toldTo(world, admin), []);
	await use(2);
	const [warning] = await toldTo(world, admin);
	t.like(warning, {
		category: 'quota',
		severity: 'warning',
		title: '80 % of the quota of calls is used',
		body: `81 of 100 calls of the service '${service.slug}' are used. The quota counts until 2026-06-30 22:00 UTC, then anew.`,
	});
	await use(60);
	await use(60);
	const told = ['80 % of the quota of calls is used', 'The quota of calls is used up'];
	t.deepEqual(await titlesTold(world, admin), told);
	t.deepEqual(await titlesTold(world, colleague.client), told, 'it is for everybody of the tenant');
	t.deepEqual(await toldTo(world, await world.partnerAdmin()), []);
	t.false((await titlesTold(world, world.operator)).some(title => title.includes('quota')));

	await world.advanceTo('2026-07-02T10:00:00Z');
	await use(90);
	t.deepEqual(await titlesTold(world, admin), ['80 % of the quota of calls is used', ...told]);
});

test('the shares of a quota at which a tenant is told are a setting', async t => {
	const {world} = t.context;
	const {tenantId, admin, reporter} = await makeMeteredCustomer(world);
	t.is((await world.operator.put('/admin/platform/settings', {quota_warning_percent: [150, 50]})).status, 200);
	for (const quantity of [50, 40, 10, 60]) {
		await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity})]});
		await world.drain();
	}

	t.deepEqual(await titlesTold(world, admin), ['150 % of the quota of calls is used', '50 % of the quota of calls is used']);
});

test('who sells and the operator are told that an account or a VAT number changed, and neither in full', async t => {
	const {world} = t.context;
	const {partner} = await makeSeller(world);
	const admin = await world.partnerAdmin(partner);
	t.is((await admin.put('/organization/partner', {phone: '+31 20 123 4567'})).status, 200);
	t.deepEqual(await toldTo(world, admin), [], 'a telephone number is none');

	const [iban, vatNumber] = ['DE89370400440532013000', 'NL123456782B90'];
	t.is((await admin.put('/organization/partner', {iban: 'DE89 3704 0044 0532 0130 00', bic: null})).status, 200);
	await world.advanceTo('2026-06-01T11:00:00Z');
	t.is((await world.operator.patch(`/admin/partners/${partner}`, {seller_vat_number: vatNumber})).status, 200);
	const [toPartner, toOperator] = [await toldTo(world, admin), await toldTo(world, world.operator)];
	t.deepEqual(
		toPartner.map(({title, body}) => [title, body]),
		[
			[
				'The IBAN and BIC on your invoices changed',
				`Changed by usr_admin_of_${partner}. IBAN: now ends in 3000. BIC: removed. If none of you wanted that, tell the operator at once.`,
			],
			[
				'The VAT number on your invoices changed',
				'Changed by usr_operator. VAT number: now ends in 2B90. If none of you wanted that, tell the operator at once.',
			],
		],
	);
	t.deepEqual(
		toOperator.map(({title, body}) => [title, body]),
		[
			[
				'The IBAN and BIC of Reseller B.V. changed',
				`The partner is ${partner}. Changed by usr_admin_of_${partner}. IBAN: now ends in 3000. BIC: removed.`,
			],
			['The VAT number of Reseller B.V. changed', `The partner is ${partner}. Changed by usr_operator. VAT number: now ends in 2B90.`],
		],
	);
	for (const value of [iban, vatNumber, sellerData().bic]) t.false(JSON.stringify([toPartner, toOperator]).includes(value));
	t.deepEqual(await toldTo(world, await world.partnerAdmin(unique('prt'))), []);
});

test('the operator is told of its own account once', async t => {
	const {world} = t.context;
	const saved = await world.operator.put('/organization/partner', {seller_country_code: 'NL', iban: 'NL91ABNA0417164300'});
	t.is(saved.status, 200);
	t.deepEqual(await titlesTold(world, world.operator), ['The IBAN on your invoices changed']);
});

/** A final document that is printed, and goes to nobody until it is sent by hand. */
async function makeUnsentDocument(t: ExecutionContext<{world: World}>) {
	const {world} = t.context;
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const {id} = await makeDraft(world, tenantId);
	t.is((await world.operator.put('/admin/platform/settings', {invoice_auto_send: false})).status, 200);
	t.is((await world.operator.post(`/admin/invoices/${id}/finalize`)).status, 200);
	await world.drain();
	return {id, partner, tenantId};
}

test('the operator is told of a document that can be neither mailed nor printed, and of an account that is not billed', async t => {
	const {world} = t.context;
	const {id, partner, tenantId} = await makeUnsentDocument(t);
	t.is((await world.operator.post(`/admin/invoices/${id}/send`)).status, 202);
	world.refuseMails(100);
	await world.advanceTo('2026-06-03T12:00:00Z');
	const mailed = await toldTo(world, world.operator);
	t.deepEqual(
		mailed.map(({title}) => title),
		['A document could not be sent by mail'],
	);
	t.regex(mailed[0]?.body ?? '', /^mail_\w+ was given up: [A-Z_0-9]+\./);

	const account = {tenantId: tenantId as `tnt_${string}`, partnerId: partner as `prt_${string}`, currency: 'EUR' as const};
	await asSystem(world.inUnit, {because: 'a test gives up'}, async unit => {
		const invoice = await unit.em.findOneOrFail(Invoice, id as Invoice['id']);
		invoice.pdfStatus = 'pending';
		await failPdf(unit, {invoiceId: invoice.id, code: 'timed_out'});
		t.is(invoice.pdfFailure, 'timed_out');
		const run = queueBillRun(unit, {isScheduled: true}, null);
		await unit.em.flush();
		await failAccount(unit, {runId: run.id, account}, 'internal_error');
	});
	t.deepEqual(await titlesTold(world, world.operator), [
		'A document could not be printed',
		'A document could not be sent by mail',
		'An account could not be billed',
	]);
});

test('the operator is told of a mail whose worker died at its last attempt', async t => {
	const {world} = t.context;
	const {id} = await makeUnsentDocument(t);
	world.refuseMails(1);
	t.is((await world.operator.post(`/admin/invoices/${id}/send`)).status, 202);
	await world.drain();
	const claimed = await asSystem(world.inUnit, {because: 'a test dies with the last attempt'}, async unit => {
		const mail = await unit.em.findOneOrFail(InvoiceMail, {invoiceId: id as Invoice['id']});
		Object.assign(mail, {attempts: 7, nextAttemptAt: unit.now, leasedUntil: new Date(unit.realNow.getTime() + 2000)});
		return mail.invoiceId;
	});
	t.is(claimed, id as Invoice['id']);
	await world.advanceTo('2026-06-01T10:00:30Z');
	t.deepEqual(await titlesTold(world, world.operator), [], 'it may still be on its way');
	await delay(2100);
	await world.advanceTo('2026-06-01T12:00:00Z');
	const [told] = await toldTo(world, world.operator);
	t.like(told, {title: 'A document could not be sent by mail'});
	t.regex(told?.body ?? '', /WORKER_LOST/);
});

test('the operator is told once per kind and hour of work that was given up; subscribers never are', async t => {
	const {world} = t.context;
	const receiver = await startReceiver();
	t.teardown(receiver.close);
	await world.operator.post('/admin/webhook-subscriptions', {name: 'all', target_url: receiver.url, topics: ['*']});
	const giveUp = async (kind: 'invoice_pdf' | 'vat_check', id: string) =>
		asSystem(world.inUnit, {because: 'a test gives up'}, async (unit: Unit) =>
			unit.record({
				type: 'work.failed_for_good',
				step: 0,
				owner: {partnerId: OPERATOR_PARTNER},
				data: {kind, resource_id: id, code: 'TIMED_OUT'},
			}),
		);
	await giveUp('invoice_pdf', 'inv_1');
	await giveUp('invoice_pdf', 'inv_2');
	await giveUp('vat_check', 'tnt_1');
	t.deepEqual(await titlesTold(world, world.operator), ['A VAT number could not be checked', 'A document could not be printed']);
	await world.advanceTo('2026-06-01T10:59:59Z');
	await giveUp('invoice_pdf', 'inv_3');
	t.is((await toldTo(world, world.operator)).length, 2);
	await world.advanceTo('2026-06-01T11:00:00Z');
	await giveUp('invoice_pdf', 'inv_4');
	const last = (await toldTo(world, world.operator)).at(-1);
	t.like(last, {severity: 'warning', category: 'system', title: 'A document could not be printed'});
	t.regex(last?.body ?? '', /^inv_4 was given up: TIMED_OUT\./);
	t.deepEqual(receiver.calls, []);
});

test('of many facts of a tenant each is told once, and one that cannot be told holds up itself only', async t => {
	const {world} = t.context;
	const {tenantId, admin} = await makeMeteredCustomer(world);
	await world.drain();
	const MANY = 150;
	await asSystem(world.inUnit, {because: 'a test'}, async ({em, now, realNow}) =>
		em.execute(
			`insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at, is_public)
			 select gen_random_uuid(), 'quota.threshold_reached', jsonb_build_object('metric_slug', 'calls-' || n, 'threshold_percent', 80,
			   'limit', 100, 'used', '80', 'service_slug', 'crm', 'period_end', case when n = 70 then to_jsonb(70) else 'null' end),
			   'quota:' || t || ':threshold_reached:' || n, t, 'prt_reseller', 'req_test', at, real, false
			 from (select ? as t, ?::timestamptz as at, ?::timestamptz as real) x, generate_series(1, ?::int) n`,
			[tenantId, now, realNow, MANY],
		),
	);
	await world.drain();
	const told = await asSystem(world.inUnit, {because: 'a test', readOnly: true}, async ({em}) =>
		em.execute<{title: string}[]>('select title from notification where tenant_id = ?', [tenantId]),
	);
	t.deepEqual(
		told.map(({title}) => title).toSorted(),
		Array.from({length: MANY}, (_, n) => n + 1)
			.filter(n => n !== 70)
			.map(n => `80 % of the quota of calls-${n} is used`)
			.toSorted(),
	);
	t.is((await titlesTold(world, admin)).length, 100, 'a page of them');
	t.true((await titlesTold(world, world.operator)).includes('What follows from something that happened could not be found out'));
});
