import type {Unit} from '../../platform/unit/unit.ts';
import {decimalOf, formatPercentage} from '../../platform/values/decimal.ts';
import type {BookedDocument, BookedLine} from '../booked-document.ts';
import {isOneStopShop, revenueRoleOf, type Taxed} from '../journal/plan-document.ts';
import type {BooksGroup} from './remote-books.ts';

/** Documents that are looked through for how they are taxed: the newest ones. */
const LOOK_BACK_LIMIT = 1000;

const ZERO = decimalOf(0n);

/** How something is taxed, as a mapping names it: `S 21.00`, `AE 0.00`; `S 19.00 DE` where another state's VAT is charged. */
const vatKeyOf = (invoice: BookedDocument, taxed: Taxed): string =>
	[taxed.category, formatPercentage(taxed.rate), ...(isOneStopShop(invoice, taxed) ? [invoice.vatDetails?.buyer_country] : [])].join(' ');

/** A document by how its lines are taxed: one group for each key and kind of revenue. The VAT of a group stands with its first part. */
export function booksGroups(invoice: BookedDocument, lines: readonly BookedLine[]): BooksGroup[] {
	const byKey = Map.groupBy(lines, line => {
		const taxed = {category: line.taxCategory ?? ('O' as const), rate: line.taxRate ?? ZERO};
		return `${vatKeyOf(invoice, taxed)}|${revenueRoleOf(invoice, taxed)}`;
	});
	return [...byKey].map(([key, members]) => {
		const [vatKey = '', revenueRole = ''] = key.split('|');
		const sum = (of: (line: BookedLine) => bigint): bigint => members.reduce((total, line) => total + of(line), 0n);
		const [first] = members;
		const description = members.length === 1 && first ? first.description : `${invoice.number}, ${vatKey}`;
		return {description, vatKey, revenueRole, netMinor: sum(line => line.amountMinor), vatMinor: sum(line => line.taxMinor)};
	});
}

type Row = {category: string; rate: string | null; country: string | null};

/** How a seller's newest documents are taxed, by keys. */
export async function vatKeysOf({em}: Unit, partnerId: string): Promise<string[]> {
	const rows = await em.execute<Row[]>(
		`select distinct b->>'category' as category, b->>'rate' as rate,
		   case when d.vat->>'case' = '6' and b->>'category' = 'S' and (d.seller->>'oss_registered')::boolean then d.vat->>'buyer_country' end
		   as country
		 from (select vat_details as vat, seller_snapshot as seller from invoice
		   where partner_id = ? and number is not null order by created_at desc, id desc limit ?) d
		 cross join lateral jsonb_array_elements(d.vat->'breakdown') b order by 1, 2, 3`,
		[partnerId, LOOK_BACK_LIMIT],
	);
	return rows.map(({category, rate, country}) => [category, rate ?? '0.00', ...(country ? [country] : [])].join(' '));
}
