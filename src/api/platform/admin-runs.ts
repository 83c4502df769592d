import type {Caller} from '../../domain/identity/caller.ts';
import type {Scope} from '../../domain/identity/scopes.ts';
import {type Run, runKinds} from '../../domain/platform/unit/run.ts';
import {getRun, listRuns} from '../../domain/platform/unit/run-queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {anyAdminScope} from '../http/access-words.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {runView} from './run-views.ts';

/** The scope that starts runs of a kind: whoever holds it may look at them. */
const scopes: Readonly<Record<Run['kind'], Scope>> = {invoices: 'admin:billing', directory: 'admin:users', accounting: 'admin:accounting'};

const kindsFor = ({grants}: Caller): Run['kind'][] => runKinds.filter(kind => grants.has(scopes[kind]));

export const adminListRuns = route({
	operation: 'adminListRuns',
	tag: 'ext-runs',
	method: 'get',
	path: '/admin/runs',
	summary: 'Runs that the caller could have started, newest first',
	description:
		'A run is a long piece of work that jobs do in slices: `invoices` (billing), `directory` (sync of people), `accounting` (sync of ' +
		"books). Shown are the kinds that the caller may start, by `admin:billing`, `admin:users` and `admin:accounting`; partners' staff " +
		"see their own partner's.",
	access: anyAdminScope,
	query: pageQuery('run', {}),
	answer: page(runView),
	async handle({unit, query, caller}) {
		return listRuns(unit, {...query, kinds: kindsFor(caller)});
	},
});

export const adminGetRun = route({
	operation: 'adminGetRun',
	tag: 'ext-runs',
	method: 'get',
	path: '/admin/runs/{run_id}',
	summary: 'One run: how far it is and what came of it',
	description:
		'Ask again until `status` is `completed`, `failed` or `cancelled`; `progress` says how far it is. A run of a kind that the caller ' +
		'could not have started, or of another partner, is 404.',
	access: anyAdminScope,
	params: input({run_id: idOf('run')}),
	answer: one(runView),
	async handle({unit, params, caller}) {
		return getRun(unit, {runId: params.runId, kinds: kindsFor(caller)});
	},
});
