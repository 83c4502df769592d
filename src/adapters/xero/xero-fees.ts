import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import {type BooksAnswer, type BooksFee, type InBooks, nameOfFee} from '../../domain/accounting/remote/remote-books.ts';
import {after, foreignFee, known} from '../books/answers.ts';
import {element, judged, present, type XeroClient} from './xero-client.ts';

const found = z.object({ManualJournals: z.array(z.object({ManualJournalID: z.string(), Narration: z.string().optional()}))});
const made = z.object({ManualJournals: z.array(element.extend({ManualJournalID: z.string().optional()}))});

/**
 * A fee as a manual journal, from the account where money waits to that of fees; looked for by its narration, and made once. Xero takes none
 * that is on debtors, creditors or a bank account.
 */
export async function findOrMakeFee({call}: XeroClient, fee: BooksFee, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const foreign = foreignFee('Xero', fee);
	if (foreign) return foreign;
	const {amountMinor, currency, day, feesAccount, clearingAccount} = fee;
	const narration = nameOfFee(fee);
	const where = encodeURIComponent(`Narration=="${narration}"`);
	const listed = isNew
		? known({ManualJournals: []})
		: present(await call({method: 'GET', path: `ManualJournals?where=${where}&page=1`}, found));
	return after(listed, async ({ManualJournals: list}: z.infer<typeof found>) => {
		const there = list.find(({Narration: theirs}) => theirs === narration);
		if (there) return known({id: there.ManualJournalID});
		const line = (AccountCode: string, minor: bigint) => ({LineAmount: amountText(minor, currency), AccountCode, TaxType: 'NONE'});
		const lines = [line(feesAccount, amountMinor), line(clearingAccount, -amountMinor)];
		const body = {ManualJournals: [{Narration: narration, Date: day, Status: 'POSTED', JournalLines: lines}]};
		const answer = present(await call({method: 'PUT', path: 'ManualJournals?summarizeErrors=false', body}, made));
		return after(answer, async ({ManualJournals: [one]}) => judged(one, one?.ManualJournalID ? {id: one.ManualJournalID} : undefined));
	});
}
