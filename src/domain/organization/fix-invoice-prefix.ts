import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Partner} from './partner.ts';

/**
 * The prefix of a seller's document numbers, which from its first document on never changes. While it is not fixed the partner's row
 * is locked, so nobody changes the prefix meanwhile.
 */
export async function fixInvoicePrefix({em}: Unit, partnerId: IdOf<'partner'>): Promise<string> {
	const {isPrefixFixed, invoiceNumberPrefix} = await em.findOneOrFail(Partner, partnerId);
	if (isPrefixFixed) return invoiceNumberPrefix;
	const [row] = await em.execute<{invoice_number_prefix: string}[]>(
		'update partner set is_prefix_fixed = true where id = ? returning invoice_number_prefix',
		[partnerId],
	);
	return row?.invoice_number_prefix ?? invoiceNumberPrefix;
}
