import type {FilterQuery} from '@mikro-orm/core';
import {raw} from '@mikro-orm/postgresql';
import {type Account, accountKey, accountOf, accountsParameter, ofAccounts} from '../../charges/account.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import {locked, lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Finalizing} from '../final/finalize-documents.ts';
import {Invoice} from '../invoice.ts';
import {Prepayment} from '../prepayment.ts';

/** As the index of unused credit has it. */
const unused = {documentType: 'credit_note' as const, status: {$in: ['finalized' as const, 'sent' as const]}};

/** The documents that others set credit off with, or give back. */
export type LockedCredit = Readonly<{
	/** The credit notes of an account that are not used up, oldest first. */
	unusedBy: (account: string) => readonly Invoice[];
	/** What an account has paid ahead and is not used up, oldest first. */
	prepaidBy: (account: string) => readonly Prepayment[];
	/** These invoices, as this unit changes them. */
	corrected: (invoices: readonly Invoice[]) => Invoice[];
	/** Stores what was changed on them. */
	save: () => Promise<void>;
}>;

/**
 * Locks, before any number is taken, what finalising documents changes of others: the invoices that credit notes give back, and the
 * credit notes that invoices are paid with. A document that is made final together with them is itself.
 */
export async function lockCreditOf(unit: Unit, documents: readonly Finalizing[]): Promise<LockedCredit> {
	const own = new Map(documents.map(({invoice}) => [invoice.id as string, invoice]));
	const notes = documents.filter(({invoice}) => invoice.documentType === 'credit_note');
	const correctedIds = notes.flatMap(({judgement}) => judgement.corrected.map(({id}) => id)).filter(id => !own.has(id));
	const corrected = locked(unit, Invoice, await rows(unit, correctedIds.length > 0 ? {id: {$in: [...new Set(correctedIds)]}} : undefined));
	const known = new Map([...corrected.rows.map(row => [row.id as string, row] as const), ...own]);
	const buyers = documents.filter(({invoice}) => invoice.documentType === 'invoice').map(({invoice}) => accountOf(invoice));
	const have = await isAnyCredit(unit, buyers);
	const credit = locked(unit, Invoice, await rows(unit, have.isUnused ? unusedOf(buyers) : undefined));
	const byAccount = Map.groupBy(credit.rows.toSorted(oldestFirst), accountKey);
	const prepaid = locked(unit, Prepayment, have.isPrepaid ? await lockPrepaid(unit, buyers) : []);
	const prepaidByAccount = Map.groupBy(prepaid.rows, accountKey);
	return {
		unusedBy: account => byAccount.get(account) ?? [],
		prepaidBy: account => prepaidByAccount.get(account) ?? [],
		corrected: invoices => invoices.map(invoice => known.get(invoice.id) ?? invoice),
		async save() {
			await corrected.save();
			await credit.save();
			await prepaid.save();
		},
	};
}

/** Whether any of some accounts has unused credit notes, and has paid ahead: few do, and to look costs less than to lock none. */
async function isAnyCredit({em}: Unit, accounts: readonly Account[]): Promise<Readonly<{isUnused: boolean; isPrepaid: boolean}>> {
	const none = {isUnused: false, isPrepaid: false};
	if (accounts.length === 0) return none;
	const parameter = accountsParameter(accounts);
	const [found] = await em.execute<{isUnused: boolean; isPrepaid: boolean}[]>(
		`select exists (select from invoice i where i.document_type = ? and i.status = any(?::text[]) and ${ofAccounts('i')}) as "isUnused",
		   exists (select from prepayment p where p.used_minor < p.amount_minor and ${ofAccounts('p')}) as "isPrepaid"`,
		[unused.documentType, arrayLiteral(unused.status.$in), parameter, parameter],
	);
	return found ?? none;
}

const unusedOf = (accounts: readonly Account[]): FilterQuery<Invoice> => {
	const theirs = raw(alias => ofAccounts(alias), [accountsParameter(accounts)]);
	return {...unused, [theirs]: []} as FilterQuery<Invoice>;
};

const prepaidOf = (accounts: readonly Account[]): FilterQuery<Prepayment> => {
	const theirs = raw(alias => `${ofAccounts(alias)} and ${alias}.used_minor < ${alias}.amount_minor`, [accountsParameter(accounts)]);
	return {[theirs]: []} as FilterQuery<Prepayment>;
};

const lockPrepaid = async (unit: Unit, accounts: readonly Account[]): Promise<readonly Prepayment[]> =>
	(await lockMany(unit, Prepayment, prepaidOf(accounts), {orderBy: {id: 'asc'}})).rows;

const rows = async (unit: Unit, where: FilterQuery<Invoice> | undefined): Promise<readonly Invoice[]> =>
	where ? (await lockMany(unit, Invoice, where, {orderBy: {id: 'asc'}})).rows : [];

const oldestFirst = (one: Invoice, other: Invoice): number =>
	`${one.issueDate} ${one.number}` < `${other.issueDate} ${other.number}` ? -1 : 1;

/** What accounts have to their credit, in minor units, by `accountKey`. */
export async function creditOf({em}: Unit, accounts: readonly Account[]): Promise<ReadonlyMap<string, bigint>> {
	if (accounts.length === 0) return new Map();
	const notes = await findRows(em, Invoice, unusedOf(accounts));
	const prepaid = await findRows(em, Prepayment, prepaidOf(accounts));
	const sums = new Map<string, bigint>();
	const add = (key: string, minor: bigint) => sums.set(key, (sums.get(key) ?? 0n) + minor);
	for (const note of notes) add(accountKey(note), -note.amountDueMinor());
	for (const prepayment of prepaid) add(accountKey(prepayment), prepayment.unusedMinor());
	return sums;
}
