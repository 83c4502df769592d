import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import {type BooksAnswer, type BooksFee, type InBooks, nameOfFee} from '../../domain/accounting/remote/remote-books.ts';
import {after, foreignFee, known, present} from '../books/answers.ts';
import {findByReference} from './find-by-reference.ts';
import type {MoneybirdClient} from './moneybird-client.ts';

const LIST = 'documents/general_journal_documents.json';
const journal = z.object({id: z.string().max(40), reference: z.string().nullish()});

/** A fee as a general journal document, from the account where money waits to that of fees; looked for on its day, and made once. */
export async function findOrMakeFee(client: MoneybirdClient, fee: BooksFee, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const foreign = foreignFee('Moneybird', fee);
	if (foreign) return foreign;
	const {amountMinor, currency, day, feesAccount, clearingAccount} = fee;
	const reference = nameOfFee(fee);
	return after(isNew ? known(undefined) : await findByReference(client, {path: LIST, day, schema: journal, reference}), async there => {
		if (there) return known({id: there.id});
		const amount = amountText(amountMinor < 0n ? -amountMinor : amountMinor, currency);
		const [debit, credit] = amountMinor > 0n ? [feesAccount, clearingAccount] : [clearingAccount, feesAccount];
		const entries = [
			{ledger_account_id: debit, debit: amount, credit: '0', description: reference},
			{ledger_account_id: credit, debit: '0', credit: amount, description: reference},
		];
		const body = {general_journal_document: {reference, date: day, general_journal_document_entries_attributes: entries}};
		const made = present(await client.call({method: 'POST', path: LIST, body}, journal), 'Moneybird');
		return after(made, async ({id}) => known({id}));
	});
}
