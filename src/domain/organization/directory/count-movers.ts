import type {Unit} from '../../platform/unit/unit.ts';
import type {DirectoryGroup, DirectoryPage, DirectoryUser} from './directory.ts';
import type {Leaving} from './leavers-limit.ts';

/** Whoever has a role of their own and is said to stand elsewhere: in another tenant, or on another staff. */
const MOVING_PEOPLE = `select u.id from app_user u join given on given.id = u.id
	where (given.tenant_id is distinct from u.tenant_id or given.tenant_id is null and given.partner_id is distinct from u.partner_id)
	  and exists (select from role_grant r where r.user_id = u.id)`;

/** Whoever has a role by a group that is said to be another tenant's. */
const OF_MOVING_GROUPS = `select m.user_id as id from app_group g join given on given.id = g.id join group_member m on m.group_id = g.id
	where g.role is not null and g.is_active and given.tenant_id is distinct from g.tenant_id`;

type Read = Readonly<{phase: 'users'; page: DirectoryPage<DirectoryUser>} | {phase: 'groups'; page: DirectoryPage<DirectoryGroup>}>;

/** How many of each partner's people would lose a role because a page of the directory says that they, or their groups, stand elsewhere. */
export async function countMovers({em}: Unit, {phase, page: {items}}: Read): Promise<Leaving[]> {
	const given = items.map(item => ({id: item.id, tenant_id: item.tenantId, partner_id: 'partnerId' in item ? item.partnerId : undefined}));
	const rows = await em.execute<{partner_id: string | null; people: number; of: number}[]>(
		`with given as materialized (select * from jsonb_to_recordset(?::jsonb) as r(id text, tenant_id text, partner_id text)),
		 moving as (${phase === 'users' ? MOVING_PEOPLE : OF_MOVING_GROUPS}),
		 losing as (select partner_id, count(*)::int as people from app_user where is_active and id in (select id from moving) group by partner_id)
		 select l.partner_id, l.people, (select count(*)::int from app_user u where u.is_active and u.partner_id is not distinct from l.partner_id) as of
		 from losing l`,
		[JSON.stringify(given)],
	);
	return rows.map(({partner_id: partnerId, people, of}) => ({partnerId, people, of}));
}
