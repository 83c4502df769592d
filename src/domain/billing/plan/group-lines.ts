import type {Account} from '../../charges/account.ts';
import {MAX_MINOR} from '../../platform/values/money.ts';
import type {DocumentType} from '../invoice.ts';
import type {Parties} from '../parties.ts';
import {decideDocument} from '../tax/decide-document.ts';
import type {Background} from './background.ts';
import type {JudgedLine} from './judge.ts';

type Amount = Readonly<{amountMinor: bigint}>;

/** Whether lines come to a document at all: only lines of 0, or none, do not. */
export const isDocument = (lines: readonly Amount[]): boolean => lines.some(({amountMinor}) => amountMinor !== 0n);

/** A document below zero, VAT included, gives back: it is a credit note. */
export const documentTypeFor = (totalMinor: bigint): DocumentType => (totalMinor < 0n ? 'credit_note' : 'invoice');

/** Lines that stand on one document, and whose it is. */
export type LineGroup<Line> = Readonly<{
	lines: readonly Line[];
	parties: Parties;
	documentType: DocumentType;
	/** The buyer's number of the order that all of them are charged to. */
	purchaseOrder: string | null;
}>;

/** What a document of two sellers' or buyers' data would say of one of them that is not so. */
const identityOf = ({seller, buyer}: Parties): string =>
	JSON.stringify([
		...[seller.legal_name, seller.address_line1, seller.address_line2, seller.postal_code, seller.city, seller.state, seller.country_code],
		...[seller.vat_number, seller.registration_number, seller.oss_registered, seller.vat_currency],
		...[buyer?.company_name, buyer?.address_line1, buyer?.address_line2, buyer?.postal_code, buyer?.city, buyer?.state],
		...[buyer?.country_code, buyer?.tax_exempt],
	]);

/** Whether what is given back of an invoice may stand on a document of today: it names the same seller and buyer, who may have got a VAT number. */
export function mayStandTogether(then: Parties, now: Parties): boolean {
	const number = then.buyer?.vat_number;
	return identityOf(then) === identityOf(now) && (!number || number === now.buyer?.vat_number);
}

/**
 * The lines of an account that may stand on one document together. What gives back has the seller and buyer of what it gives back: where
 * they are others today it stands apart, and so does what waits for an invoice that is a draft still. Lines outside the scope of VAT (O)
 * stand apart from the others (EN 16931 BR-O-11 to BR-O-14), each reason for exemption by itself (BR-E-01), and what would come to more
 * than the limit of amounts. Groups that come to nothing are left out; the others are in the order of their first lines, invoices first.
 */
export function groupLines<Line extends JudgedLine>(account: Account, lines: readonly Line[], background: Background): LineGroup<Line>[] {
	const now = background.partiesNow(account);
	const today = background.today(account.partnerId);
	const byParties = Map.groupBy(lines, line => `${line.purchaseOrder ?? ''}\n${partiesKey(line, now, background)}`);
	const groups = [...byParties.values()].flatMap(together => {
		const [first] = together;
		const purchaseOrder = first?.purchaseOrder ?? null;
		const parties = first && partiesKey(first, now, background) === NOW ? now : partiesThen(together, now, background);
		const {taxes} = decideDocument(together, parties, today);
		const firstReason = taxes.find(({exemptionReason}) => exemptionReason)?.exemptionReason ?? null;
		const byTax = Map.groupBy(
			together.map((line, index) => ({line, tax: taxes[index]})),
			({tax}) => `${tax?.category === 'O'} ${tax?.exemptionReason && tax.exemptionReason !== firstReason ? tax.exemptionReason : ''}`,
		);
		return [...byTax.values()]
			.flatMap(tagged => withinLimit(tagged.map(({line}) => line)))
			.map(group => ({lines: group, parties, purchaseOrder}));
	});
	return groups
		.filter(group => isDocument(group.lines))
		.map(group => ({...group, documentType: documentTypeFor(decideDocument(group.lines, group.parties, today).totals.totalMinor)}))
		.toSorted((one, other) => Number(one.documentType !== 'invoice') - Number(other.documentType !== 'invoice'));
}

const NOW = 'now';

function partiesKey({creditedLineId}: JudgedLine, now: Parties, {invoiceOfLine}: Background): string {
	const invoice = creditedLineId ? invoiceOfLine(creditedLineId) : undefined;
	if (!invoice) return NOW;
	if (!invoice.sellerSnapshot) return `draft ${invoice.id}`;
	const then = {seller: invoice.sellerSnapshot, buyer: invoice.buyerSnapshot ?? null};
	return mayStandTogether(then, now) ? NOW : `then ${identityOf(then)} ${then.buyer?.vat_number}`;
}

function partiesThen([first]: readonly JudgedLine[], now: Parties, {invoiceOfLine}: Background): Parties {
	const invoice = first?.creditedLineId ? invoiceOfLine(first.creditedLineId) : undefined;
	return invoice?.sellerSnapshot ? {seller: invoice.sellerSnapshot, buyer: invoice.buyerSnapshot ?? null} : now;
}

/** VAT at its highest, with room to spare: no document of less than this comes to more than the limit with its VAT. */
const NET_LIMIT = MAX_MINOR / 2n;

/** Lines of some size each, in their order, as many together as stay within the limit of amounts. */
function withinLimit<Line extends Amount>(lines: readonly Line[]): Line[][] {
	const groups: Line[][] = [];
	let size = 0n;
	for (const line of lines) {
		const lineSize = line.amountMinor < 0n ? -line.amountMinor : line.amountMinor;
		const last = size + lineSize <= NET_LIMIT ? groups.at(-1) : undefined;
		if (last) last.push(line);
		else groups.push([line]);
		size = last ? size + lineSize : lineSize;
	}

	return groups;
}
