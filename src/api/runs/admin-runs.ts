import {idOf} from '../../domain/platform/id.ts';
import {getRun, listRuns} from '../../domain/platform/run-queries.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {runView} from './views.ts';

export const adminListRuns = route({
	operation: 'adminListRuns',
	tag: 'ext-runs',
	method: 'get',
	path: '/admin/runs',
	summary: 'Runs that the caller could have started, newest first',
	access: 'any admin scope',
	query: pageQuery({}),
	answer: page(runView),
	async handle({unit, query, caller}) {
		return listRuns(unit, {...query, scopes: [...caller.grants.keys()]});
	},
});

export const adminGetRun = route({
	operation: 'adminGetRun',
	tag: 'ext-runs',
	method: 'get',
	path: '/admin/runs/{run_id}',
	summary: 'One run: how far it is and what came of it',
	access: 'any admin scope',
	params: input({run_id: idOf('run')}),
	answer: one(runView),
	refuses: ['not_found'],
	async handle({unit, params, caller}) {
		return getRun(unit, {runId: params.runId, scopes: [...caller.grants.keys()]});
	},
});
