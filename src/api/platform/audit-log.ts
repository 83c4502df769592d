import {z} from 'zod';
import {type AuditEntry, listAuditLog as auditLogPage} from '../../domain/platform/unit/audit-log.ts';
import {page} from '../http/answers.ts';
import {givenDayOrInstant, instant, line} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {view, wireName} from '../http/shapes.ts';

const state = z.record(z.string(), z.unknown()).nullish();

const auditEntryView = view({
	id: z.string().meta({description: 'Id of the entry; it sorts by time.', example: 'aud_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
	at: instant.meta({description: 'When it was done (UTC): real time, also in a sandbox whose business time was moved.'}),
	actor: z.string().meta({description: 'Who did it: a user id, a service account, or a part of the system.', example: 'usr_ada'}),
	action: z.string().meta({description: 'What was done: `create`, `update`, `delete`, or the name of an action.', example: 'update'}),
	resource_type: z.string().meta({description: 'Kind of the thing that was changed.', example: 'subscription'}),
	resource_id: z.string().meta({description: 'Id of the thing that was changed.', example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
	before: state.meta({description: 'The fields that were changed, as they were; null: it was made.', example: {status: 'active'}}),
	after: state.meta({description: 'The fields that were changed, as they became; null: it was removed.', example: {status: 'suspended'}}),
	request_id: z.string().meta({description: 'Request, or job, by which it was done.', example: 'req_01jd2x4k7m9q3s5v'}),
	tenant_id: z.string().nullish().meta({description: 'Tenant whose thing it is; null: of no tenant.', example: 'tnt_acme'}),
	partner_id: z.string().nullish().meta({description: 'Partner whose thing it is; null: of no partner.', example: 'prt_reseller'}),
}).meta({id: 'AuditEntry'});

export const listAuditLog = route({
	operation: 'listAuditLog',
	tag: 'ext-audit',
	method: 'get',
	path: '/admin/audit-log',
	summary: "Who changed what, newest first: everything for admin:platform, the own partner's part for partner:manage",
	description:
		'Every write through an `admin:*` scope or `partner:manage`, every change of a role, and every change of state of an invoice or ' +
		'subscription is an entry here: who, what, which thing, before and after, and by which request. Entries are never changed or ' +
		'removed within ten years. Filters are exact and combine; `from` is included, `to` is not, and both are real time, also in a ' +
		'sandbox whose business time was moved.',
	access: {anyOf: ['admin:platform', 'partner:manage']},
	query: pageQuery('auditEntry', {
		actor: line(200)
			.optional()
			.meta({description: 'Only what this person, service account or part of the system did.', example: 'usr_ada'}),
		resource_type: line(63).optional().meta({description: 'Only changes of things of this kind.', example: 'subscription'}),
		resource_id: line(200).optional().meta({description: 'Only changes of this thing.', example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
		action: line(63).optional().meta({description: 'Only entries of this action.', example: 'update'}),
		from: givenDayOrInstant.optional().meta({description: 'Only what was done at this instant or after.'}),
		to: givenDayOrInstant.optional().meta({description: 'Only what was done before this instant.'}),
	}),
	answer: page(auditEntryView),
	async handle({unit, caller, query}) {
		const seesAll = caller.place === 'operator' && caller.grants.has('admin:platform');
		const found = await auditLogPage(unit, {...query, ...(!seesAll && {partnerId: caller.partnerId ?? ''})});
		return {...found, items: found.items.map(entry => ({...entry, before: named(entry.before), after: named(entry.after)}))};
	},
});

/** Fields as the rest of the API calls them. */
const named = (fields: AuditEntry['before']): AuditEntry['before'] =>
	fields && Object.fromEntries(Object.entries(fields).map(([name, value]) => [wireName(name), value]));
