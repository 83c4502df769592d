import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {dataOf} from './payments/stories.ts';
import type {World} from './world.ts';

export const INTEGRATIONS = '/admin/accounting/integrations';

/** What stands on an account, as the trial balance says it. */
export type Balance = Readonly<{account: string; role: string; debit_cents: number; credit_cents: number; closing_cents: number}>;

/** Days in which every test's story lies. */
export const ALL_DAYS = 'from=2024-01-01&to=2030-01-01';

/** The books of a seller that are kept here, and what can be asked of them. */
export async function keepBooks(world: World, partner: string, settings: Record<string, unknown> = {}) {
	const {id} = dataOf(await world.operator.post(INTEGRATIONS, {provider: 'journal', name: 'Books', partner_id: partner, settings}));
	return booksOf(world, id);
}

/** The same of an integration that is there. */
export function booksOf(world: World, id: string) {
	const at = `${INTEGRATIONS}/${id}`;
	return {
		id,
		at,
		log: async () => dataOf(await world.operator.get(`${at}/sync-log?page_size=100`)),
		async balances(span = ALL_DAYS): Promise<readonly Balance[]> {
			const balance = dataOf(await world.operator.get(`${at}/trial-balance?${span}`));
			if (balance.debit_cents !== balance.credit_cents) throw new Error('the debits are not the credits');
			return balance.accounts;
		},
		async sync(asked: Record<string, unknown> = {}) {
			const {id: runId} = dataOf(await world.operator.post(`${at}/sync`, asked));
			await world.drain();
			return dataOf(await world.operator.get(`/admin/runs/${runId}`));
		},
	};
}

/** What stands on each account, by its number. */
export const closing = (balances: readonly Balance[]): Record<string, number> =>
	Object.fromEntries(balances.map(({account, closing_cents: cents}) => [account, cents]));

/** What stands on the accounts of some roles together. */
export const standing = (balances: readonly Balance[], ...beginnings: readonly string[]): number =>
	balances
		.filter(({role}) => beginnings.some(beginning => role.startsWith(beginning)))
		.reduce((sum, {closing_cents: cents}) => sum + cents, 0);

type Sums = Readonly<{open: number; net: number; tax: number}>;

/** What a seller's documents and prepayments say: what is open, what they come to without VAT, and the VAT. Of one currency. */
export const sumsOfDocuments = async (world: World, partner: string): Promise<Sums> =>
	asSystem(world.inUnit, {because: 'a test adds up documents', readOnly: true}, async ({em}) => {
		const [row] = await em.execute<{open: string; net: string; tax: string}[]>(
			`select
			   coalesce(sum(case when status = 'void' then 0 when document_type = 'invoice'
			     then greatest(total_minor - amount_paid_minor - amount_credited_minor, 0)
			     else least(total_minor - amount_paid_minor - amount_credited_minor, 0) end), 0)
			   - (select coalesce(sum(amount_minor - used_minor), 0) from prepayment where partner_id = ?) as open,
			   coalesce(sum(subtotal_minor), 0) as net, coalesce(sum(tax_minor), 0) as tax
			 from invoice where partner_id = ? and number is not null`,
			[partner, partner],
		);
		return {open: Number(row?.open), net: Number(row?.net), tax: Number(row?.tax)};
	});

/** Every posting of a journal with its lines, in their order, without the ids. */
export const journalOf = async (world: World, integrationId: string): Promise<unknown[]> =>
	asSystem(world.inUnit, {because: 'a test reads a journal', readOnly: true}, async ({em}) =>
		em.execute(
			`select p.fiscal_year, p.number, p.kind, p.posting_date::text, p.document_date::text, p.document_number, p.reference,
			   p.debtor_number, p.text, l.order_index, l.account, l.debit_minor::text, l.credit_minor::text, l.document_debit_minor::text,
			   l.document_credit_minor::text, l.item_id, l.vat_case, l.vat_category, l.vat_rate::text, l.vat_country
			 from journal_posting p join journal_line l on l.posting_id = p.id
			 where p.integration_id = ? order by p.fiscal_year, p.number, l.order_index`,
			[integrationId],
		),
	);
