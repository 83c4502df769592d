import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Caller} from './caller.ts';
import {demandDecision} from './decide-on-role.ts';
import {keepASuperAdmin} from './keep-a-super-admin.ts';
import {placeOf} from './place.ts';
import {lockUser, rolesOnRecord} from './queries.ts';
import {refuse} from './refusals.ts';
import type {User} from './user.ts';

type Request = Readonly<{userId: IdOf<'user'>; isActive: boolean; granter: Caller; operatorPartnerId: IdOf<'partner'>}>;

/**
 * Switches a person off, within a minute everywhere, or on again. It takes away and gives back all their roles, so it needs the right
 * to decide on each of them. Whom an admin switched off the directory does not switch on.
 */
export async function setUserActivity(unit: Unit, {userId, isActive, granter, operatorPartnerId}: Request): Promise<User> {
	const user = await lockUser(unit, userId);
	if (userId === granter.subject) throw refuse('own_activity');
	const grantee = {place: placeOf(user, operatorPartnerId), partnerId: user.partnerId ?? null};
	for (const role of await rolesOnRecord(unit, userId)) demandDecision(granter, role, grantee);
	if (user.isActive === isActive) return user;
	const change = async () => {
		user.isActive = isActive;
		user.switchedOffBy = isActive ? null : 'admin';
		await unit.em.flush();
	};
	if (grantee.place === 'operator' && !isActive) await keepASuperAdmin(unit, operatorPartnerId, change);
	else await change();
	return user;
}
