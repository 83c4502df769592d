import {z} from 'zod';
import {listSyncLog} from '../../domain/accounting/queries.ts';
import {requestSync} from '../../domain/accounting/request-sync.ts';
import {entryStatus} from '../../domain/accounting/sync-entry.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {givenDayOrInstant} from '../http/fields.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byIntegration} from './integrations.ts';
import {syncEntryView, syncRunView} from './views.ts';

const INVOICES_LIMIT = 500;

export const syncAccountingIntegration = route({
	operation: 'syncAccountingIntegration',
	tag: 'admin-accounting',
	method: 'post',
	path: '/admin/accounting/integrations/{integration_id}/sync',
	summary: 'Tell the books what they do not know yet, and again what failed; nothing is told twice. How far it is: /admin/runs',
	description:
		'Goes on in the background; `adminGetRun` tells how far it is, `listAccountingSyncLog` what of it failed. Everything is entered ' +
		'at most once, however often it is asked for. Without a body all that is missing is told.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	isIdempotent: true,
	isCostly: true,
	params: byIntegration,
	body: input({
		from: givenDayOrInstant.optional().meta({description: 'Only what happened from then on'}),
		to: givenDayOrInstant.optional().meta({description: 'Only what happened before'}),
		invoice_ids: z
			.array(idOf('invoice'))
			.min(1)
			.max(INVOICES_LIMIT)
			.optional()
			.meta({description: 'Only these documents, and the money on them'}),
	}).optional(),
	example: {from: '2026-01-01', to: '2026-07-01'},
	status: 202,
	answer: one(syncRunView),
	refuses: ['integration_not_found', 'integration_inactive'],
	async handle({unit, params, body}) {
		const run = await requestSync(unit, {...params, ...body});
		await unit.em.flush();
		return run;
	},
});

export const listAccountingSyncLog = route({
	operation: 'listAccountingSyncLog',
	tag: 'admin-accounting',
	method: 'get',
	path: '/admin/accounting/integrations/{integration_id}/sync-log',
	summary: 'What the books were told, newest first, and what of it failed',
	description:
		'One entry for each document, payment, refund, set-off or reversal. `failed` ones keep the reason as a sentence for a bookkeeper ' +
		'and are tried again by a sync; `skipped` had nothing to post.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	query: pageQuery('accountingEntry', {status: entryStatus.optional()}),
	answer: page(syncEntryView),
	refuses: ['integration_not_found'],
	handle: async ({unit, params, query}) => listSyncLog(unit, {...params, ...query}),
});
