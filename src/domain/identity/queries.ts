import {LockMode} from '@mikro-orm/core';
import {type FilterQuery, raw} from '@mikro-orm/postgresql';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {fold} from '../platform/values/fold.ts';
import type {IdOf} from '../platform/values/id.ts';
import {holdsText, isCommonText, searchedAs, searching} from '../platform/values/search.ts';
import {Group, GroupMember} from './group.ts';
import {refuse} from './refusals.ts';
import {RoleGrant} from './role-grant.ts';
import type {Role} from './scopes.ts';
import {User} from './user.ts';

/** At most this many in a list that is not paged. */
const LIST_LIMIT = 500;

/** A person in reach, or a refusal. */
export async function getUser({em}: Unit, id: IdOf<'user'>): Promise<User> {
	const user = await em.findOne(User, id);
	if (!user) throw refuse('user_not_found', {id});
	return user;
}

/** A person in reach, locked for a change, or a refusal. */
export async function lockUser({em}: Unit, id: IdOf<'user'>): Promise<User> {
	const user = await em.findOne(User, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!user) throw refuse('user_not_found', {id});
	return user;
}

type UserFilter = PageRequest & Readonly<{q?: string; tenantId?: IdOf<'tenant'>; partnerId?: IdOf<'partner'>; role?: Role}>;

/** The people in reach, newest first. `q` is looked for in name, e-mail and id; `role` means one that was given here. */
export async function listUsers(unit: Unit, filter: UserFilter): Promise<Page<User>> {
	const owner = {...(filter.tenantId && {tenantId: filter.tenantId}), ...(filter.partnerId && {partnerId: filter.partnerId})};
	const where: FilterQuery<User>[] = [owner];
	const {q, role} = filter;
	const isCommon = q !== undefined && (await isCommonText(unit, 'app_user', q));
	if (q !== undefined) where.push(searchedAs(q, {isCommon}));
	if (role) {
		where.push({[raw(alias => `${alias}.id in (select user_id from role_grant where role = ?)`, [role])]: []});
	}

	// A grant stands where its holder stands, so that the grants of one role are as many as the people who hold it. Where a rare text is looked for
	// its index says more; where a common one is, each holder is looked at, and not everybody.
	const holders = q === undefined ? {} : {[raw(holdersFound, [fold(q)])]: []};
	const grants = role && (q === undefined || isCommon) ? {entity: RoleGrant, where: {...owner, role, ...holders}} : undefined;
	return findPage(unit.em, User, {$and: where}, filter, {createdAt: 'desc', id: 'desc'}, grants);
}

/** SQL: whether the holder of a grant is found by a text. `offset 0` keeps it a look-up for each grant. */
const holdersFound = (grant: string): string =>
	`exists (select from app_user u where u.id = ${grant}.user_id and ${holdsText('u')} offset 0)`;

/** The roles that each of these people was given here, sorted; a person without any is missing from the map. */
export async function rolesGivenTo({em}: Unit, userIds: readonly IdOf<'user'>[]): Promise<Map<IdOf<'user'>, Role[]>> {
	const grants = await em.find(RoleGrant, {userId: {$in: [...userIds]}}, {orderBy: {role: 'asc'}});
	const byUser = new Map<IdOf<'user'>, Role[]>();
	for (const {userId, role} of grants) byUser.set(userId, [...(byUser.get(userId) ?? []), role]);
	return byUser;
}

/** The role as it was given to a person, if it was. */
export const findGrant = async ({em}: Unit, userId: IdOf<'user'>, role: Role): Promise<RoleGrant | null> =>
	em.findOne(RoleGrant, {userId, role});

/** The roles that a person was given here: directly, and through groups of the own tenant or of none. */
export async function rolesOnRecord({em}: Unit, userId: IdOf<'user'>): Promise<Role[]> {
	const rows = await em.execute<{role: Role}[]>(
		`select role from role_grant where user_id = ?
		 union
		 select g.role from group_member m
		 join app_group g on g.id = m.group_id
		 join app_user u on u.id = m.user_id
		 where m.user_id = ? and g.role is not null and g.is_active and (g.tenant_id is null or g.tenant_id = u.tenant_id)`,
		[userId, userId],
	);
	return rows.map(({role}) => role);
}

