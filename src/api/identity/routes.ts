import type {AnyRoute} from '../http/route.ts';
import {assignGroupRole, getGroup, listGroups, revokeGroupRole} from './admin-groups.ts';
import {adminGetUser, adminListUsers, adminSyncUsers, adminUpdateUser, assignUserRole, revokeUserRole} from './admin-users.ts';

export const identityRoutes: readonly AnyRoute[] = [
	// admin-users
	adminListUsers,
	adminSyncUsers,
	adminGetUser,
	adminUpdateUser,
	assignUserRole,
	revokeUserRole,
	// admin-groups
	listGroups,
	getGroup,
	assignGroupRole,
	revokeGroupRole,
];
