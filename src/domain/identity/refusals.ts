import {type Refusals, refusing} from '../platform/refusals.ts';

export const identityRefusals = {
	user_not_found: {kind: 'missing', message: "User '{id}' not found"},
	group_not_found: {kind: 'missing', message: "Group '{id}' not found"},
	role_not_stored: {kind: 'missing', message: "'{id}' was not given the role {role} here"},
	own_roles: {kind: 'forbidden', message: 'Nobody changes their own roles'},
	own_activity: {kind: 'forbidden', message: 'Nobody switches themselves off or on'},
	role_beyond: {kind: 'forbidden', message: 'Deciding on the role {role} needs everything that it grants, and super_admin for the highest'},
	role_does_not_suit: {kind: 'forbidden', message: 'The role {role} is not for somebody who stands there ({place})'},
	last_super_admin: {kind: 'taken', message: 'This is the last active super_admin: name another one first'},
} as const satisfies Refusals;

export const refuse = refusing(identityRefusals);
