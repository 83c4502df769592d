import type {Unit} from '../platform/unit/unit.ts';
import {type Account, accountsParameter, ofAccounts} from './account.ts';

type Request = Readonly<{
	asOf: Date;
	/** Why, in one word. */
	code: string;
}>;

/** Sets aside what an account is to be billed, after a fault of ours: the clock comes back to it no more, a run that somebody asks for does. */
export async function parkCharges({em, now}: Unit, account: Account, {asOf, code}: Request): Promise<void> {
	await em.execute(
		`update charge c set parked_at = ?, park_reason = ?, updated_at = ?, version = version + 1
		 where billed_at is null and due_at <= ? and ${ofAccounts('c')}`,
		[now, code, now, asOf, accountsParameter([account])],
	);
}
