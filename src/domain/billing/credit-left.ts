import {arrayLiteral} from '../platform/array-literal.ts';
import {decimalOf} from '../platform/decimal.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {type BilledLine, leftOf} from './credit-lines.ts';
import type {InvoiceLine} from './invoice-line.ts';

type Row = {line_id: IdOf<'invoiceLine'>; net: string; tax: string};

/** What is left to be credited of the lines of a final invoice. Whatever gives back of them counts, drafts too, unless it is void. */
export async function creditLeft({em}: Unit, lines: readonly InvoiceLine[]): Promise<BilledLine[]> {
	const rows: Row[] = await em.execute(
		`select l.credited_line_id as line_id, -sum(l.amount_minor) as net, -sum(l.tax_minor) as tax
		 from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.credited_line_id = any(?::text[]) and i.status <> 'void' group by l.credited_line_id`,
		[arrayLiteral(lines.map(({id}) => id))],
	);
	const billed = lines.map(line => ({
		...{id: line.id, netMinor: line.amountMinor, taxMinor: line.taxMinor},
		...{category: line.taxCategory ?? 'S', rate: line.taxRate ?? decimalOf(0n)},
	}));
	return leftOf(billed, new Map(rows.map(row => [row.line_id, {netMinor: BigInt(row.net), taxMinor: BigInt(row.tax)}])));
}
