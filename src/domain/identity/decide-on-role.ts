import type {Caller} from './caller.ts';
import {type Grantee, mayDecideOn, mayGrant, suits} from './granting.ts';
import {refuse} from './refusals.ts';
import type {Role} from './scopes.ts';

/** Refuses a grant that is beyond the granter, or for somebody whom the role is not for. */
export function demandGrant(granter: Caller, role: Role, grantee: Grantee): void {
	if (!suits(role, grantee)) throw refuse('role_does_not_suit', {role, place: grantee.place});
	if (!mayGrant(granter, role, grantee)) throw refuse('role_beyond', {role});
}

/** Refuses to let somebody decide on a role that is beyond them. */
export function demandDecision(granter: Caller, role: Role, grantee: Grantee): void {
	if (!mayDecideOn(granter, role, grantee)) throw refuse('role_beyond', {role});
}
