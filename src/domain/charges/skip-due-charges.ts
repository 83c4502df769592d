import type {Unit} from '../platform/unit/unit.ts';
import {type Account, accountsParameter, ofAccounts} from './account.ts';

/**
 * Only within a preview of what is billed later: what is due by now will have been billed by then, and what goes along with the next
 * document has gone along with that.
 */
export async function skipDueCharges({em, now}: Unit, account: Account): Promise<void> {
	const mine = accountsParameter([account]);
	await em.execute(
		`update charge c set billed_at = ? where billed_at is null and (due_at is null or due_at <= ?) and ${ofAccounts('c')}
			and exists (select from charge d where d.billed_at is null and d.parked_at is null and d.due_at <= ? and ${ofAccounts('d')})`,
		[now, now, mine, now, mine],
	);
}
