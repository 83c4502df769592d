import type {Payment} from '../billing/payment.ts';
import {capitalised} from '../platform/values/capitalised.ts';
import type {Currency} from '../platform/values/currencies.ts';
import {type Day, dayOf} from '../platform/values/period.ts';
import type {BookedDocument} from './booked-document.ts';
import {type MovementBackground, prepaymentIdOf} from './load-background.ts';
import type {Movement} from './movement.ts';
import type {EntryKind} from './sync-entry.ts';

/** What money did, by the payment that says it. */
export function kindOfPayment({provider, amountMinor, sourceId}: Payment): EntryKind {
	const isIn = amountMinor > 0n;
	if (provider === 'credit') return isIn ? 'set_off' : 'reversal';
	// What a refund took out comes back when it fails.
	if (sourceId?.startsWith('rf_')) return isIn ? 'reversal' : 'refund';
	if (isIn) return 'payment';
	return sourceId ? 'reversal' : 'refund';
}

/** A movement, as books understand it. */
export type ToldEntry = Readonly<{
	kind: EntryKind;
	/** The day on it, in the seller's zone. */
	day: Day;
	currency: Currency;
	amountMinor: bigint;
	/** The document that it is, or that it is booked on. */
	invoice: BookedDocument | undefined;
	/** The open item that changes: a document's or a prepayment's; none by a fee or a payout. */
	itemId: string | null;
	/** Of what is set off, the item whose credit it was: a credit note's or a prepayment's. */
	from: Readonly<{id: string; note: BookedDocument | undefined}> | undefined;
	/** How money came or went, or who took it; none for a document. */
	provider: Payment['provider'] | undefined;
	debtorName: string | null;
	reference: string | null;
	text: string;
}>;

const words: Readonly<Record<EntryKind, string>> = {
	invoice: 'Invoice',
	credit_note: 'Credit note',
	payment: 'Payment',
	refund: 'Refund',
	set_off: 'Set-off',
	reversal: 'Reversal',
	fee: 'Fee',
	payout: 'Payout',
};

const textOf = (kind: EntryKind, number: string | null | undefined, debtorName: string | null): string =>
	[words[kind], number, debtorName].filter(Boolean).join(' ');

/** What a movement tells; undefined when what it is about is not there any more. */
export function toldBy(movement: Movement, background: MovementBackground): ToldEntry | undefined {
	const invoice = background.invoice(movement.invoiceId);
	const zone = background.partner.timeZone;
	if (movement.kind === 'balance_transaction') return toldByBalance(movement, background);
	const debtorName = invoice?.buyerSnapshot?.company_name ?? background.nameOf(movement.tenantId ?? '');
	if (movement.kind === 'document') {
		if (!invoice?.issueDate) return undefined;
		const kind = invoice.documentType;
		const reference = background.invoice(invoice.referencedInvoiceId)?.number ?? null;
		return {
			...{kind, day: invoice.issueDate, currency: invoice.currency, amountMinor: invoice.totalMinor, invoice, itemId: invoice.id},
			...{from: undefined, provider: undefined, debtorName, reference, text: textOf(kind, invoice.number, debtorName)},
		};
	}

	if (movement.kind === 'payment') {
		const payment = background.payment(movement.resourceId);
		if (!payment || !invoice) return undefined;
		const [kind, {currency, amountMinor, provider}] = [kindOfPayment(payment), payment];
		const note = background.invoice(payment.creditNoteId);
		const fromId = payment.creditNoteId ?? payment.prepaymentId;
		const reference = payment.reference ?? note?.number ?? payment.prepaymentId ?? payment.sourceId ?? null;
		return {
			...{kind, day: dayOf(payment.paidAt, zone), currency, amountMinor, invoice, itemId: invoice.id, provider, debtorName},
			...{from: fromId ? {id: fromId, note} : undefined, reference, text: textOf(kind, invoice.number, debtorName)},
		};
	}

	const prepayment = background.prepayment(prepaymentIdOf(movement));
	if (!prepayment) return undefined;
	const kind = movement.amountMinor < 0n ? 'reversal' : 'payment';
	return {
		...{kind, day: dayOf(movement.occurredAt, zone), currency: prepayment.currency, amountMinor: movement.amountMinor},
		...{invoice: undefined, itemId: prepayment.id, from: undefined, provider: prepayment.provider, debtorName},
		...{reference: prepayment.sourceId, text: textOf(kind, 'in advance', debtorName)},
	};
}

/** A fee stands with the document whose payment it was for, a payout with nobody. */
function toldByBalance(movement: Movement, background: MovementBackground): ToldEntry | undefined {
	const balance = background.balance(movement.resourceId);
	if (!balance) return undefined;
	const {kind, currency, amountMinor, provider, tenantId} = balance;
	const invoice = background.invoice(movement.invoiceId);
	const debtorName = tenantId ? (invoice?.buyerSnapshot?.company_name ?? background.nameOf(tenantId)) : null;
	return {
		...{kind, day: dayOf(balance.occurredAt, background.partner.timeZone), currency, amountMinor, invoice, itemId: null, from: undefined},
		...{provider, debtorName, reference: balance.providerId, text: textOf(kind, invoice?.number, debtorName ?? capitalised(provider))},
	};
}
