import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Caller} from './caller.ts';
import {demandDecision} from './decide-on-role.ts';
import {keepASuperAdmin} from './keep-a-super-admin.ts';
import {placeOf} from './place.ts';
import {findGrant, lockUser} from './queries.ts';
import {refuse} from './refusals.ts';
import type {Role} from './scopes.ts';
import type {User} from './user.ts';

type Request = Readonly<{userId: IdOf<'user'>; role: Role; granter: Caller; operatorPartnerId: IdOf<'partner'>}>;

/** Takes a role away that a person was given here, and ends it within a minute everywhere. The last super_admin keeps theirs. */
export async function revokeUserRole(unit: Unit, {userId, role, granter, operatorPartnerId}: Request): Promise<User> {
	const user = await lockUser(unit, userId);
	if (userId === granter.subject) throw refuse('own_roles');
	demandDecision(granter, role, {place: placeOf(user, operatorPartnerId), partnerId: user.partnerId ?? null});
	const grant = await findGrant(unit, userId, role);
	if (!grant) throw refuse('role_not_stored', {id: userId, role});
	const change = async () => {
		unit.em.remove(grant);
		await unit.em.flush();
	};
	if (role === 'super_admin') await keepASuperAdmin(unit, operatorPartnerId, change);
	else await change();
	return user;
}
