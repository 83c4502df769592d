import {Group} from '../../identity/group.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {changedFields} from '../changed-fields.ts';
import {Tenant} from '../tenant.ts';
import type {DirectoryGroup} from './directory.ts';
import type {Counts} from './directory-run.ts';
import {membershipOf, noteSightings} from './switch-off-leavers.ts';

/**
 * Takes over a page of the directory's groups with their new members. A group that moves to another tenant loses the role it was given
 * here; one that comes back is as it was. Nobody leaves a group here: who was not seen in it goes at the end, with the leavers.
 */
export async function takeOverGroups(unit: Unit, runId: IdOf<'run'>, groups: readonly DirectoryGroup[]): Promise<Counts> {
	const known = new Map((await unit.em.find(Group, {id: {$in: groups.map(({id}) => id)}})).map(group => [group.id, group]));
	const tenantIds = groups.flatMap(({tenantId}) => tenantId ?? []);
	const partnerOf = new Map((await unit.em.find(Tenant, {id: {$in: tenantIds}})).map(({id, partnerId}) => [id, partnerId]));
	const withOtherMembers = await addMembers(unit, runId, groups);
	const counts = {seen: groups.length, created: 0, updated: 0, deactivated: 0};
	for (const {id, tenantId = null, name, description} of groups) {
		const fields = {tenantId, partnerId: (tenantId && partnerOf.get(tenantId)) || null, name, description, isActive: true};
		const group = known.get(id);
		if (!group) {
			unit.em.create(Group, {id, ...fields});
			counts.created += 1;
			continue;
		}

		const changed = changedFields(group, fields);
		if (changed.includes('tenant_id')) group.role = null;
		unit.em.assign(group, fields);
		if (changed.length > 0 || withOtherMembers.has(id)) counts.updated += 1;
	}

	await unit.em.flush();
	return counts;
}

/** Enters who came into these groups and notes who is in them; answers the groups in which somebody came or is missing. */
async function addMembers(unit: Unit, runId: IdOf<'run'>, groups: readonly DirectoryGroup[]): Promise<Set<string>> {
	const rows = groups.flatMap(({id, memberIds}) => [...new Set(memberIds)].map(memberId => ({group_id: id, user_id: memberId})));
	const given = 'jsonb_to_recordset(?::jsonb) as given(group_id text, user_id text)';
	const missing = await unit.em.execute<{group_id: string}[]>(
		`select m.group_id from group_member m where m.group_id = any(?::text[])
		   and not exists (select from ${given} where given.group_id = m.group_id and given.user_id = m.user_id)`,
		[arrayLiteral(groups.map(({id}) => id)), JSON.stringify(rows)],
	);
	const come = await unit.em.execute<{group_id: string}[]>(
		`insert into group_member (group_id, user_id) select group_id, user_id from ${given} on conflict do nothing returning group_id`,
		[JSON.stringify(rows)],
	);
	await noteSightings(unit, {runId, seen: rows.map(row => ({id: membershipOf(row.group_id, row.user_id), isActive: true}))});
	return new Set([...missing, ...come].map(({group_id: id}) => id));
}
