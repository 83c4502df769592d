import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {BooksAnswer, BooksMoney, InBooks} from '../../domain/accounting/remote/remote-books.ts';
import {after, known, refused} from '../books/answers.ts';
import {type ExactClient, quoted} from './exact-client.ts';

/** A line of a general journal, as it is looked for. */
export const journalLine = z.object({EntryID: z.string(), Description: z.string().nullish()});
/** A general journal entry that was made. */
export const madeEntry = z.object({EntryID: z.string()});

/**
 * Money and set-offs as entries of a general journal: nothing is matched over REST, so each line bears the number of its document, and our
 * name, by which it is looked for before it is made again. What is taken back is entered the other way round.
 */
export async function findOrMakeMoney(client: ExactClient, money: BooksMoney, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const {memo_journal: journal, receivables_account: receivables, clearing_account: clearing} = client.settings;
	if (!journal || !receivables || !clearing)
		return refused('no_account', 'Payments need memo_journal, receivables_account and clearing_account: add them to the settings');
	const {contactId: debtor, currency, day, amountMinor, way} = money;
	if (!debtor) return refused('not_there', 'The buyer is not in the books yet: sync its document first');
	const text = `${money.documentNumber} ${money.reference}`;
	const filter = `Description eq ${quoted(text)} and Account eq guid${quoted(debtor)}`;
	const listed = isNew
		? known([])
		: await client.list('generaljournalentry/GeneralJournalEntryLines', {filter, select: 'EntryID,Description'}, journalLine);
	return after(listed, async list => {
		const there = list.find(({Description: theirs}) => theirs === text);
		if (there) return known({id: there.EntryID});
		const item = (amount: bigint, description: string) => ({
			...{Account: debtor, GLAccount: receivables, AmountFC: amountText(amount, currency), Date: day, Description: description},
		});
		const isSetOff = typeof way === 'object';
		const other = isSetOff
			? item(amountMinor, `${way.number} ${money.reference}`)
			: {GLAccount: clearing, AmountFC: amountText(amountMinor, currency), Date: day, Description: text};
		const given = {JournalCode: journal, Currency: currency, GeneralJournalEntryLines: [item(-amountMinor, text), other]};
		return after(await client.post('generaljournalentry/GeneralJournalEntries', given, madeEntry), async ({EntryID: id}) => known({id}));
	});
}
