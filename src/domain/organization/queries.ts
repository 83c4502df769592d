import {LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import {User} from '../identity/user.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {searching} from '../platform/values/search.ts';
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
export async function lockPartner({em}: Unit, id: IdOf<'partner'>): Promise<Partner> {
	const partner = await em.findOne(Partner, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!partner) throw refuse('partner_not_found', {id});
	return partner;
}

/** A tenant's billing profile, if it has saved one. */
export const findBillingProfile = async ({em}: Unit, tenantId: IdOf<'tenant'>): Promise<BillingProfile | null> =>
	em.findOne(BillingProfile, {tenantId});

/** A tenant's billing profile, or a refusal. */
export async function getBillingProfile(unit: Unit, tenantId: IdOf<'tenant'>): Promise<BillingProfile> {
	const profile = await findBillingProfile(unit, tenantId);
	if (!profile) throw refuse('billing_profile_not_found', {id: tenantId});
	return profile;
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

/** The partners, newest first; `only` narrows them to one. */
export async function listPartners(unit: Unit, filter: PageRequest & {q?: string; only?: IdOf<'partner'>}): Promise<Page<Partner>> {
	const where: FilterQuery<Partner>[] = [];
	if (filter.only) where.push({id: filter.only});
	if (filter.q !== undefined) where.push(await searching(unit, 'partner', filter.q));
	return findPage(unit.em, Partner, {$and: where}, filter, {createdAt: 'desc', id: 'desc'});
}

/** The tenants in reach, newest first. */
export async function listTenants(unit: Unit, filter: PageRequest & {q?: string; partnerId?: IdOf<'partner'>}): Promise<Page<Tenant>> {
	const where: FilterQuery<Tenant>[] = [];
	if (filter.partnerId) where.push({partnerId: filter.partnerId});
	if (filter.q !== undefined) where.push(await searching(unit, 'tenant', filter.q));
	return findPage(unit.em, Tenant, {$and: where}, filter, {createdAt: 'desc', id: 'desc'});
}

/** The ids of all partners in reach. */
export const allPartnerIds = async ({em}: Unit): Promise<IdOf<'partner'>[]> =>
	(await findRows(em, Partner, {}, {fields: ['id'], orderBy: {id: 'asc'}})).map(({id}) => id);

/** How many tenants a partner has. */
export const countTenants = async ({em}: Unit, partnerId: IdOf<'partner'>): Promise<number> => em.count(Tenant, {partnerId});

/** The billing profiles of these tenants; one without is missing from the map. */
export async function billingProfilesOf({em}: Unit, tenantIds: readonly IdOf<'tenant'>[]): Promise<Map<string, BillingProfile>> {
	const profiles = await findRows(em, BillingProfile, {tenantId: {$in: [...tenantIds]}});
	return new Map(profiles.map(profile => [profile.tenantId, profile]));
}
