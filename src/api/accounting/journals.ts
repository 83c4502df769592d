import {z} from 'zod';
import {closeMonth} from '../../domain/accounting/journal/close-month.ts';
import {trialBalance} from '../../domain/accounting/journal/trial-balance.ts';
import {one} from '../http/answers.ts';
import {day} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byIntegration} from './integrations.ts';
import {integrationView, trialBalanceView} from './views.ts';

/** Days from one on, and before another. */
const span = {
	from: day.meta({description: 'The first day', example: '2026-06-01'}),
	to: day.meta({description: 'The day after the last one', example: '2026-07-01'}),
};

export const getTrialBalance = route({
	operation: 'getTrialBalance',
	tag: 'ext-accounting',
	method: 'get',
	path: '/admin/accounting/integrations/{integration_id}/trial-balance',
	summary: 'What stood on each account of the journal, what was posted, and what stands there then',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	query: input(span),
	answer: one(trialBalanceView),
	refuses: ['integration_not_found', 'not_a_journal'],
	handle: async ({unit, params, query}) => trialBalance(unit, {...params, ...query}),
});

export const closeMonthOfJournal = route({
	operation: 'closeMonthOfJournal',
	tag: 'ext-accounting',
	method: 'post',
	path: '/admin/accounting/integrations/{integration_id}/close',
	summary: 'Close the books through a month: what comes later is posted into the next one, with its own date beside',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	body: input({
		month: z
			.string()
			.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month like 2026-05')
			.meta({example: '2026-05'}),
	}),
	answer: one(integrationView),
	refuses: ['integration_not_found', 'not_a_journal', 'month_not_over', 'closed_already'],
	handle: async ({unit, params, body}) => closeMonth(unit, {...params, ...body}),
});
