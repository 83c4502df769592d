import type {Entrypoint} from '../../domain/catalog/entrypoint.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import {coversRole} from '../../domain/identity/scopes.ts';

/** Whether somebody, or nobody in particular, is shown a way in: they hold the role it needs, or may do all that the role may. */
export const mayEnter = (caller: Caller | undefined, {requiredRole}: Entrypoint): boolean =>
	!requiredRole || (caller !== undefined && (caller.roles.includes(requiredRole) || coversRole(caller.grants, requiredRole)));
