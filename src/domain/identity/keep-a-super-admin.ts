import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {lockSuperAdmins} from './queries.ts';
import {refuse} from './refusals.ts';

/**
 * Makes a change that may take away a super_admin, whichever way the role would go, and throws `refusal` when it takes away the last
 * active one who holds the role here. Such changes wait for one another, so two at once cannot do together what neither may do alone.
 */
export async function keepASuperAdmin<T>(
	unit: Unit,
	operatorPartnerId: IdOf<'partner'>,
	change: () => Promise<T>,
	refusal: () => Error = () => refuse('last_super_admin'),
): Promise<T> {
	const before = await lockSuperAdmins(unit, operatorPartnerId);
	const result = await change();
	const after = await lockSuperAdmins(unit, operatorPartnerId);
	if (before.size > 0 && after.size === 0) throw refusal();
	return result;
}
