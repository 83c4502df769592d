import {randomUUID} from 'node:crypto';

type Json = Record<string, unknown>;
type Line = {LineAmount: string; AccountCode: string; TaxType: string};
type Journal = Json & {ManualJournalID: string; organisation: string; Narration: string; Date: string; JournalLines: Line[]};
type Account = Readonly<{Code: string; Type: string; SystemAccount?: string}>;

const cents = (value: unknown): number => Math.round(Number(value) * 100);

/** The manual journals of a stand-in of Xero, which balance and are on no account of a bank, of debtors or of creditors. */
export function createManualJournals(accounts: readonly Account[], isLocked: (day: string) => boolean) {
	const journals: Journal[] = [];

	function faultsOf({Narration: narration, Date: day, JournalLines: lines = []}: Json & {JournalLines?: Line[]}): string[] {
		const sum = lines.reduce((total, {LineAmount}) => total + cents(LineAmount), 0);
		const named = lines.map(({AccountCode}) => accounts.find(({Code}) => Code === AccountCode));
		return [
			...(narration ? [] : ['The narration is missing']),
			...(lines.length < 2 || sum !== 0 ? ['The debits and credits of the journal must balance'] : []),
			...(named.includes(undefined) ? ['An account code is not valid'] : []),
			...(named.some(account => account?.Type === 'BANK' || account?.SystemAccount)
				? ['The account cannot be used in manual journals']
				: []),
			...(isLocked(String(day)) ? ['The journal date cannot be before the period lock date'] : []),
		];
	}

	return {
		journals,
		make(organisation: string, given: Json): Json {
			const faults = faultsOf(given);
			if (faults.length > 0)
				return {...given, StatusAttributeString: 'ERROR', HasErrors: true, ValidationErrors: faults.map(Message => ({Message}))};
			const made = {...given, ManualJournalID: randomUUID(), organisation} as Journal;
			journals.push(made);
			return {...made, StatusAttributeString: 'OK'};
		},
		/** Without a `where` that is understood everything is listed. */
		list(organisation: string, where: string | null): Journal[] {
			const narration = /^Narration=="(.*)"$/.exec(where ?? '')?.[1];
			return journals.filter(one => one.organisation === organisation && (narration === undefined || one.Narration === narration));
		},
	};
}
