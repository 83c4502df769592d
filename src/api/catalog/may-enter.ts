import type {Entrypoint} from '../../domain/catalog/entrypoint.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import {coversRole} from '../../domain/identity/scopes.ts';

/** Whether somebody is shown a way in: they hold the role it needs, or may do all that the role may. */
export const mayEnter = ({grants, roles}: Caller, {requiredRole}: Entrypoint): boolean =>
	!requiredRole || roles.includes(requiredRole) || coversRole(grants, requiredRole);
