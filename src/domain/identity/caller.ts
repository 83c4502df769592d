import type {IdOf} from '../platform/values/id.ts';
import type {Grants, Place} from './scopes.ts';

/** Who is calling, as far as it is known without asking anybody again. At most 60 seconds old. */
export type Caller = Readonly<{
	/** The token's `sub`: a user's id, or a service account's name. */
	subject: string;
	place: Place;
	tenantId: IdOf<'tenant'> | undefined;
	/** For service accounts: the partner that the account itself belongs to, when the token says so. */
	partnerId: IdOf<'partner'> | undefined;
	roles: readonly string[];
	grants: Grants;
	/** A suspended tenant's users read, pay and download; other writes are refused. */
	tenantIsSuspended: boolean;
	profile: Readonly<{email?: string | null; displayName?: string | null; tenantName?: string | null; partnerName?: string | null}>;
	/** Whoever shows an API key: the service that it belongs to. It acts for that one and no other. */
	keyOf?: IdOf<'service'>;
	/** For service accounts that have registered: their service. */
	service: Readonly<{id: IdOf<'service'>; slug: string; status: string}> | undefined;
}>;

/** A person is known by a user id; every other subject is a service account. */
export const isPerson = (subject: string): subject is IdOf<'user'> => /^usr_[A-Za-z0-9_-]{1,60}$/.test(subject);

type Subject = Readonly<{subject: string; tenantId?: string; partnerId?: string; roles?: readonly string[]}>;

/** What is wrong with the subject of a token, as a sentence: one with a place must be a person, or a service account by its role. */
export function subjectFault({subject, tenantId, partnerId, roles = []}: Subject): string | undefined {
	const isPlaced = tenantId !== undefined || partnerId !== undefined;
	if (!isPlaced || isPerson(subject) || roles.includes('service_account')) return undefined;
	return 'must be a user id like usr_ada, unless it is a service account';
}
