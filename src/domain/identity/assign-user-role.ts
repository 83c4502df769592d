import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Caller} from './caller.ts';
import {demandGrant} from './decide-on-role.ts';
import {placeOf} from './place.ts';
import {findGrant, lockUser} from './queries.ts';
import {refuse} from './refusals.ts';
import {RoleGrant} from './role-grant.ts';
import type {Role} from './scopes.ts';
import type {User} from './user.ts';

type Request = Readonly<{userId: IdOf<'user'>; role: Role; granter: Caller; operatorPartnerId: IdOf<'partner'>}>;

/** Gives a person a role, within what the granter may give. Given already, nothing changes. */
export async function assignUserRole(unit: Unit, {userId, role, granter, operatorPartnerId}: Request): Promise<User> {
	const user = await lockUser(unit, userId);
	if (userId === granter.subject) throw refuse('own_roles');
	demandGrant(granter, role, {place: placeOf(user, operatorPartnerId), partnerId: user.partnerId ?? null});
	const {tenantId, partnerId} = user;
	if (!(await findGrant(unit, userId, role))) unit.em.create(RoleGrant, {userId, tenantId, partnerId, role, grantedBy: granter.subject});
	await unit.em.flush();
	return user;
}
