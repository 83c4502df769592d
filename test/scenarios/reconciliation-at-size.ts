import test from 'ava';
import {reconcilePayments} from '../../src/workers/payments/reconcile-payments.ts';
import {askPast} from '../support/database.ts';
import {jobContext} from '../support/job-context.ts';
import {collected, makeCardHolder, startStripeWorld} from '../support/payments/stripe-world.ts';

/** More than one comparison reads at once, and more than are written down in one unit. */
const DIFFERENCES = 1234;
const HOUR_MS = 3_600_000;

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

test('of a day on which thousands differ the operator is told of all', async t => {
	const open = await startStripeWorld();
	const {world} = open;
	t.teardown(async () => {
		await open.close();
	});
	const rows = async <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
		askPast<Row>(world.database, sql, values);
	const {tenantId} = await makeCardHolder(open);
	const paid = await collected(world, tenantId);
	await world.operator.post(`/admin/invoices/${paid.id}/refund`, {reason: 'kind', amount_cents: 3000});
	await world.drain();
	world.altersDocuments();
	const copy = `jsonb_build_object('id', 'rfd_' || lpad(n::text, 26, '0'), 'provider_id', 're_' || n, 'credit_note_id', null, 'next_attempt_at', null)`;
	await rows(`insert into refund select (jsonb_populate_record(r, ${copy})).* from refund r, generate_series(1, $1::int) n`, [DIFFERENCES]);
	const {body} = await world.operator.get(`/admin/payments/reconciliation?from=${inHours(-24)}&to=${inHours(24)}`);
	const without = body.data.differences.filter(({cause}: {cause: string}) => cause === 'refund_without_credit_note');
	t.is(without.length, DIFFERENCES);

	await reconcilePayments.job.process({due_at: inHours(12)}, jobContext(world));
	const [written] = await rows<{told: number}>(
		"select count(*)::int as told from payment_difference where cause = 'refund_without_credit_note'",
	);
	t.is(written?.told, DIFFERENCES);
});
