import {z} from 'zod';
import {assignUserRole as giveRole} from '../../domain/identity/assign-user-role.ts';
import {getUser, listUsers} from '../../domain/identity/queries.ts';
import {revokeUserRole as takeRole} from '../../domain/identity/revoke-user-role.ts';
import {setUserActivity} from '../../domain/identity/set-user-activity.ts';
import {startDirectoryRun} from '../../domain/organization/directory/directory-run.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {refuse} from '../../domain/organization/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {demandPartner} from '../organization/demand-partner.ts';
import {shownSyncRun, syncRunView} from '../organization/views.ts';
import {role, shownUserDetail, shownUsers, userDetailView, userView} from './views.ts';

const theUser = {params: input({user_id: idOf('user')}), answer: one(userDetailView)} as const;

export const adminListUsers = route({
	operation: 'adminListUsers',
	tag: 'admin-users',
	method: 'get',
	path: '/admin/users',
	summary: 'The people in reach, newest first',
	access: 'admin:users',
	query: pageQuery({
		q: search.optional(),
		tenant_id: idOf('tenant').optional(),
		partner_id: idOf('partner').optional(),
		role: role.optional(),
	}),
	answer: page(userView),
	refuses: ['tenant_not_found', 'partner_not_found'],
	async handle({unit, caller, query}) {
		if (query.tenantId) await getTenant(unit, query.tenantId);
		if (query.partnerId) await demandPartner(unit, caller, query.partnerId);
		const found = await listUsers(unit, query);
		return {...found, items: await shownUsers(unit, found.items)};
	},
});

export const adminSyncUsers = route({
	operation: 'adminSyncUsers',
	tag: 'admin-users',
	method: 'post',
	path: '/admin/users/sync',
	summary: 'Take over people and groups from the directory; while a sync goes on, that one is answered',
	access: 'admin:users',
	isOperatorOnly: true,
	isCostly: true,
	isIdempotent: true,
	body: input({
		confirm: z
			.literal(true)
			.optional()
			.meta({description: 'Lets it switch off more than 20 people and more than 5 % of a partner', example: true}),
	}).optional(),
	status: 202,
	answer: one(syncRunView),
	refuses: ['directory_missing'],
	async handle({unit, caller, body, tools: {config}}) {
		if (!config.directory) throw refuse('directory_missing');
		return shownSyncRun(await startDirectoryRun(unit, {startedBy: caller.subject, isConfirmed: body?.confirm ?? false}));
	},
});

export const adminGetUser = route({
	operation: 'adminGetUser',
	tag: 'admin-users',
	method: 'get',
	path: '/admin/users/{user_id}',
	summary: 'A person with their groups and permissions',
	access: 'admin:users',
	...theUser,
	refuses: ['user_not_found'],
	async handle({unit, params, tools: {config}}) {
		return shownUserDetail(unit, await getUser(unit, params.userId), config.operatorPartnerId);
	},
});

export const adminUpdateUser = route({
	operation: 'adminUpdateUser',
	tag: 'admin-users',
	method: 'patch',
	path: '/admin/users/{user_id}',
	summary: 'Switch a person off or on again; it holds everywhere within a minute',
	access: 'admin:users',
	...theUser,
	changesCallers: true,
	body: input({is_active: z.boolean().meta({example: false})}),
	refuses: ['user_not_found', 'own_activity', 'role_beyond', 'last_super_admin'],
	async handle({unit, caller, params, body, tools: {config}}) {
		const {operatorPartnerId} = config;
		const user = await setUserActivity(unit, {...params, ...body, granter: caller, operatorPartnerId});
		return shownUserDetail(unit, user, operatorPartnerId);
	},
});

export const assignUserRole = route({
	operation: 'assignUserRole',
	tag: 'admin-users',
	method: 'post',
	path: '/admin/users/{user_id}/role',
	summary: 'Give a person a role',
	access: 'admin:users',
	isIdempotent: true,
	...theUser,
	changesCallers: true,
	body: input({role}),
	refuses: ['user_not_found', 'own_roles', 'role_beyond', 'role_does_not_suit'],
	async handle({unit, caller, params, body, tools: {config}}) {
		const {operatorPartnerId} = config;
		const user = await giveRole(unit, {...params, ...body, granter: caller, operatorPartnerId});
		return shownUserDetail(unit, user, operatorPartnerId);
	},
});

export const revokeUserRole = route({
	operation: 'revokeUserRole',
	tag: 'admin-users',
	method: 'delete',
	path: '/admin/users/{user_id}/role',
	summary: 'Take a role away that was given here',
	access: 'admin:users',
	...theUser,
	changesCallers: true,
	query: input({role}),
	refuses: ['user_not_found', 'own_roles', 'role_beyond', 'role_not_stored', 'last_super_admin'],
	async handle({unit, caller, params, query, tools: {config}}) {
		const {operatorPartnerId} = config;
		const user = await takeRole(unit, {...params, ...query, granter: caller, operatorPartnerId});
		return shownUserDetail(unit, user, operatorPartnerId);
	},
});
