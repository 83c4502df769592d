import {z} from 'zod';
import {listAuditLog as auditLogPage} from '../../domain/platform/unit/audit-log.ts';
import {page} from '../http/answers.ts';
import {givenDayOrInstant, instant, line} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {view} from '../http/shapes.ts';

const state = z.record(z.string(), z.unknown()).nullish();

const auditEntryView = view({
	id: z.string().meta({example: 'aud_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
	at: instant,
	actor: z.string().meta({description: 'A person, a service account, or a part of the system', example: 'usr_ada'}),
	action: z.string().meta({example: 'update'}),
	resource_type: z.string().meta({example: 'subscription'}),
	resource_id: z.string().meta({example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
	before: state.meta({description: 'What was changed, as it was', example: {status: 'active'}}),
	after: state.meta({description: 'What was changed, as it is now', example: {status: 'suspended'}}),
	request_id: z.string().meta({example: 'req_01jd2x4k7m9q3s5v'}),
	tenant_id: z.string().nullish().meta({example: 'tnt_acme'}),
	partner_id: z.string().nullish().meta({example: 'prt_reseller'}),
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
	query: pageQuery({
		actor: line(200).optional().meta({example: 'usr_ada'}),
		resource_type: line(63).optional().meta({example: 'subscription'}),
		resource_id: line(200).optional().meta({example: 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'}),
		action: line(63).optional().meta({example: 'update'}),
		from: givenDayOrInstant.optional(),
		to: givenDayOrInstant.optional(),
	}),
	answer: page(auditEntryView),
	async handle({unit, caller, query}) {
		const seesAll = caller.place === 'operator' && caller.grants.has('admin:platform');
		return auditLogPage(unit, {...query, ...(!seesAll && {partnerId: caller.partnerId ?? ''})});
	},
});
