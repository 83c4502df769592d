import {hash} from 'node:crypto';
import test from 'ava';
import {faultsOf} from '../../../bin/verify-proof.ts';
import {finalizeInvoice} from '../../../src/domain/billing/final/finalize.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import type {Client} from '../../support/client.ts';
import {askPast} from '../../support/database.ts';
import {makeCustomer, makeDraft, makeFinalInvoice, makePlan, makeSeller} from '../../support/factories.ts';
import {patiently} from '../../support/patiently.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
	world.altersDocuments();
});
test.after.always(async () => world?.close());

const PATH = '/admin/invoices/numbering-proof';
const exported = async (staff: Client): Promise<string> => (await staff.get(PATH, {accept: 'text/csv'})).body;
const statesOf = async (staff: Client) => (await staff.get(PATH)).body.data as Record<string, unknown>[];

/** A seller with documents of all kinds: by hand, by runs, given back. */
async function makeDocuments() {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	for (let made = 0; made < 5; made++)
		await makeFinalInvoice(world, tenantId, {
			notes: 'Dank u, "wel", 日本\nend',
			line_items: [{description: `A, "${made}"`, unit_price_cents: 1005, quantity: '1.5'}],
		});
	await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id});
	await world.drain();
	const invoices: {id: string; subtotal_cents: number}[] = (await admin.get('/billing/invoices')).body.data;
	const priced = invoices.find(({subtotal_cents: subtotal}) => subtotal === 4900);
	await world.operator.post(`/admin/invoices/${priced?.id}/void`, {reason: 'A test'});
	await makeFinalInvoice(world, tenantId);
	return {partner, tenantId, staff: await world.partnerAdmin(partner)};
}

/** What only somebody can do who has the database in his hands: past walls, triggers and grants. */
const byForce = async (...statements: readonly string[]) =>
	askPast(world.database, [`set session_replication_role = replica`, ...statements].join('; '));

test.serial('documents of all kinds are numbered densely, dated in order, and linked', async t => {
	const {partner, staff} = await makeDocuments();
	const states = await statesOf(staff);
	t.deepEqual(
		states.map(state => [state['document_type'], state['documents'], state['is_dense'], state['has_dates_in_order'], state['is_linked']]),
		[
			['credit_note', 1, true, true, true],
			['invoice', 7, true, true, true],
		],
	);
	t.true(states.every(state => state['partner_id'] === partner && state['gap_before'] === null && state['broken_at'] === null));
	t.deepEqual(faultsOf(await exported(staff)), []);
	t.is((await staff.get(`${PATH}?document_type=credit_note`)).body.data.length, 1);
	t.is((await world.operator.get(`${PATH}?partner_id=${partner}&fiscal_year=2025`)).body.data.length, 0);
	t.is((await staff.get(`${PATH}/documents?page_size=2`)).body.pagination.total, 8);
});

test.serial('one letter that was altered in the database names the document', async t => {
	const {tenantId, staff} = await makeDocuments();
	await byForce(`update invoice_line set description = replace(description, 'A, "2"', 'B, "2"') where tenant_id = '${tenantId}'`);
	const faults = faultsOf(await exported(staff));
	t.is(faults.length, 1);
	t.regex(faults[0] ?? '', /^P\w+-2026-000003: its content was altered$/);
	await byForce(`update invoice_line set description = replace(description, 'B, "2"', 'A, "2"') where tenant_id = '${tenantId}'`);
	t.deepEqual(faultsOf(await exported(staff)), []);
	await byForce(
		`update invoice set total_minor = total_minor + 1 where tenant_id = '${tenantId}' and sequence_number = 4 and document_type = 'invoice'`,
	);
	t.regex(faultsOf(await exported(staff)).join(), /^P\w+-2026-000004: its content was altered$/);
});

test.serial('a document that goes leaves a gap and a link that does not fit', async t => {
	const {tenantId, staff} = await makeDocuments();
	await byForce(`delete from invoice where tenant_id = '${tenantId}' and sequence_number = 2 and document_type = 'invoice'`);
	const faults = faultsOf(await exported(staff));
	t.deepEqual(
		faults.map(fault => fault.slice(fault.indexOf('-2026-'))),
		['-2026-000003: the number before it is missing, or there twice', '-2026-000003: its link does not fit the document before it'],
	);
	const [, invoices] = await statesOf(staff);
	t.like(invoices, {is_dense: false, is_linked: false, gap_before: invoices?.['broken_at']});
});

test.serial('history that was rewritten from a document on no longer fits what was exported', async t => {
	const {partner, tenantId, staff} = await makeDocuments();
	const before = {csv: await exported(staff), json: JSON.stringify((await staff.get(PATH)).body)};
	await byForce(`update invoice_line set description = replace(description, 'A, "3"', 'B, "3"') where tenant_id = '${tenantId}'`);
	const {body} = await staff.get(`${PATH}/documents?document_type=invoice&page_size=100`);
	const sha256 = (text: string) => hash('sha256', text, 'hex');
	const documents = (body.data as Record<string, unknown>[]).toSorted(
		(one, other) => Number(one['sequence_number']) - Number(other['sequence_number']),
	);
	let link = sha256(`${partner} invoice 2026 from 1`);
	const rewritten: string[] = [];
	for (const {invoice_id: id, content} of documents) {
		const own = sha256(String(content));
		link = sha256(`${link}${own}`);
		rewritten.push(`update invoice set content_hash = '${own}', link_hash = '${link}' where id = '${id}'`);
	}

	await byForce(
		...rewritten,
		`update number_sequence set last_link = '${link}' where partner_id = '${partner}' and document_type = 'invoice'`,
	);
	const after = await exported(staff);
	t.deepEqual(faultsOf(after), [], 'by itself it is as whole as any');
	t.true((await statesOf(staff)).every(state => state['is_linked']));
	const [first, ...others] = faultsOf(after, before.csv);
	t.regex(first ?? '', /-2026-000004: its link is not the one that was exported/);
	t.is(others.length, 3, 'and those that follow it');
	t.regex(faultsOf(after, before.json).join(), /^P\w+-2026-000007: its link is not the one that was exported/);
});

test.serial('fifty that finalise at once leave one chain', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const ids: IdOf<'invoice'>[] = [];
	for (let made = 0; made < 50; made++) ids.push((await makeDraft(world, tenantId)).id as IdOf<'invoice'>);
	const finalize = async (invoiceId: IdOf<'invoice'>) =>
		asSystem(world.inUnit, {because: 'a test'}, async unit => finalizeInvoice(unit, {invoiceId, isVatStrict: false}));
	await Promise.all(ids.map(async id => patiently(async () => finalize(id))));
	const staff = await world.partnerAdmin(partner);
	t.like(await statesOf(staff), [{documents: 50, is_dense: true, is_linked: true}]);
	t.deepEqual(faultsOf(await exported(staff)), []);
});

test.serial('links begin where a database got them', async t => {
	const {partner, tenantId, staff} = await makeDocuments();
	const old = `tenant_id = '${tenantId}' and document_type = 'invoice'`;
	await byForce(
		`update invoice set content_hash = null, link_hash = null where ${old}`,
		`update number_sequence set last_link = null where partner_id = '${partner}' and document_type = 'invoice'`,
	);
	await makeFinalInvoice(world, tenantId);
	await makeFinalInvoice(world, tenantId);
	const [, invoices] = await statesOf(staff);
	t.like(invoices, {documents: 9, is_dense: true, is_linked: true});
	t.regex(String(invoices?.['linked_from']), /-2026-000008$/);
	t.deepEqual(faultsOf(await exported(staff)), []);
});
