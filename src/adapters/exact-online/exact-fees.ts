import {amountText} from '../../domain/accounting/files/amount-text.ts';
import {type BooksAnswer, type BooksFee, type InBooks, nameOfFee} from '../../domain/accounting/remote/remote-books.ts';
import {after, known, refused} from '../books/answers.ts';
import {type ExactClient, quoted} from './exact-client.ts';
import {journalLine, madeEntry} from './exact-money.ts';

/** A fee as an entry of the general journal, from the account where money waits to that of fees; looked for by its name, and made once. */
export async function findOrMakeFee({settings, list, post}: ExactClient, fee: BooksFee, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const {memo_journal: journal} = settings;
	if (!journal) return refused('no_account', 'Fees need memo_journal: add it to the settings');
	const {amountMinor, currency, day, feesAccount, clearingAccount} = fee;
	const name = nameOfFee(fee);
	const filter = `Description eq ${quoted(name)} and GLAccount eq guid${quoted(feesAccount)}`;
	const path = 'generaljournalentry/GeneralJournalEntryLines';
	const listed = isNew ? known([]) : await list(path, {filter, select: 'EntryID,Description'}, journalLine);
	return after(listed, async found => {
		const there = found.find(({Description: theirs}) => theirs === name);
		if (there) return known({id: there.EntryID});
		const line = (GLAccount: string, minor: bigint) => ({GLAccount, AmountFC: amountText(minor, currency), Date: day, Description: name});
		const lines = [line(feesAccount, amountMinor), line(clearingAccount, -amountMinor)];
		const given = {JournalCode: journal, Currency: currency, GeneralJournalEntryLines: lines};
		return after(await post('generaljournalentry/GeneralJournalEntries', given, madeEntry), async ({EntryID: id}) => known({id}));
	});
}
