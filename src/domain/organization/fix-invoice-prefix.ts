import type {Unit} from '../platform/unit.ts';
import type {Partner} from './partner.ts';

/**
 * The prefix of a seller's document numbers, which from its first document on never changes. While it is not fixed the partner's row
 * is locked, so nobody changes the prefix meanwhile.
 */
export async function fixInvoicePrefix({em}: Unit, partner: Partner): Promise<string> {
	if (partner.isPrefixFixed) return partner.invoiceNumberPrefix;
	const [row] = await em.execute<{invoice_number_prefix: string}[]>(
		'update partner set is_prefix_fixed = true where id = ? returning invoice_number_prefix',
		[partner.id],
	);
	return row?.invoice_number_prefix ?? partner.invoiceNumberPrefix;
}
