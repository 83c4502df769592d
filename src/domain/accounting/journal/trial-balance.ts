import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {getJournal} from '../queries.ts';
import {type AccountRole, roleNames} from './chart.ts';

/** The days that are looked at: from the one, and before the other. */
export type BookedDays = Readonly<{from: Day; to: Day}>;

/** What stood on an account, what was posted, and what stands there then. Above zero is a debit, below a credit. */
export type AccountBalance = Readonly<{
	account: string;
	role: AccountRole;
	name: string;
	openingMinor: bigint;
	debitMinor: bigint;
	creditMinor: bigint;
	closingMinor: bigint;
}>;

export type TrialBalance = BookedDays &
	Readonly<{
		integrationId: IdOf<'accountingIntegration'>;
		currency: Currency;
		accounts: readonly AccountBalance[];
		debitMinor: bigint;
		creditMinor: bigint;
	}>;

/** What is wrong with a span. */
export const spanFaults = ({from, to}: BookedDays): Fault[] =>
	to <= from ? [{path: 'to', message: 'must be after from: that day is not in it any more'}] : [];

type Row = {account: string; role: AccountRole; opening: string; debit: string; credit: string};

/** The balances of all accounts of a journal, by their numbers. The debits of a span are its credits. */
export async function trialBalance(
	unit: Unit,
	{integrationId, ...span}: BookedDays & {integrationId: IdOf<'accountingIntegration'>},
): Promise<TrialBalance> {
	const {currency} = await getJournal(unit, integrationId);
	const details = spanFaults(span);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const rows = await unit.em.execute<Row[]>(
		`select account, min(role) as role,
		   coalesce(sum(debit_minor - credit_minor) filter (where posting_date < ?::date), 0) as opening,
		   coalesce(sum(debit_minor) filter (where posting_date >= ?::date), 0) as debit,
		   coalesce(sum(credit_minor) filter (where posting_date >= ?::date), 0) as credit
		 from journal_line where integration_id = ? and posting_date < ?::date group by account order by account`,
		[span.from, span.from, span.from, integrationId, span.to],
	);
	const accounts = rows.map(({account, role, ...row}): AccountBalance => {
		const [openingMinor, debitMinor, creditMinor] = [BigInt(row.opening), BigInt(row.debit), BigInt(row.credit)];
		return {
			account,
			role,
			name: roleNames[role],
			openingMinor,
			debitMinor,
			creditMinor,
			closingMinor: openingMinor + debitMinor - creditMinor,
		};
	});
	const sum = (of: (one: AccountBalance) => bigint): bigint => accounts.reduce((total, one) => total + of(one), 0n);
	return {integrationId, currency, ...span, accounts, debitMinor: sum(one => one.debitMinor), creditMinor: sum(one => one.creditMinor)};
}
