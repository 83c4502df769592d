import type {einvoiceFormats} from '../../organization/billing-profile.ts';
import type {EInvoice} from './einvoice.ts';
import {isOnPeppol} from './identifiers.ts';

/** What a buyer can have an e-invoice in. */
export type EInvoiceFormat = (typeof einvoiceFormats)[number];

/** Whose rules an e-invoice keeps besides those of EN 16931. */
export type RuleSet = 'en16931' | 'peppol' | 'xrechnung';

/** The rules of a format: UBL is Peppol's where both sides can be reached there. */
export function ruleSetOf(format: EInvoiceFormat, {seller, buyer}: Pick<EInvoice, 'seller' | 'buyer'>): RuleSet {
	if (format === 'xrechnung') return 'xrechnung';
	return format === 'ubl' && isOnPeppol(seller.endpoint) && isOnPeppol(buyer.endpoint) ? 'peppol' : 'en16931';
}

/** What an e-invoice says of itself: BT-24, and BT-23 where the rules want it. */
export const specifications: Readonly<Record<RuleSet, Readonly<{customization: string; process?: string}>>> = {
	en16931: {customization: 'urn:cen.eu:en16931:2017'},
	peppol: {
		customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
		process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
	},
	xrechnung: {
		customization: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
		process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
	},
};

/** Whether a format is a PDF with the XML inside. */
export const isHybrid = (format: EInvoiceFormat): boolean => format === 'zugferd' || format === 'facturx';

/** BT-10: the Leitweg-ID comes first in an XRechnung, what the buyer asked for in all others. */
export const buyerReferenceIn = (rules: RuleSet, {buyerReference, leitwegId}: EInvoice): string =>
	rules === 'xrechnung' && leitwegId ? leitwegId : buyerReference;
