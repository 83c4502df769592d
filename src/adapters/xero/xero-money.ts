import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {BooksAnswer, BooksMoney, InBooks} from '../../domain/accounting/remote/remote-books.ts';
import {after, known, refused} from '../books/answers.ts';
import {completed, element, judged, named, ofEach, only, present, type XeroClient} from './xero-client.ts';

const payment = z.object({PaymentID: z.string(), Reference: z.string().optional(), Amount: z.number()});
const allocation = z.object({AllocationID: z.string().optional(), Amount: z.number(), Invoice: z.object({InvoiceID: z.string()})});
const withContact = {Contact: z.object({ContactID: z.string()})};
const paidInvoices = z.object({
	Invoices: z.array(z.object({InvoiceID: z.string(), Payments: z.array(payment).default([]), ...withContact})),
});
const paidNotes = z.object({
	CreditNotes: z.array(
		z.object({CreditNoteID: z.string(), Payments: z.array(payment).default([]), Allocations: z.array(allocation).default([])}),
	),
});
const madePayments = z.object({Payments: z.array(element.extend({PaymentID: z.string().optional(), Reference: z.string().optional()}))});
const madeAllocations = z.object({Allocations: z.array(element.extend({AllocationID: z.string().optional()}))});
const madeInvoices = z.object({Invoices: z.array(element.extend({InvoiceID: z.string().optional()}))});
const foundInvoices = z.object({Invoices: z.array(z.object({InvoiceID: z.string(), InvoiceNumber: z.string().optional()}))});

/** Looked for by our name on what it pays, and made once. What is taken back whole is removed; what else goes out of an invoice is charged again. */
export async function findOrMakeMoney(client: XeroClient, money: BooksMoney, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const {documentId, documentKind, amountMinor, way, takesBack} = money;
	const comesIn = documentKind === 'credit_note' ? amountMinor < 0n : amountMinor > 0n;
	if (typeof way === 'object') {
		const set = {...money, noteId: way.creditNoteId, invoiceId: documentId};
		return amountMinor > 0n ? settle(client, set, isNew) : unsettle(client, set);
	}

	if (isNew && comesIn && takesBack === undefined) return makePayment(client, money);

	const of = await paymentsOf(client, money);
	return after(of, async ({payments, contactId}) => {
		const found = payments.find(({Reference: name}) => name === money.reference);
		if (found) return known({id: found.PaymentID});
		const taken = payments.find(({Reference: name}) => name !== undefined && name === money.takesBack);
		// The books knew it: what is not there any more was removed by an attempt whose answer was lost.
		if (money.takesBack !== undefined && !taken) return known({id: money.takesBack});
		if (comesIn) return makePayment(client, money);
		if (taken && Math.abs(taken.Amount) === Math.abs(Number(amountText(amountMinor, money.currency))))
			return removePayment(client, taken.PaymentID);
		return chargeBack(client, money, contactId);
	});
}

type Payments = Readonly<{payments: readonly z.infer<typeof payment>[]; contactId: string}>;

async function paymentsOf({call}: XeroClient, {documentId, documentKind}: BooksMoney): Promise<BooksAnswer<Payments>> {
	const id = encodeURIComponent(documentId);
	if (documentKind === 'credit_note') {
		const shown = present(await call({method: 'GET', path: `CreditNotes/${id}`}, paidNotes));
		return after(shown, async ({CreditNotes: [note]}) =>
			note ? known({payments: note.Payments, contactId: ''}) : refused('not_there', 'Xero does not know the credit note'),
		);
	}

	const shown = present(await call({method: 'GET', path: `Invoices/${id}`}, paidInvoices));
	return after(shown, async ({Invoices: [invoice]}) =>
		invoice
			? known({payments: invoice.Payments, contactId: invoice.Contact.ContactID})
			: refused('not_there', 'Xero does not know the invoice'),
	);
}

const positive = ({amountMinor, currency}: Pick<BooksMoney, 'amountMinor' | 'currency'>): string =>
	amountText(amountMinor < 0n ? -amountMinor : amountMinor, currency);

const makePayment = async (client: XeroClient, money: BooksMoney): Promise<BooksAnswer<InBooks>> =>
	only(await makePayments(client, [money]));

