import test from 'ava';
import {pino} from 'pino';
import {logOptions} from '../../src/adapters/process/log-options.ts';
import {everyJob, everyRow} from '../support/everything-stored.ts';
import {dataOf} from '../support/payments/stories.ts';
import {ACCOUNT_NUMBER, CARD_NUMBER} from '../support/payments/stripe.ts';
import {collected, makeCardHolder, startStripeWorld} from '../support/payments/stripe-world.ts';

test('numbers of cards and accounts, keys and references of providers are nowhere in rows, jobs, logs and answers', async t => {
	const lines: string[] = [];
	const log = pino(logOptions('trace', 'test'), {write: line => void lines.push(line)});
	const {world, stripe, close} = await startStripeWorld({log});
	t.teardown(close);
	const answers: string[] = [];
	const keep = <Answer extends {body: unknown}>(answer: Answer): Answer => {
		answers.push(JSON.stringify(answer.body));
		return answer;
	};
	const {tenantId, admin} = await makeCardHolder({world, stripe});
	await makeCardHolder({world, stripe}, {type: 'sepa_debit', behaviour: 'processing'});
	const paid = await collected(world, tenantId);
	stripe.nextPayments({decline: 'lost_card'});
	await collected(world, tenantId);
	stripe.fail(
		{when: 'after', what: 500, only: /POST \/v1\/payment_intents$/},
		{when: 'before', what: 'cut', only: /GET \/v1\/payment_intents/},
	);
	await collected(world, tenantId);
	stripe.settings.refundStatus = 'failed';
	keep(await world.operator.post(`/admin/invoices/${paid.id}/refund`, {reason: 'kind', amount_cents: 3000}));
	await world.drain();
	// Whoever sends one where none belongs gets it back in no error, nor is it kept.
	const sent = {provider: 'stripe', setup_id: CARD_NUMBER, number: CARD_NUMBER, type: CARD_NUMBER, iban: ACCOUNT_NUMBER};
	for (const path of ['/billing/payment-methods', '/billing/payment-providers/stripe/setup', '/billing/payment-providers/stripe/confirm'])
		await admin.post(path, sent);
	await stripe.deliver({
		id: 'evt_planted',
		type: 'payment_intent.succeeded',
		livemode: false,
		data: {object: {id: 'pi_x', number: CARD_NUMBER}},
	});
	await stripe.deliver({id: 'evt_forged', type: 'x', number: CARD_NUMBER}, {secret: 'whsec_another_secret'});
	await world.drain();
	for (const path of ['/billing/payment-methods', '/notifications', `/billing/invoices/${paid.id}`]) keep(await admin.get(path));
	for (const path of ['/admin/payments', '/admin/audit-log?page_size=100', '/notifications']) keep(await world.operator.get(path));

	const methods = [...stripe.methods.keys()];
	const customers = [...new Set([...stripe.methods.values()].map(({customer}) => String(customer)))];
	const clientSecrets = [...stripe.intents.values()].map(({client_secret: secret}) => String(secret));
	const planted = [CARD_NUMBER, ACCOUNT_NUMBER, stripe.secretKey, stripe.webhookSecret, ...methods, ...customers, ...clientSecrets];
	t.true(planted.length > 7);
	const rows = await everyRow(world);
	const jobs = await everyJob(world);
	t.true(rows.length > 50 && jobs.length > 0 && lines.length > 0 && answers.length > 5);
	const places: [string, string][] = [
		...rows.map(({table, text}): [string, string] => [table, text]),
		...jobs.map((text): [string, string] => ['job', text]),
		...lines.map((text): [string, string] => ['log', text]),
		...answers.map((text): [string, string] => ['answer', text]),
	];
	for (const word of planted)
		for (const [place, text] of places) t.false(text.includes(word), `${word} stands in ${place}: ${text.slice(0, 300)}`);
	t.is(dataOf(await admin.get('/billing/payment-methods'))[0].last4, '4242', 'what may be shown is');
});
