import {z} from 'zod';
import {readJournal} from '../../domain/accounting/files/read-journal.ts';
import {writeCsv} from '../../domain/accounting/files/write-csv.ts';
import {writeDatev} from '../../domain/accounting/files/write-datev.ts';
import {writeXaf} from '../../domain/accounting/files/write-xaf.ts';
import {closeMonth} from '../../domain/accounting/journal/close-month.ts';
import {type BookedDays, trialBalance} from '../../domain/accounting/journal/trial-balance.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {file, one, typedFile} from '../http/answers.ts';
import {givenDay} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byIntegration} from './integrations.ts';
import {integrationView, trialBalanceView} from './views.ts';

/** Days from one on, and before another. */
const span = {
	from: givenDay.meta({description: 'The first day', example: '2026-06-01'}),
	to: givenDay.meta({description: 'The day after the last one', example: '2026-07-01'}),
};

export const getTrialBalance = route({
	operation: 'getTrialBalance',
	tag: 'ext-accounting',
	method: 'get',
	path: '/admin/accounting/integrations/{integration_id}/trial-balance',
	summary: 'What stood on each account of the journal, what was posted, and what stands there then',
	description:
		'For each account what stood there before `from`, what was posted from `from` until before `to`, and what stands there then. ' +
		'Debits and credits are always equal.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	query: input(span),
	answer: one(trialBalanceView),
	refuses: ['integration_not_found', 'not_a_journal'],
	handle: async ({unit, params, query}) => trialBalance(unit, {...params, ...query}),
});

export const downloadJournal = route({
	operation: 'downloadJournal',
	tag: 'ext-accounting',
	method: 'get',
	path: '/admin/accounting/integrations/{integration_id}/journal.csv',
	summary: 'The journal of some days as a table, one line of it a row',
	description: 'UTF-8 with a head, one row for each line of a posting, in the order of posting numbers. At most 20 000 postings at once.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	isCostly: true,
	params: byIntegration,
	query: input(span),
	answer: file('text/csv; charset=utf-8', 'csv'),
	refuses: ['integration_not_found', 'not_a_journal', 'span_too_long'],
	async handle({unit, params, query}) {
		return {name: fileName(query), bytes: Buffer.from(writeCsv(await readJournal(unit, {...params, ...query})), 'utf8')};
	},
});

export const exportJournal = route({
	operation: 'exportJournal',
	tag: 'ext-accounting',
	method: 'get',
	path: '/admin/accounting/integrations/{integration_id}/export',
	summary: "The journal of some days as bookkeepers' programs read it: a table, DATEV's batches in an archive, or an audit file (XAF 4.0)",
	description:
		'`csv` as `downloadJournal`; `datev` batches in a zip archive, for a German chart and within one fiscal year; `xaf` an audit file ' +
		'(XAF 4.0) for Dutch authorities. What a format needs and the settings lack is named. At most 20 000 postings at once.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	isCostly: true,
	params: byIntegration,
	query: input({
		...span,
		format: namedEnum(['csv', 'datev', 'xaf'], {
			id: 'JournalFormat',
			description: 'Form of the file: CSV, DATEV (Germany) or XAF (Netherlands).',
		}),
	}),
	answer: typedFile('text/csv', 'application/zip', 'application/xml'),
	refuses: [
		...['integration_not_found', 'not_a_journal', 'span_too_long', 'not_for_datev', 'datev_numbers_needed', 'one_fiscal_year'],
		'seller_numbers_needed',
	],
	async handle({unit, params, query: {format, ...span}}) {
		const extract = await readJournal(unit, {...params, ...span});
		const name = fileName(span);
		if (format === 'datev') return {name, ending: 'zip', contentType: 'application/zip', bytes: writeDatev(extract)};
		if (format === 'xaf') return {name, ending: 'xaf', contentType: 'application/xml', bytes: Buffer.from(writeXaf(extract), 'utf8')};
		return {name, ending: 'csv', contentType: 'text/csv', bytes: Buffer.from(writeCsv(extract), 'utf8')};
	},
});

const fileName = ({from, to}: BookedDays): string => `journal-${from}-${to}`;

export const closeMonthOfJournal = route({
	operation: 'closeMonthOfJournal',
	tag: 'ext-accounting',
	method: 'post',
	path: '/admin/accounting/integrations/{integration_id}/close',
	summary: 'Close the books through a month: what comes later is posted into the next one, with its own date beside',
	description:
		'The month must be over. Nothing is posted on its days any more: what comes late is posted into the month after and keeps its own ' +
		'date beside. A month that is closed is not opened again.',
	access: 'admin:accounting',
	isOperatorOnly: true,
	params: byIntegration,
	body: input({
		month: z
			.string()
			.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month like 2026-05')
			.meta({description: 'Last month that is to be closed; those before it are closed with it.', example: '2026-05'}),
	}),
	example: {month: '2026-05'},
	answer: one(integrationView),
	refuses: ['integration_not_found', 'not_a_journal', 'month_not_over', 'closed_already'],
	handle: async ({unit, params, body}) => closeMonth(unit, {...params, ...body}),
});
