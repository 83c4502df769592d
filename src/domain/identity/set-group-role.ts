import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Caller} from './caller.ts';
import {demandDecision, demandGrant} from './decide-on-role.ts';
import type {Group} from './group.ts';
import {keepASuperAdmin} from './keep-a-super-admin.ts';
import {isMember, lockGroup} from './queries.ts';
import {refuse} from './refusals.ts';
import type {Role} from './scopes.ts';

type Request = Readonly<{groupId: IdOf<'group'>; role: Role | null; granter: Caller; operatorPartnerId: IdOf<'partner'>}>;

/**
 * Gives everybody in a group a role, instead of the one it had, or takes it away (null). The same rules hold as for a person; whoever
 * is in the group themselves cannot do it. A group of no tenant is for the operator's staff.
 */
export async function setGroupRole(unit: Unit, {groupId, role, granter, operatorPartnerId}: Request): Promise<Group> {
	const group = await lockGroup(unit, groupId);
	if (await isMember(unit, groupId, granter.subject)) throw refuse('own_roles');
	const grantee = {place: group.tenantId ? 'tenant' : 'operator', partnerId: group.partnerId ?? null} as const;
	const former = group.role ?? null;
	if (role) demandGrant(granter, role, grantee);
	if (former) demandDecision(granter, former, grantee);
	if (!role && !former) throw refuse('role_not_stored', {id: groupId, role: 'that it should lose'});
	const change = async () => {
		group.role = role;
		await unit.em.flush();
	};
	if (former === 'super_admin' && role !== 'super_admin') await keepASuperAdmin(unit, operatorPartnerId, change);
	else await change();
	return group;
}
