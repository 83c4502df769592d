import {type FilterQuery, LockMode} from '@mikro-orm/core';
import {raw} from '@mikro-orm/postgresql';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type Account, accountKey, accountsParameter, ofAccounts} from './account.ts';
import {Charge} from './charge.ts';

type Request = Readonly<{
	asOf: Date;
	/** Also those that were set aside. */
	withParked?: boolean;
	/** Not locked: nothing is going to be billed. */
	isOnlyLook?: boolean;
}>;

/**
 * What some accounts are to be billed at an instant: what is due, and what goes along with it. Nothing where nothing is due. Locked, so
 * that two at once never bill the same: whoever comes second finds it billed.
 */
export async function pendingCharges(
	{em}: Unit,
	accounts: readonly Account[],
	{asOf, withParked = false, isOnlyLook = false}: Request,
): Promise<Charge[]> {
	const mine = raw(alias => ofAccounts(alias), [accountsParameter(accounts)]);
	const charges = await findRows(
		em,
		Charge,
		{
			$and: [{billedAt: null, $or: [{dueAt: null}, {dueAt: {$lte: asOf}}], ...(!withParked && {parkedAt: null})}, {[mine]: []}],
		} as FilterQuery<Charge>,
		{orderBy: {id: 'asc'}, ...(!isOnlyLook && {lockMode: LockMode.PESSIMISTIC_WRITE})},
	);
	const due = new Set(charges.filter(({dueAt}) => dueAt).map(accountKey));
	return charges.filter(charge => due.has(accountKey(charge)));
}