/** Money that comes in on documents, or goes back on credit notes, made by one call without being looked for. */
export async function makePayments({call, settings}: XeroClient, money: readonly BooksMoney[]): Promise<readonly BooksAnswer<InBooks>[]> {
	const accountOf = ({way}: BooksMoney) =>
		way === 'bank' ? (settings.bank_account ?? settings.clearing_account) : settings.clearing_account;
	return completed(
		money,
		one => (accountOf(one) ? undefined : refused('no_account', 'No account is set that payments go to: add clearing_account')),
		async ready => {
			const body = {
				Payments: ready.map(one => ({
					...(one.documentKind === 'credit_note' ? {CreditNote: {CreditNoteID: one.documentId}} : {Invoice: {InvoiceID: one.documentId}}),
					...{Account: {Code: accountOf(one)}, Date: one.day, Amount: positive(one), Reference: one.reference},
				})),
			};
			const made = present(await call({method: 'PUT', path: 'Payments?summarizeErrors=false', body}, madePayments));
			if (made.kind !== 'known') return ofEach(ready, made);
			const {Payments: list} = made.value;
			return ready.map(({reference}, index) => {
				const one = named(list, index, {wanted: reference, nameOf: ({Reference: theirs}) => theirs});
				return judged(one, inBooks(one?.PaymentID));
			});
		},
	);
}

async function removePayment({call}: XeroClient, id: string): Promise<BooksAnswer<InBooks>> {
	const removed = await call({method: 'POST', path: `Payments/${encodeURIComponent(id)}`, body: {Status: 'DELETED'}}, z.unknown());
	return after(removed, async () => known({id}));
}

/** Money that leaves an invoice is charged again, by a document of its own name on the account where money waits. */
async function chargeBack({call, settings}: XeroClient, money: BooksMoney, contactId: string): Promise<BooksAnswer<InBooks>> {
	const {clearing_account: account} = settings;
	if (!account) return refused('no_account', 'No account is set that payments go to: add clearing_account');
	const number = `${money.documentNumber}-${money.reference}`;
	const listed = present(await call({method: 'GET', path: `Invoices?InvoiceNumbers=${encodeURIComponent(number)}&page=1`}, foundInvoices));
	return after(listed, async ({Invoices: list}) => {
		const found = list.find(({InvoiceNumber: theirs}) => theirs === number);
		if (found) return known({id: found.InvoiceID});
		const line = {
			Description: `${money.documentNumber}, taken back`,
			Quantity: 1,
			UnitAmount: positive(money),
			AccountCode: account,
			TaxType: 'NONE',
		};
		const given = {
			...{Type: 'ACCREC', Contact: {ContactID: contactId}, InvoiceNumber: number, Date: money.day, DueDate: money.day},
			...{CurrencyCode: money.currency, LineAmountTypes: 'NoTax', Status: 'AUTHORISED', LineItems: [line]},
		};
		const made = present(await call({method: 'PUT', path: 'Invoices?summarizeErrors=false', body: {Invoices: [given]}}, madeInvoices));
		return after(made, async ({Invoices: [one]}) => judged(one, inBooks(one?.InvoiceID)));
	});
}

const inBooks = (id: string | undefined): InBooks | undefined => (id ? {id} : undefined);

type Settlement = Pick<BooksMoney, 'amountMinor' | 'currency' | 'day'> & Readonly<{noteId: string; invoiceId: string}>;

async function allocationsOf(
	{call}: XeroClient,
	{noteId, invoiceId, ...money}: Settlement,
): Promise<BooksAnswer<z.infer<typeof allocation> | undefined>> {
	const shown = present(await call({method: 'GET', path: `CreditNotes/${encodeURIComponent(noteId)}`}, paidNotes));
	return after(shown, async ({CreditNotes: [note]}) =>
		known(note?.Allocations.find(one => one.Invoice.InvoiceID === invoiceId && one.Amount === Number(positive(money)))),
	);
}

/** What of a credit note lowers an invoice, once. */
export async function settle(client: XeroClient, settlement: Settlement, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const {noteId, invoiceId, day} = settlement;
	return after(isNew ? known(undefined) : await allocationsOf(client, settlement), async found => {
		if (found) return known({id: found.AllocationID ?? noteId});
		const body = {Allocations: [{Amount: positive(settlement), Invoice: {InvoiceID: invoiceId}, Date: day}]};
		const path = `CreditNotes/${encodeURIComponent(noteId)}/Allocations?summarizeErrors=false`;
		const made = present(await client.call({method: 'PUT', path, body}, madeAllocations));
		return after(made, async ({Allocations: [one]}) => judged(one, inBooks(one?.AllocationID ?? noteId)));
	});
}

/** What is not there any more was taken back by an attempt whose answer was lost. */
async function unsettle(client: XeroClient, settlement: Settlement): Promise<BooksAnswer<InBooks>> {
	const {noteId} = settlement;
	return after(await allocationsOf(client, settlement), async found => {
		if (!found?.AllocationID) return known({id: noteId});
		const path = `CreditNotes/${encodeURIComponent(noteId)}/Allocations/${encodeURIComponent(found.AllocationID)}`;
		return after(await client.call({method: 'DELETE', path}, z.unknown()), async () => known({id: noteId}));
	});
}
