import {z} from 'zod';
import type {Group} from '../../domain/identity/group.ts';
import {placeOf} from '../../domain/identity/place.ts';
import {groupsOf, memberCounts, membersOf, rolesGivenTo, rolesOnRecord} from '../../domain/identity/queries.ts';
import {grantsOf, role, writePermissions} from '../../domain/identity/scopes.ts';
import type {User} from '../../domain/identity/user.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const user = {
	id: idOf('user'),
	email: z
		.string()
		.nullish()
		.meta({description: 'E-mail address as the directory has it; null until it has told it.', example: 'ada@example.com'}),
	display_name: z
		.string()
		.nullish()
		.meta({description: 'Name as the directory has it; null until it has told it.', example: 'Ada Lovelace'}),
	tenant_id: idOf('tenant').nullish().meta({description: 'Tenant that the person belongs to; null for staff.', example: 'tnt_acme'}),
	partner_id: idOf('partner')
		.nullish()
		.meta({description: "The tenant's seller, or the partner whose staff the person is; null: none.", example: 'prt_reseller'}),
	is_active: z
		.boolean()
		.meta({description: 'False: switched off by an admin or gone from the directory, and answered 401.', example: true}),
	roles: z
		.array(role)
		.meta({description: 'Roles that were given to the person here; tokens and groups may give more.', example: ['tenant_admin']}),
	last_seen_at: instant.nullish().meta({description: 'When a request of the person was last noticed (UTC); null: never.'}),
	created_at: instant,
	updated_at: instant,
};

export const userView = view(user).meta({id: 'User'});

const group = {
	id: idOf('group'),
	tenant_id: idOf('tenant')
		.nullish()
		.meta({description: "Tenant whose people the group holds; null: a group of the operator's staff.", example: 'tnt_acme'}),
	name: z.string().meta({description: 'Name as the directory has it.', example: 'Administration'}),
	description: z.string().nullish().meta({example: 'Looks after subscriptions and invoices'}),
	role: role.nullish().meta({description: 'Role that every member has through the group; null: none.'}),
	member_count: z.int().meta({description: 'How many people in reach are in it.', example: 1}),
	created_at: instant,
	updated_at: instant,
};

export const groupView = view(group).meta({id: 'Group'});

export const groupDetailView = view({
	...group,
	members: z.array(userView).meta({description: 'The people in reach who are in it, newest first, at most 500.'}),
}).meta({id: 'GroupDetail'});

export const userDetailView = view({
	...user,
	groups: z.array(groupView).meta({description: 'Groups in reach that the person is in, newest first.'}),
	effective_permissions: z.array(z.string()).meta({
		description: 'Scopes that the roles given here come to, directly and through groups; a token may carry more.',
		example: ['billing:manage', 'billing:read', 'services:read', 'subscriptions:manage', 'subscriptions:read'],
	}),
}).meta({id: 'UserDetail'});

/** People as views show them: with the roles that were given here. */
export async function shownUsers(unit: Unit, users: readonly User[]) {
	const given = await rolesGivenTo(
		unit,
		users.map(({id}) => id),
	);
	return users.map(one => ({...one, roles: given.get(one.id) ?? []}));
}

/** Groups as views show them: with the number of their members. */
export async function shownGroups(unit: Unit, groups: readonly Group[]) {
	const counts = await memberCounts(
		unit,
		groups.map(({id}) => id),
	);
	return groups.map(one => ({...one, memberCount: counts.get(one.id) ?? 0}));
}

/** A person with their groups and what they may do by what is on record. */
export async function shownUserDetail(unit: Unit, one: User, operatorPartnerId: string) {
	const [shown] = await shownUsers(unit, [one]);
	const {grants} = grantsOf(placeOf(one, operatorPartnerId), [], await rolesOnRecord(unit, one.id));
	const groups = await shownGroups(unit, await groupsOf(unit, one.id));
	return {...one, roles: shown?.roles ?? [], groups, effectivePermissions: writePermissions(grants)};
}

/** A group with its members. */
export async function shownGroupDetail(unit: Unit, one: Group) {
	const [shown] = await shownGroups(unit, [one]);
	return {...one, memberCount: shown?.memberCount ?? 0, members: await shownUsers(unit, await membersOf(unit, one.id))};
}