/** Serialises whatever could take away the last super_admin, until the unit ends. */
const SUPER_ADMIN_LOCK = 4_711_100;

/** The active people of the operator who hold super_admin here, directly or through a group, after waiting for whoever changes that. */
export async function lockSuperAdmins({em}: Unit, operatorPartnerId: IdOf<'partner'>): Promise<Set<IdOf<'user'>>> {
	await em.execute('select pg_advisory_xact_lock(?)', [SUPER_ADMIN_LOCK]);
	const rows = await em.execute<{id: IdOf<'user'>}[]>(
		`select u.id from app_user u
		 where u.is_active and u.tenant_id is null and u.partner_id = ? and (
		   exists (select from role_grant r where r.user_id = u.id and r.role = 'super_admin')
		   or exists (select from group_member m join app_group g on g.id = m.group_id
		     where m.user_id = u.id and g.role = 'super_admin' and g.is_active and g.tenant_id is null))`,
		[operatorPartnerId],
	);
	return new Set(rows.map(({id}) => id));
}

/** A group in reach, or a refusal. */
export async function getGroup({em}: Unit, id: IdOf<'group'>): Promise<Group> {
	const group = await em.findOne(Group, {id, isActive: true});
	if (!group) throw refuse('group_not_found', {id});
	return group;
}

/** A group in reach, locked for a change, or a refusal. */
export async function lockGroup({em}: Unit, id: IdOf<'group'>): Promise<Group> {
	const group = await em.findOne(Group, {id, isActive: true}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!group) throw refuse('group_not_found', {id});
	return group;
}

type GroupFilter = PageRequest & Readonly<{q?: string; tenantId?: IdOf<'tenant'>; hasRole?: boolean}>;

/** The groups in reach that the directory still has, newest first. */
export async function listGroups(unit: Unit, {q, tenantId, hasRole, ...page}: GroupFilter): Promise<Page<Group>> {
	const where: FilterQuery<Group>[] = [{isActive: true}];
	if (tenantId) where.push({tenantId});
	if (hasRole !== undefined) where.push({role: hasRole ? {$ne: null} : null});
	if (q !== undefined) where.push(await searching(unit, 'app_group', q));
	return findPage(unit.em, Group, {$and: where}, page, {createdAt: 'desc', id: 'desc'});
}

/** How many people in reach are in each of these groups; an empty group is missing from the map. */
export async function memberCounts({em}: Unit, groupIds: readonly IdOf<'group'>[]): Promise<Map<IdOf<'group'>, number>> {
	const rows = await em.execute<{group_id: IdOf<'group'>; count: string}[]>(
		`select m.group_id, count(*) as count from group_member m join app_user u on u.id = m.user_id
		 where m.group_id = any(?::text[]) group by m.group_id`,
		[arrayLiteral(groupIds)],
	);
	return new Map(rows.map(({group_id: id, count}) => [id, Number(count)]));
}

/** The people in reach who are in a group, newest first, up to the limit of a list. */
export async function membersOf({em}: Unit, groupId: IdOf<'group'>): Promise<User[]> {
	return em.find(
		User,
		{[raw(alias => `${alias}.id in (select user_id from group_member where group_id = ?)`, [groupId])]: []},
		{orderBy: {createdAt: 'desc', id: 'desc'}, limit: LIST_LIMIT},
	);
}

/** The groups in reach that a person is in, newest first. */
export async function groupsOf({em}: Unit, userId: IdOf<'user'>): Promise<Group[]> {
	const memberships = await findRows(em, GroupMember, {userId}, {fields: ['groupId']});
	const ids = memberships.map(({groupId}) => groupId);
	return em.find(Group, {id: {$in: ids}, isActive: true}, {orderBy: {createdAt: 'desc', id: 'desc'}});
}

/** Whether somebody is in a group. */
export const isMember = async ({em}: Unit, groupId: IdOf<'group'>, userId: string): Promise<boolean> =>
	(await em.count(GroupMember, {groupId, userId: userId as IdOf<'user'>})) > 0;
