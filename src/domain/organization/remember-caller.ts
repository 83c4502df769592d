import {User} from '../identity/user.ts';
import {readSettings} from '../platform/process/settings.ts';
import {sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Partner} from './partner.ts';
import {findPerson} from './queries.ts';
import {refuse} from './refusals.ts';
import {Tenant} from './tenant.ts';
import {tenantSlug} from './tenant-slug.ts';

/** What a valid token says of a person. */
export type PersonClaims = Readonly<{subject: IdOf<'user'>; tenantId?: IdOf<'tenant'>; partnerId?: IdOf<'partner'>}>;

/** Invoice numbers of the operator begin with it. */
export const OPERATOR_PREFIX = 'SCAI';
export const DEFAULT_TIME_ZONE = 'Europe/Amsterdam';

/** A person is written down as seen again at most this often. */
const SEEN_AGAIN_AFTER_MS = 3_600_000;

/** How many times a prefix is varied until it is free. */
const PREFIX_TRIES = 20;

/**
 * Stores a person, tenant and partner first seen in a valid token; their ids come from it, their names from the directory later.
 * Refuses a token that contradicts what is on record: only the directory moves people and tenants.
 */
export async function rememberCaller(unit: Unit, claims: PersonClaims, operatorPartnerId: IdOf<'partner'>) {
	const known = await findPerson(unit, claims.subject);
	if (!known) await storePerson(unit, claims, operatorPartnerId);
	const person = known ?? (await findPerson(unit, claims.subject));
	if (!person) throw refuse('place_contradicts');
	const {user, tenant} = person;
	const contradicts =
		(claims.tenantId !== undefined && claims.tenantId !== user.tenantId) ||
		(claims.tenantId === undefined && user.tenantId !== null) ||
		(claims.partnerId !== undefined && claims.partnerId !== (tenant?.partnerId ?? user.partnerId));
	if (contradicts) {
		unit.log.warn({user: user.id, tenant: claims.tenantId, partner: claims.partnerId}, 'token contradicts the record');
		throw refuse('place_contradicts');
	}

	if (!user.isActive) throw refuse('user_deactivated');
	if (!user.lastSeenAt || unit.now.getTime() - user.lastSeenAt.getTime() > SEEN_AGAIN_AFTER_MS) user.lastSeenAt = unit.now;
	return person;
}

async function storePerson(unit: Unit, {subject, tenantId, partnerId}: PersonClaims, operatorPartnerId: IdOf<'partner'>): Promise<void> {
	const tenant = tenantId ? await rememberTenant(unit, tenantId, partnerId ?? operatorPartnerId, operatorPartnerId) : undefined;
	const itsPartner = tenant?.partnerId ?? partnerId;
	if (!tenant && itsPartner) await rememberPartner(unit, itsPartner, operatorPartnerId);
	// Two first requests of one person may come at once: the second finds the row of the first.
	await unit.em.upsert(
		User,
		{
			id: subject,
			tenantId: tenant?.id ?? null,
			partnerId: itsPartner ?? null,
			isActive: true,
			createdAt: unit.now,
			updatedAt: unit.now,
		} as User,
		{
			onConflictAction: 'ignore',
		},
	);
}

/** The tenant with this id; entered now, under its partner, when nobody has seen it before. */
export async function rememberTenant(
	unit: Unit,
	id: IdOf<'tenant'>,
	partnerId: IdOf<'partner'>,
	operatorPartnerId: IdOf<'partner'>,
): Promise<Tenant> {
	const known = await unit.em.findOne(Tenant, id);
	if (known) return known;
	await rememberPartner(unit, partnerId, operatorPartnerId);
	const row = {
		id,
		name: id,
		slug: tenantSlug(id),
		status: 'active',
		partnerId,
		locale: 'en',
		timeZone: DEFAULT_TIME_ZONE,
		createdAt: unit.now,
		updatedAt: unit.now,
	};
	await unit.em.upsert(Tenant, row as Tenant, {onConflictAction: 'ignore'});
	return unit.em.findOneOrFail(Tenant, id);
}

/** Enters a partner unless it is there. */
export async function rememberPartner(unit: Unit, id: IdOf<'partner'>, operatorPartnerId: IdOf<'partner'>): Promise<void> {
	if ((await unit.em.count(Partner, {id})) > 0) return;
	const invoiceNumberPrefix = id === operatorPartnerId ? OPERATOR_PREFIX : await freePrefix(unit, id);
	await unit.em.upsert(Partner, {...(await newPartner(unit, id)), invoiceNumberPrefix} as Partner, {onConflictAction: 'ignore'});
}

/** The fields that a partner has before anybody says more of it. */
export const newPartner = async (unit: Unit, id: IdOf<'partner'>) => ({
	id,
	name: id as string,
	paymentTermsDays: (await readSettings(unit)).defaultPaymentTermsDays,
	ossRegistered: false,
	timeZone: DEFAULT_TIME_ZONE,
	createdAt: unit.now,
	updatedAt: unit.now,
});

/** An unused prefix for a partner's invoice numbers, made from its id; it can be changed until the first document. */
export async function freePrefix(unit: Unit, id: IdOf<'partner'>): Promise<string> {
	const letters = id
		.slice(4)
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '');
	const stem = (/^[A-Z]/.test(letters) ? letters : `P${letters}`).slice(0, 8).padEnd(2, 'X');
	const variant = sha256(id).toUpperCase();
	for (let tries = 0; tries < PREFIX_TRIES; tries++) {
		const prefix = tries === 0 ? stem : `${stem}${variant.slice(tries, tries + 4)}`;
		if (prefix !== OPERATOR_PREFIX && (await unit.em.count(Partner, {invoiceNumberPrefix: prefix})) === 0) return prefix;
	}

	throw new Error(`no free invoice number prefix for ${id}`);
}
