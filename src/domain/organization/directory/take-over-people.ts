import {forgetAnswers} from '../../identity/forget-answers.ts';
import {RoleGrant} from '../../identity/role-grant.ts';
import {User} from '../../identity/user.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {changedFields} from '../changed-fields.ts';
import {moveTenant} from '../move-tenant.ts';
import {rememberPartner, rememberTenant} from '../remember-caller.ts';
import type {Tenant} from '../tenant.ts';
import type {DirectoryUser} from './directory.ts';
import type {Counts} from './directory-run.ts';

/** Whether a tenant can no longer change its seller: what it bought is billed by that one. */
export type IsBound = (unit: Unit, tenantId: IdOf<'tenant'>) => Promise<boolean>;

type Request = Readonly<{people: readonly DirectoryUser[]; operatorPartnerId: IdOf<'partner'>; isBound: IsBound}>;

/**
 * Takes over a page of the directory's people: their names, addresses and places. New ones are entered; whoever the directory itself
 * switched off before comes back. Nobody is switched off here, and nobody gets a role: whoever moves loses those they were given.
 */
export async function takeOverPeople(unit: Unit, {people, operatorPartnerId, isBound}: Request): Promise<Counts> {
	const known = new Map((await unit.em.find(User, {id: {$in: people.map(({id}) => id)}})).map(user => [user.id, user]));
	const placeOf = placing(unit, {people, operatorPartnerId, isBound});
	const counts = {seen: people.length, created: 0, updated: 0, deactivated: 0};
	for (const person of people) {
		const fields = {email: person.email, displayName: person.displayName, ...(await placeOf(person))};
		const user = known.get(person.id);
		if (!user) {
			unit.em.create(User, {id: person.id, ...fields, isActive: person.isActive, switchedOffBy: person.isActive ? null : 'directory'});
			counts.created += 1;
			continue;
		}

		const returns = !user.isActive && person.isActive && user.switchedOffBy === 'directory';
		const next = {...fields, ...(returns && {isActive: true, switchedOffBy: null})};
		const changed = changedFields(user, next);
		if (changed.length === 0) continue;
		if (movesTo(fields, user)) {
			await dropRoles(unit, user);
			await forgetAnswers(unit, user);
		}

		unit.em.assign(user, next);
		counts.updated += 1;
	}

	await unit.em.flush();
	return counts;
}

/** Whether somebody stands elsewhere now: in another tenant, or on another staff. A tenant that moves takes its people along. */
const movesTo = (next: Standing, {tenantId, partnerId}: User): boolean =>
	next.tenantId !== (tenantId ?? null) || (next.tenantId === null && next.partnerId !== (partnerId ?? null));

/** A role that was right in one place would be another one in the next. */
async function dropRoles({em}: Unit, user: User): Promise<void> {
	for (const grant of await em.find(RoleGrant, {userId: user.id})) em.remove(grant);
}

type Standing = Readonly<{tenantId: IdOf<'tenant'> | null; partnerId: IdOf<'partner'> | null}>;

/** Finds out where people stand, entering tenants and partners that nobody has seen yet and moving tenants that are free to move. */
function placing(unit: Unit, {people, operatorPartnerId, isBound}: Request) {
	const named = Map.groupBy(people, ({tenantId}) => tenantId);
	const tenants = new Map<string, Tenant>();
	const partners = new Set<string>();
	const enter = async (partnerId: IdOf<'partner'>): Promise<void> => {
		if (!partners.has(partnerId)) await rememberPartner(unit, partnerId, operatorPartnerId);
		partners.add(partnerId);
	};
	const tenantOf = async (id: IdOf<'tenant'>, partnerId: IdOf<'partner'> | undefined): Promise<Tenant> => {
		const tenant = tenants.get(id) ?? (await rememberTenant(unit, id, partnerId ?? operatorPartnerId, operatorPartnerId));
		tenants.set(id, tenant);
		return tenant;
	};

	return async ({tenantId, partnerId}: DirectoryUser): Promise<Standing> => {
		if (partnerId) await enter(partnerId);
		if (!tenantId) return {tenantId: null, partnerId: partnerId ?? null};
		const tenant = await tenantOf(tenantId, partnerId);
		if (partnerId && tenant.partnerId !== partnerId) {
			const isDisputed = named.get(tenantId)?.some(other => other.partnerId !== partnerId) ?? false;
			if (isDisputed) unit.log.warn({tenant: tenantId}, 'people of one tenant name several partners: it stays');
			else if (await isBound(unit, tenantId))
				unit.log.warn({tenant: tenantId, partner: partnerId}, 'a tenant that has bought does not move');
			else await moveTenant(unit, tenant, partnerId);
		}

		return {tenantId, partnerId: tenant.partnerId};
	};
}
