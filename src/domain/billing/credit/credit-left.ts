import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {decimalOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {type BilledLine, type GivenBack, leftOf} from './credit-lines.ts';

type Row = {line_id: IdOf<'invoiceLine'>; net: string; tax: string};

/** What was given back of lines so far. Whatever gives back of them counts, drafts too, unless it is void. */
async function givenBack({em}: Unit, ids: readonly IdOf<'invoiceLine'>[]): Promise<GivenBack> {
	if (ids.length === 0) return new Map();
	const rows: Row[] = await em.execute(
		`select l.credited_line_id as line_id, -sum(l.amount_minor) as net, -sum(l.tax_minor) as tax
		 from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.credited_line_id = any(?::text[]) and i.status <> 'void' group by l.credited_line_id`,
		[arrayLiteral(ids)],
	);
	return new Map(rows.map(row => [row.line_id, {netMinor: BigInt(row.net), taxMinor: BigInt(row.tax)}]));
}

/** What is left to be credited of the lines of a final invoice. */
export async function creditLeft(unit: Unit, lines: readonly InvoiceLine[]): Promise<BilledLine[]> {
	const billed = lines.map(line => ({
		...{id: line.id, netMinor: line.amountMinor, taxMinor: line.taxMinor},
		...{category: line.taxCategory ?? 'S', rate: line.taxRate ?? decimalOf(0n)},
	}));
	return leftOf(
		billed,
		await givenBack(
			unit,
			lines.map(({id}) => id),
		),
	);
}

/** What is left of the net amount of each of some lines, of whichever documents, by id. */
export async function netLeft(unit: Unit, lines: readonly InvoiceLine[]): Promise<ReadonlyMap<string, bigint>> {
	const given = await givenBack(
		unit,
		lines.map(({id}) => id),
	);
	return new Map(lines.map(({id, amountMinor}) => [id, amountMinor - (given.get(id)?.netMinor ?? 0n)]));
}
