import {LockMode} from '@mikro-orm/core';
import {User} from '../identity/user.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {BillingProfile} from './billing-profile.ts';
import {Partner} from './partner.ts';
import {refuse} from './refusals.ts';
import {Tenant} from './tenant.ts';

/** A tenant in reach, or a refusal. */
export async function getTenant({em}: Unit, id: IdOf<'tenant'>): Promise<Tenant> {
	const tenant = await em.findOne(Tenant, id);
	if (!tenant) throw refuse('tenant_not_found', {id});
	return tenant;
}

/** A partner by its id, or a refusal. */
export async function getPartner({em}: Unit, id: IdOf<'partner'>): Promise<Partner> {
	const partner = await em.findOne(Partner, id);
	if (!partner) throw refuse('partner_not_found', {id});
	return partner;
}

/** A partner by its id, locked for a change, or a refusal. */
export async function holdPartner({em}: Unit, id: IdOf<'partner'>): Promise<Partner> {
	const partner = await em.findOne(Partner, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!partner) throw refuse('partner_not_found', {id});
	return partner;
}

/** A tenant's billing profile, if it has saved one. */
export const findBillingProfile = async ({em}: Unit, tenantId: IdOf<'tenant'>): Promise<BillingProfile | null> =>
	em.findOne(BillingProfile, {tenantId});

/** The roles that a person was given here: directly, and through groups. */
export async function rolesOnRecord({em}: Unit, userId: IdOf<'user'>): Promise<string[]> {
	const rows = await em.execute<{role: string}[]>(
		`select role from role_grant where user_id = ?
		 union
		 select g.role from group_member m join app_group g on g.id = m.group_id where m.user_id = ? and g.role is not null`,
		[userId, userId],
	);
	return rows.map(({role}) => role);
}

/** A person with the names of tenant and partner. */
export async function findPerson(
	{em}: Unit,
	id: IdOf<'user'>,
): Promise<{user: User; tenant: Tenant | null; partner: Partner | null} | undefined> {
	const user = await em.findOne(User, id);
	if (!user) return undefined;
	const tenant = user.tenantId ? await em.findOne(Tenant, user.tenantId) : null;
	const partner = user.partnerId ? await em.findOne(Partner, user.partnerId) : null;
	return {user, tenant, partner};
}
