import {Group} from '../../identity/group.ts';
import {lockSuperAdmins} from '../../identity/queries.ts';
import {User} from '../../identity/user.ts';
import type {Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Leaving} from './leavers-limit.ts';

/** So many people are switched off in one transaction. */
export const LEAVERS_SLICE = 500;

/** A leaver: active here, there before the sync began, and not seen as active by it. `?` are the run's id and its beginning. */
const LEAVER = `u.is_active and u.created_at < ?
	and not exists (select from directory_sighting s where s.run_id = ? and s.id = u.id and s.is_active)`;

/** What stands for somebody's place in a group where sightings are kept. */
export const membershipOf = (groupId: string, userId: string): string => `${groupId} ${userId}`;

/** A membership that the sync did not see: its group is gone, or the person is no longer in it. */
const MEMBERSHIP_GONE = `not exists (select from directory_sighting s where s.run_id = ? and s.id = m.group_id || ' ' || m.user_id)`;

/** Whoever loses a role with a membership that the sync did not see. */
const ROLE_LOSER = `exists (select from group_member m join app_group g on g.id = m.group_id
	where m.user_id = u.id and g.role is not null and g.is_active and ${MEMBERSHIP_GONE})`;

/** Notes what a page of the directory showed: people, groups, memberships. */
export async function noteSightings(
	{em}: Unit,
	{runId, seen}: {runId: IdOf<'run'>; seen: readonly {id: string; isActive: boolean}[]},
): Promise<void> {
	await em.execute(
		`insert into directory_sighting (run_id, id, is_active)
		 select ?, r.id, r.is_active from jsonb_to_recordset(?::jsonb) as r(id text, is_active boolean)
		 on conflict (run_id, id) do update set is_active = excluded.is_active`,
		[runId, JSON.stringify(seen.map(({id, isActive}) => ({id, is_active: isActive})))],
	);
}

/** How many people of each partner would be switched off, or would lose a role that a group gave them. */
export async function countLeavers({em}: Unit, run: Run): Promise<Leaving[]> {
	const rows = await em.execute<{partner_id: string | null; people: string; of: string}[]>(
		`select u.partner_id, count(*) filter (where (${LEAVER}) or ${ROLE_LOSER}) as people, count(*) as of
		 from app_user u where u.is_active group by u.partner_id`,
		[run.startedAt, run.id, run.id],
	);
	return rows.map(({partner_id: partnerId, people, of}) => ({partnerId, people: Number(people), of: Number(of)}));
}

type Slice = Readonly<{run: Run; after: string; operatorPartnerId: IdOf<'partner'>}>;

/**
 * Switches off the next slice of those who left, by id. The last active super_admin stays, whatever the directory says.
 *
 * @returns how many were switched off, and where the next slice begins; undefined when this was the last one
 */
export async function switchOffLeavers(
	unit: Unit,
	{run, after, operatorPartnerId}: Slice,
): Promise<{count: number; last: string | undefined}> {
	const rows = await unit.em.execute<{id: IdOf<'user'>}[]>(
		`select u.id from app_user u where ${LEAVER} and u.id > ? collate "C" order by u.id collate "C" limit ?`,
		[run.startedAt, run.id, after, LEAVERS_SLICE],
	);
	const leavers = await unit.em.find(User, {id: {$in: rows.map(({id}) => id)}});
	const staying = await lockSuperAdmins(unit, operatorPartnerId);
	let count = 0;
	for (const user of leavers) {
		if (staying.has(user.id) && staying.size === 1) {
			unit.log.error({user: user.id}, 'the directory no longer has the last super_admin, who stays');
			continue;
		}

		staying.delete(user.id);
		user.isActive = false;
		user.switchedOffBy = 'directory';
		count += 1;
	}

	await unit.em.flush();
	return {count, last: rows.length === LEAVERS_SLICE ? rows.at(-1)?.id : undefined};
}

/** Takes everybody out of the groups in which a whole sync did not see them; groups that it did not see keep theirs. */
export async function removeMembersNotSeen({em}: Unit, run: Run): Promise<void> {
	await em.execute(
		`delete from group_member m where ${MEMBERSHIP_GONE}
		   and exists (select from directory_sighting s where s.run_id = ? and s.id = m.group_id)`,
		[run.id, run.id],
	);
}

/** Closes the groups that a whole sync did not see: they grant nothing until they are back. Answers how many. */
export async function closeGroupsNotSeen({em}: Unit, run: Run): Promise<number> {
	const rows = await em.execute<{id: IdOf<'group'>}[]>(
		`select g.id from app_group g where g.is_active
		   and not exists (select from directory_sighting s where s.run_id = ? and s.id = g.id)`,
		[run.id],
	);
	const groups = await em.find(Group, {id: {$in: rows.map(({id}) => id)}});
	for (const group of groups) group.isActive = false;
	await em.flush();
	return groups.length;
}

/** Forgets whom a sync saw. */
export const forgetSightings = async ({em}: Unit, runId: IdOf<'run'>): Promise<void> => {
	await em.execute('delete from directory_sighting where run_id = ?', [runId]);
};
