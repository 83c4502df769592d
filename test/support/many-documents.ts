import {INTEGRATIONS} from './books.ts';
import {makeCustomer, makeDraft, makeSeller} from './factories.ts';
import {dataOf} from './payments/stories.ts';
import type {BooksStandIn} from './remote-books/providers.ts';
import type {Callers, System} from './system.ts';
import type {World} from './world.ts';

/** Ids of our own form that sort by their number. */
const id = (prefix: string): string => `'${prefix}_01kt0000000000000' || lpad(n::text, 9, '0')`;

/** A seller with a final document of 121.00 with VAT, made through the API: what others are copied from. */
async function makeSampleDocument(callers: Callers): Promise<{partner: string; sampleId: string}> {
	const {partner} = await makeSeller(callers);
	const {tenantId} = await makeCustomer(callers, {partner});
	const {id: final} = await makeDraft(callers as World, tenantId);
	dataOf(await callers.operator.post(`/admin/invoices/${final}/finalize`));
	return {partner, sampleId: final};
}

/** Where a sample stands whose books are kept elsewhere, and how fast these are asked. */
type Told = Readonly<{system: Pick<System, 'rows'>; web: Callers; standIn: BooksStandIn; callsPerMinute: number}>;

/** A sample document of a seller with books elsewhere, which are to be told of what comes after it. Answers its id, and how they are set. */
export async function makeSampleForBooks({system, web, standIn, callsPerMinute}: Told) {
	const {partner, sampleId} = await makeSampleDocument(web);
	await system.rows('update accounting_movement set handed_at = now()');
	const {settings, credentials} = standIn.newBooks();
	const asked = {provider: standIn.slug, name: standIn.name, partner_id: partner, credentials};
	dataOf(await web.operator.post(INTEGRATIONS, {...asked, settings: {...settings, calls_per_minute: callsPerMinute}}));
	return {sampleId, settings};
}

/**
 * So many final documents like a sample, made past the API and finalised by one statement as by a run: of each buyer in turn, so that each
 * has as many. Answers their numbers, in their order.
 */
export async function copyDocuments(
	{rows}: Pick<System, 'rows'>,
	{sampleId, documents, buyers}: Readonly<{sampleId: string; documents: number; buyers: number}>,
): Promise<string[]> {
	const copies = (table: string, of: string, changes: string): string =>
		`insert into ${table} select made.* from ${table} one cross join generate_series(1, ${documents}) n
		cross join lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${changes})) made where one.${of} = '${sampleId}'`;
	const buyer = `'tnt_buyer_' || (n % ${buyers})`;
	await rows(
		[
			copies(
				'invoice',
				'id',
				`'id', ${id('inv')}, 'tenant_id', ${buyer}, 'status', 'draft', 'number', 'AT-SIZE-' || n, 'sequence_number', 1000 + n,
				'finalized_at', null, 'search_text', null,
				'buyer_snapshot', one.buyer_snapshot || jsonb_build_object('company_name', 'Buyer ' || (n % ${buyers}))`,
			),
			copies('invoice_line', 'invoice_id', `'id', ${id('line')}, 'tenant_id', ${buyer}, 'invoice_id', ${id('inv')}`),
			`update invoice set status = 'finalized', finalized_at = now() where status = 'draft' and number like 'AT-SIZE-%'`,
			'analyze',
		].join(';\n'),
	);
	return Array.from({length: documents}, (_, index) => `AT-SIZE-${index + 1}`);
}
