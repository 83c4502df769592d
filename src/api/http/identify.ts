import type {Service} from '../../domain/catalog/service.ts';
import {type Caller, isPerson, subjectFault} from '../../domain/identity/caller.ts';
import {placeOf} from '../../domain/identity/place.ts';
import {rolesOnRecord} from '../../domain/identity/queries.ts';
import {grantsOf} from '../../domain/identity/scopes.ts';
import {rememberCaller} from '../../domain/organization/remember-caller.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit, Unit} from '../../domain/platform/unit/unit.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {findServiceByKey, findServiceOfSubject} from '../../domain/registry/queries.ts';
import {refuse} from './access.ts';
import type {TokenClaims} from './token-claims.ts';

type Parts = Readonly<{inUnit: InUnit; operatorPartnerId: IdOf<'partner'>}>;

/** Finds out what is on record of whoever a token or an API key names. */
export function createIdentify({inUnit, operatorPartnerId}: Parts) {
	const look = async <T>(subject: string, work: (unit: Unit) => Promise<T>): Promise<T> =>
		asSystem(inUnit, {because: 'who is calling', actor: subject}, work);

	return {
		byClaims: async (claims: TokenClaims): Promise<Caller> => {
			const fault = subjectFault(claims);
			if (fault) throw refuse('credential_refused', {why: `sub ${fault}`});
			return look(claims.subject, async unit =>
				isPerson(claims.subject)
					? personOf(unit, {...claims, subject: claims.subject}, operatorPartnerId)
					: serviceOf(claims, await findServiceOfSubject(unit, claims.subject)),
			);
		},
		byKey: async (apiKey: string): Promise<Caller | undefined> =>
			look('service key', async unit => {
				const service = await findServiceByKey(unit, apiKey);
				return service && service.status !== 'deregistered'
					? {...serviceOf({subject: service.subject(), permissions: [], roles: ['service_account']}, service), keyOf: service.id}
					: undefined;
			}),
	};
}

async function personOf(unit: Unit, claims: TokenClaims & {subject: IdOf<'user'>}, operatorPartnerId: IdOf<'partner'>): Promise<Caller> {
	const {user, tenant, partner} = await rememberCaller(unit, claims, operatorPartnerId);
	const place = placeOf(user, operatorPartnerId);
	const roles = [...new Set([...claims.roles, ...(await rolesOnRecord(unit, user.id))])].sort();
	const {grants, ignored} = grantsOf(place, claims.permissions, roles);
	if (ignored.length > 0) unit.log.warn({user: user.id, place, ignored}, 'claims above the place are ignored');
	return {
		subject: user.id,
		place,
		tenantId: user.tenantId ?? undefined,
		partnerId: tenant?.partnerId ?? user.partnerId ?? undefined,
		roles: roles.filter(role => !ignored.includes(role)),
		grants,
		tenantIsSuspended: tenant?.status === 'suspended',
		profile: {email: user.email, displayName: user.displayName, tenantName: tenant?.name, partnerName: partner?.name},
		service: undefined,
	};
}

type Account = Pick<TokenClaims, 'subject' | 'permissions' | 'roles'> & Partial<Pick<TokenClaims, 'partnerId'>>;

function serviceOf({subject, permissions, roles, partnerId}: Account, service: Service | null): Caller {
	return {
		subject,
		place: 'service',
		tenantId: undefined,
		partnerId,
		roles: roles.filter(role => role === 'service_account'),
		grants: grantsOf('service', permissions, roles).grants,
		tenantIsSuspended: false,
		profile: {},
		service: service ? {id: service.id, slug: service.slug, status: service.status} : undefined,
	};
}
