import {z} from 'zod';
import {assignUserRole as giveRole} from '../../domain/identity/assign-user-role.ts';
import {getUser, listUsers} from '../../domain/identity/queries.ts';
import {revokeUserRole as takeRole} from '../../domain/identity/revoke-user-role.ts';
import {role} from '../../domain/identity/scopes.ts';
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
import {shownUserDetail, shownUsers, userDetailView, userView} from './views.ts';

const theUser = {params: input({user_id: idOf('user')}), answer: one(userDetailView)} as const;

export const adminListUsers = route({
	operation: 'adminListUsers',
	tag: 'admin-users',
	method: 'get',
	path: '/admin/users',
	summary: 'The people in reach, newest first',
	description:
		"People become known by their first valid token or by a sync with the directory. Partners' staff see the people of their own " +
		'tenants and their colleagues. `q` searches name, e-mail and id; `role` means a role that was given here, not one that a token ' +
		'carries.',
	access: 'admin:users',
	query: pageQuery('user', {
		q: search.optional(),
		tenant_id: idOf('tenant').optional().meta({description: 'Only people of this tenant.'}),
		partner_id: idOf('partner').optional().meta({description: "Only people of this partner: its staff, and its tenants'."}),
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
	description:
		'Starts a run that reads people and groups of the directory page by page and takes over names, addresses, memberships and moves; ' +
		'people who are gone from it are switched off, nobody is deleted, and no role is widened. Answers 202 with the run at once: ' +
		'follow it with `adminGetRun`. Before it would switch off, or take a role from, more than 20 people and more than 5 % of a partner, the run fails and ' +
		'says of whom: send `{"confirm": true}` to let it. The same runs every hour by itself. For the operator\'s staff.',
	access: 'admin:users',
	isOperatorOnly: true,
	isCostly: true,
	isIdempotent: true,
	body: input({
		confirm: z
			.literal(true)
			.optional()
			.meta({description: 'Lets it switch off, or take a role from, more than 20 people and more than 5 % of a partner.', example: true}),
	}).optional(),
	example: {confirm: true},
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
	description:
		'With groups and `effective_permissions`: what the roles given here come to at the place where the person stands. What the ' +
		"identity provider's tokens carry besides is not known here. Another partner's person is 404.",
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
	description:
		'Somebody who is switched off is answered 401 everywhere within a minute, whatever token they hold; the directory does not switch ' +
		'them on again. It takes the right to decide on each role that the person holds. Nobody switches themselves off or on, and the ' +
		'last active `super_admin` stays on.',
	access: 'admin:users',
	...theUser,
	changesCallers: true,
	body: input({is_active: z.boolean().meta({description: 'False switches the person off, true on again.', example: false})}),
	example: {is_active: false},
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
	description:
		'Adds a role to those that the person has; it holds everywhere within a minute. Nobody changes their own roles or gives one that ' +
		"grants more than they have; `super_admin` and `platform_admin` are for a `super_admin` to give, `support` for the operator's " +
		"staff. A role must suit the place: tenants' roles for people of a tenant, `partner_admin` for staff of a partner, " +
		'`service_account` for no person. A role that the person has already changes nothing.',
	access: 'admin:users',
	isIdempotent: true,
	...theUser,
	changesCallers: true,
	body: input({role}),
	example: {role: 'tenant_admin'},
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
	description:
		'Takes away a role that was given to the person here; it is gone everywhere within a minute. Roles that come with the token, or ' +
		'through a group, are not touched. A role that was not given here is 404. Nobody changes their own roles, and the last active ' +
		'`super_admin` keeps theirs.',
	access: 'admin:users',
	...theUser,
	changesCallers: true,
	query: input({role: role}),
	refuses: ['user_not_found', 'own_roles', 'role_beyond', 'role_not_stored', 'last_super_admin'],
	async handle({unit, caller, params, query, tools: {config}}) {
		const {operatorPartnerId} = config;
		const user = await takeRole(unit, {...params, ...query, granter: caller, operatorPartnerId});
		return shownUserDetail(unit, user, operatorPartnerId);
	},
});
