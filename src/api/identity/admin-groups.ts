import {getGroup as groupById, listGroups as groupsInReach} from '../../domain/identity/queries.ts';
import {role} from '../../domain/identity/scopes.ts';
import {setGroupRole} from '../../domain/identity/set-group-role.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {longPageQuery, search, yesOrNo} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {groupDetailView, groupView, shownGroupDetail, shownGroups} from './views.ts';

const theGroup = {params: input({group_id: idOf('group')}), answer: one(groupDetailView)} as const;

export const listGroups = route({
	operation: 'listGroups',
	tag: 'admin-groups',
	method: 'get',
	path: '/admin/groups',
	summary: 'The groups in reach, newest first',
	description:
		"Groups come from the directory of the identity provider; only their role is given here. Partners' staff see the groups of their " +
		'own tenants. Groups that the directory has removed are left out. `q` searches name and id.',
	access: 'admin:groups',
	query: longPageQuery('group', {
		q: search.optional(),
		tenant_id: idOf('tenant').optional().meta({description: 'Only groups of this tenant.'}),
		has_role: yesOrNo.optional().meta({description: 'Only groups that have a role (`true`), or that have none (`false`).'}),
	}),
	answer: page(groupView),
	refuses: ['tenant_not_found'],
	async handle({unit, query}) {
		if (query.tenantId) await getTenant(unit, query.tenantId);
		const found = await groupsInReach(unit, query);
		return {...found, items: await shownGroups(unit, found.items)};
	},
});

export const getGroup = route({
	operation: 'getGroup',
	tag: 'admin-groups',
	method: 'get',
	path: '/admin/groups/{group_id}',
	summary: 'A group with its members',
	description:
		"With its role and the members in reach, newest first, at most 500. Another partner's group, or one that the directory removed, " +
		'is 404.',
	access: 'admin:groups',
	...theGroup,
	refuses: ['group_not_found'],
	async handle({unit, params}) {
		return shownGroupDetail(unit, await groupById(unit, params.groupId));
	},
});

export const assignGroupRole = route({
	operation: 'assignGroupRole',
	tag: 'admin-groups',
	method: 'post',
	path: '/admin/groups/{group_id}/role',
	summary: 'Give everybody in a group a role, instead of the one it had',
	description:
		'Every member has the role from now on, everywhere within a minute; it replaces the role that the group had, since a group has ' +
		'one at most. Nobody changes a group that they are in, and nobody gives or replaces a role that grants more than they have ' +
		"themselves; `super_admin` and `platform_admin` are for a `super_admin` to give, `support` for the operator's staff. A group of a " +
		"tenant can have tenants' roles, a group of no tenant those of the operator's staff. The last active `super_admin` is not taken " +
		'away.',
	access: 'admin:groups',
	isIdempotent: true,
	...theGroup,
	changesCallers: true,
	body: input({role}),
	example: {role: 'tenant_member'},
	refuses: ['group_not_found', 'own_roles', 'role_beyond', 'role_does_not_suit', 'last_super_admin'],
	async handle({unit, caller, params, body, tools: {config}}) {
		const {operatorPartnerId} = config;
		return shownGroupDetail(unit, await setGroupRole(unit, {...params, ...body, granter: caller, operatorPartnerId}));
	},
});

export const revokeGroupRole = route({
	operation: 'revokeGroupRole',
	tag: 'admin-groups',
	method: 'delete',
	path: '/admin/groups/{group_id}/role',
	summary: 'Take the role of a group away',
	description:
		'Members lose what they had through the group, everywhere within a minute; roles that they were given themselves stay. The same ' +
		'rules hold as for giving it. A group without a role is refused (404).',
	access: 'admin:groups',
	...theGroup,
	changesCallers: true,
	refuses: ['group_not_found', 'own_roles', 'role_beyond', 'role_not_stored', 'last_super_admin'],
	async handle({unit, caller, params, tools: {config}}) {
		const {operatorPartnerId} = config;
		return shownGroupDetail(unit, await setGroupRole(unit, {...params, role: null, granter: caller, operatorPartnerId}));
	},
});
