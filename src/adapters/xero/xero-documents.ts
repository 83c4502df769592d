import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import {
	type BooksAnswer,
	type BooksDocument,
	type InBooks,
	type ToldDocument,
	UNCLEAR,
} from '../../domain/accounting/remote/remote-books.ts';
import {accountMissing, after, differenceOf, known, refused} from '../books/answers.ts';
import {completed, element, judged, named, ofEach, present, type XeroClient} from './xero-client.ts';
import {settle} from './xero-money.ts';

const DESCRIPTION_LIMIT = 4000;

/** One that was not made has no amounts. */
const amounts = {SubTotal: z.number().default(0), Total: z.number().default(0), Status: z.string().default('')};
const invoice = element.extend({
	...amounts,
	InvoiceID: z.string().default(''),
	InvoiceNumber: z.string().optional(),
	Type: z.string().optional(),
});
const note = element.extend({
	...amounts,
	CreditNoteID: z.string().default(''),
	CreditNoteNumber: z.string().optional(),
	Type: z.string().optional(),
});
const invoices = z.object({Invoices: z.array(invoice)});
const notes = z.object({CreditNotes: z.array(note)});

type Made = Readonly<{id: string; net: number; gross: number; status: string}>;

/** Invoices, those that may be there looked for by their numbers in one call, and all that are not there made by another. */
export async function findOrMakeInvoices(client: XeroClient, told: readonly ToldDocument[]): Promise<readonly BooksAnswer<InBooks>[]> {
	const asked = told.filter(({isNew}) => !isNew);
	const found = asked.length > 0 ? await findInvoices(client, asked) : known([]);
	const list = found.kind === 'known' ? found.value : [];
	const made = await completed(
		told,
		({document: {number}, isNew}) => {
			if (!isNew && found.kind !== 'known') return ofEach(asked, found)[0];
			const one = list.find(({InvoiceNumber: theirs, Type: type}) => theirs === number && type !== 'ACCPAY');
			return one && known(madeInvoice(one));
		},
		async missing => makeInvoices(client, missing),
	);
	return told.map(({document}, index) => {
		const answer = made[index] ?? UNCLEAR;
		return answer.kind === 'known' ? inBooks(document, answer.value) : answer;
	});
}

/** A credit note, found by its number or made, and set off against its invoice. */
export async function findOrMakeNote(client: XeroClient, {contactId, document, isNew}: ToldDocument): Promise<BooksAnswer<InBooks>> {
	const found = isNew ? known(undefined) : await findNote(client, document);
	const made = await after(found, async there => (there ? known(there) : makeNote(client, contactId, document)));
	return after(made, async one =>
		after(inBooks(document, one), async result => {
			const {settles, day, currency} = document;
			if (!settles) return known(result);
			const {documentId: invoiceId, amountMinor} = settles;
			const settled = await settle(client, {noteId: one.id, invoiceId, amountMinor, day, currency}, isNew);
			return after(settled, async () => known(result));
		}),
	);
}

function inBooks(document: BooksDocument, {id, net, gross, status}: Made): BooksAnswer<InBooks> {
	if (status === 'VOIDED' || status === 'DELETED') return refused('voided', `${document.number} was voided at Xero`);
	const difference = differenceOf('Xero', {net: net.toFixed(2), gross: gross.toFixed(2)}, document);
	return known({id, ...(difference && {difference})});
}

async function findInvoices({call}: XeroClient, told: readonly ToldDocument[]): Promise<BooksAnswer<readonly z.infer<typeof invoice>[]>> {
	const numbers = encodeURIComponent(told.map(({document: {number}}) => number).join(','));
	const listed = present(await call({method: 'GET', path: `Invoices?InvoiceNumbers=${numbers}&page=1`}, invoices));
	return after(listed, async ({Invoices: list}) => known(list));
}

async function findNote({call}: XeroClient, {number}: BooksDocument): Promise<BooksAnswer<Made | undefined>> {
	const where = encodeURIComponent(`CreditNoteNumber=="${number}"`);
	const listed = present(await call({method: 'GET', path: `CreditNotes?where=${where}&page=1`}, notes));
	return after(listed, async ({CreditNotes: list}) => {
		const one = list.find(({CreditNoteNumber: theirs, Type: type}) => theirs === number && type !== 'ACCPAYCREDIT');
		return known(one && madeNote(one));
	});
}

const madeNote = (one: z.infer<typeof note>): Made => ({id: one.CreditNoteID, net: -one.SubTotal, gross: -one.Total, status: one.Status});

const madeInvoice = (one: z.infer<typeof invoice>): Made => ({id: one.InvoiceID, net: one.SubTotal, gross: one.Total, status: one.Status});

/** Made by one call; those of which the settings name no account are refused before it. */
async function makeInvoices(client: XeroClient, told: readonly ToldDocument[]): Promise<readonly BooksAnswer<Made>[]> {
	const {call, settings} = client;
	return completed(
		told,
		({document}) => accountMissing(document, settings.revenue_accounts),
		async ready => {
			const given = ready.map(({contactId, document}) => {
				const {number, day, dueDay} = document;
				return {...headOf(client, contactId, document), Type: 'ACCREC', InvoiceNumber: number, DueDate: dueDay ?? day};
			});
			const made = present(await call({method: 'PUT', path: 'Invoices?summarizeErrors=false', body: {Invoices: given}}, invoices));
			if (made.kind !== 'known') return ofEach(ready, made);
			const {Invoices: list} = made.value;
			return ready.map(({document: {number}}, index) => {
				const one = named(list, index, {wanted: number, nameOf: ({InvoiceNumber: theirs}) => theirs});
				return judged(one, one && madeInvoice(one));
			});
		},
	);
}

async function makeNote(client: XeroClient, contactId: string, document: BooksDocument): Promise<BooksAnswer<Made>> {
	const missing = accountMissing(document, client.settings.revenue_accounts);
	if (missing) return missing;
	const {number, corrects} = document;
	const given = {
		...headOf(client, contactId, document),
		...{Type: 'ACCRECCREDIT', CreditNoteNumber: number, ...(corrects && {Reference: corrects})},
	};
	const made = present(await client.call({method: 'PUT', path: 'CreditNotes?summarizeErrors=false', body: {CreditNotes: [given]}}, notes));
	return after(made, async ({CreditNotes: [one]}) => judged(one, one && madeNote(one)));
}

/** What invoices and credit notes have alike; amounts of both are above zero there. */
function headOf({settings}: XeroClient, contactId: string, {kind, number, day, currency, groups}: BooksDocument) {
	const lines = groups.map(({description, netMinor, vatKey, revenueRole}) => ({
		...{
			Description: description.slice(0, DESCRIPTION_LIMIT) || number,
			Quantity: 1,
			UnitAmount: amountText(kind === 'credit_note' ? -netMinor : netMinor, currency),
		},
		AccountCode: settings.revenue_accounts[revenueRole as keyof typeof settings.revenue_accounts],
		TaxType: settings.tax_rates[vatKey],
	}));
	return {
		...{Contact: {ContactID: contactId}, Date: day, CurrencyCode: currency, LineAmountTypes: 'Exclusive', Status: 'AUTHORISED'},
		...{SentToContact: true, LineItems: lines},
	};
}
