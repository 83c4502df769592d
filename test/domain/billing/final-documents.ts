import test from 'ava';
import {finalizeInvoice} from '../../../src/domain/billing/final/finalize.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import {makeCustomer, makeDraft, makeSeller} from '../../support/factories.ts';
import {patiently} from '../../support/patiently.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

const drafts = async (tenantId: string, count: number): Promise<IdOf<'invoice'>[]> => {
	const ids: IdOf<'invoice'>[] = [];
	for (let made = 0; made < count; made++) ids.push((await makeDraft(world, tenantId)).id as IdOf<'invoice'>);
	return ids;
};

const finalizeOne = async (invoiceId: IdOf<'invoice'>) =>
	asSystem(world.inUnit, {because: 'test'}, async unit => finalizeInvoice(unit, {invoiceId, isVatStrict: false}));

const numbersOf = async (tenantId: string): Promise<{number: string; issue_date: string}[]> =>
	(await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`)).body.data
		.filter(({number}: {number: string | null}) => number !== null)
		.toSorted((one: {number: string}, other: {number: string}) => (one.number < other.number ? -1 : 1));

test('fifty at once get fifty numbers without a gap, and one that is rolled back leaves none', async t => {
	const {partner, prefix} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const ids = await drafts(tenantId, 51);
	const [lost, ...others] = ids as [IdOf<'invoice'>, ...IdOf<'invoice'>[]];
	const killed = asSystem(world.inUnit, {because: 'test'}, async unit => {
		const invoice = await finalizeInvoice(unit, {invoiceId: lost, isVatStrict: false});
		t.regex(invoice.number ?? '', /-\d{6}$/);
		const [row] = await unit.em.execute<{pid: number}[]>('select pg_backend_pid() as pid');
		await asSystem(world.inUnit, {because: 'test'}, async ({em}) => em.execute('select pg_terminate_backend(?)', [row?.pid]));
		await unit.em.execute('select 1');
	});
	await t.throwsAsync(killed);
	await Promise.all(others.map(async id => patiently(async () => finalizeOne(id))));
	t.deepEqual(
		(await numbersOf(tenantId)).map(({number}) => number),
		others.map((_, index) => `${prefix}-2026-${String(index + 1).padStart(6, '0')}`),
	);
	t.is((await finalizeOne(lost)).number, `${prefix}-2026-000051`);
});

test('the database itself refuses to change or delete what is final, whoever asks', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const [id = 'inv_' as const] = await drafts(tenantId, 1);
	await finalizeOne(id);
	const refused = async (sql: string) =>
		t.throwsAsync(
			asSystem(world.inUnit, {because: 'test'}, async ({em}) => em.execute(sql)),
			{message: /final document does not change/},
			sql,
		);
	for (const change of [
		'total_minor = 1',
		"number = 'X-1'",
		"notes = 'x'",
		"buyer_snapshot = '{}'",
		"status = 'draft'",
		"issue_date = '2026-01-01'",
		"tenant_id = 'tnt_x'",
	])
		await refused(`update invoice set ${change} where id = '${id}'`);
	await refused(`delete from invoice where id = '${id}'`);
	await refused(`update invoice_line set amount_minor = 1 where invoice_id = '${id}'`);
	await refused(`delete from invoice_line where invoice_id = '${id}'`);
	await refused(
		`insert into invoice_line select (jsonb_populate_record(l, '{"id": "line_x"}')).* from invoice_line l where l.invoice_id = '${id}'`,
	);
	const [draft] = await drafts(tenantId, 1);
	await refused(`update invoice_line set invoice_id = '${id}' where invoice_id = '${draft}'`);
	await t.throwsAsync(
		asSystem(world.inUnit, {because: 'test'}, async ({em}) => em.execute('truncate invoice_line')),
		{message: /permission denied|final document/},
	);
	await asSystem(world.inUnit, {because: 'test'}, async ({em}) =>
		em.execute(`update invoice set amount_paid_minor = 1, pdf_status = 'failed' where id = ?`, [id]),
	);
});

test('dates never go backwards within a series, when the clock does', async t => {
	const {partner} = await makeSeller(world, {time_zone: 'Pacific/Kiritimati'});
	const {tenantId} = await makeCustomer(world, {partner});
	const [first = 'inv_' as const, second = 'inv_' as const] = await drafts(tenantId, 2);
	t.is((await finalizeOne(first)).issueDate, '2026-06-16', 'there it is tomorrow');
	await world.operator.patch(`/admin/partners/${partner}`, {time_zone: 'Pacific/Pago_Pago'});
	t.is((await finalizeOne(second)).issueDate, '2026-06-16');
});
