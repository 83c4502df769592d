import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import {type BooksAnswer, type BooksFee, type InBooks, nameOfFee} from '../../domain/accounting/remote/remote-books.ts';
import {after, foreignFee, known, present} from '../books/answers.ts';
import type {MoneybirdClient} from './moneybird-client.ts';

const PAGE = 100;
const PAGES_LIMIT = 20;

const journal = z.object({id: z.string().max(40), reference: z.string().nullish()});

/** A fee as a general journal document, from the account where money waits to that of fees; looked for on its day, and made once. */
export async function findOrMakeFee(client: MoneybirdClient, fee: BooksFee, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const foreign = foreignFee('Moneybird', fee);
	if (foreign) return foreign;
	const {amountMinor, currency, day, feesAccount, clearingAccount} = fee;
	const reference = nameOfFee(fee);
	return after(isNew ? known(undefined) : await find(client, day, reference), async there => {
		if (there) return known({id: there.id});
		const amount = amountText(amountMinor < 0n ? -amountMinor : amountMinor, currency);
		const [debit, credit] = amountMinor > 0n ? [feesAccount, clearingAccount] : [clearingAccount, feesAccount];
		const entries = [
			{ledger_account_id: debit, debit: amount, credit: '0', description: reference},
			{ledger_account_id: credit, debit: '0', credit: amount, description: reference},
		];
		const body = {general_journal_document: {reference, date: day, general_journal_document_entries_attributes: entries}};
		const made = present(await client.call({method: 'POST', path: 'documents/general_journal_documents.json', body}, journal), 'Moneybird');
		return after(made, async ({id}) => known({id}));
	});
}

/** Nothing filters by reference: the documents of the day are compared with it. */
async function find({call}: MoneybirdClient, day: string, reference: string): Promise<BooksAnswer<z.infer<typeof journal> | undefined>> {
	const date = day.replaceAll('-', '');
	const filter = encodeURIComponent(`period:${date}..${date}`);
	for (let page = 1; page <= PAGES_LIMIT; page++) {
		const path = `documents/general_journal_documents.json?filter=${filter}&per_page=${PAGE}&page=${page}`;
		const listed = await call({method: 'GET', path}, z.array(journal));
		if (listed.kind !== 'known') return listed;
		const found = listed.value?.find(one => one.reference === reference);
		if (found || (listed.value?.length ?? 0) < PAGE) return known(found);
	}

	return {kind: 'unclear', code: 'too_many_to_look_through'};
}
