import test from 'ava';
import fc from 'fast-check';
import type {ProvisioningStep} from '../../../src/domain/catalog/provisioning-definition.ts';
import type {CallData} from '../../../src/domain/provisioning/call-data.ts';
import {requestOf} from '../../../src/domain/provisioning/call-request.ts';
import {fillBody, fillPath} from '../../../src/domain/provisioning/fill-template.ts';
import {readAnswer} from '../../../src/domain/provisioning/read-answer.ts';
import {waitAfter} from '../../../src/domain/provisioning/waits.ts';

const data: CallData = {
	...{workflow_id: 'wfl_1', kind: 'activate', step: 'app'},
	tenant: {id: 'tnt_a', name: 'A "B"', slug: 'a'},
	subscription: {id: 'sub_1', status: 'pending', quantity: 2},
	plan: {plan_key: 'crm.pro', quotas: {seats: 5}, features: {items: ['x']}},
	steps: {db: {endpoint: 'db://h/x?y', metadata: {port: 5432, up: '..'}}},
};

const definition: ProvisioningStep = {
	...{name: 'app', dependsOn: ['db'], completion: 'sync', timeoutSeconds: 30, maxAttempts: 3},
	action: {method: 'POST', path: '/apps/{{tenant.slug}}'},
	compensation: {method: 'DELETE', path: '/apps/{{steps.app.metadata.id}}'},
};

test('a call goes below the base URL, under a key of its workflow and step; undoing has a key of its own', t => {
	const given = {baseUrl: 'https://crm.example/api/', definition, undoRound: 0, data};
	t.like(requestOf({...given, call: 'action'}), {
		url: 'https://crm.example/api/apps/a',
		idempotencyKey: 'wfl_1:app',
		body: JSON.stringify(data),
	});
	t.is(requestOf({...given, call: 'undo', undoRound: 1}), undefined, 'what it came to is not known');
	const made = {...data, steps: {app: {metadata: {id: '7'}}}};
	const undo = {...given, data: made, call: 'undo'} as const;
	t.like(requestOf({...undo, undoRound: 1}), {url: 'https://crm.example/api/apps/7', idempotencyKey: 'wfl_1:app:undo'});
	t.like(requestOf({...undo, undoRound: 2}), {idempotencyKey: 'wfl_1:app:undo:2'});
});

test('whatever a service answered before, a path filled with it leads nowhere else', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), endpoint => {
			const path = fillPath('/apps/{{steps.db.endpoint}}/end', {...data, steps: {db: {endpoint}}});
			if (path === undefined) return;
			const url = new URL(path, 'https://crm.example');
			t.is(url.host, 'crm.example');
			t.is(url.pathname, path);
			t.is(path.split('/').length, 4);
			t.is(decodeURIComponent(path.split('/')[2] ?? ''), endpoint);
		}),
	);
	t.is(fillPath('/apps/{{steps.db.metadata.up}}/end', data), undefined);
	t.is(fillPath('/apps/{{steps.none.endpoint}}', data), undefined, 'a call without a value would reach all of them');
	t.is(fillPath('/apps/{{steps.db.metadata.port}}', data), '/apps/5432');
});

test('a placeholder in a body becomes the value itself when it stands alone, and text within text', t => {
	const body = {
		n: '{{plan.quotas.seats}}',
		all: ['{{ plan.quotas }}'],
		text: 'for {{tenant.name}} at {{steps.db.metadata.port}}',
		gone: '{{steps.db.metadata.x}}',
	};
	t.deepEqual(fillBody(body, data), {n: 5, all: [{seats: 5}], text: 'for A "B" at 5432', gone: null});
});

const sync = {call: 'action', completion: 'sync'} as const;
const answered = (status: number, body = '') => ({status, body, retryAfterSeconds: undefined});

const meanings: readonly [sentence: string, read: ReturnType<typeof readAnswer>, outcome: string, error?: string][] = [
	['2xx', readAnswer(answered(201, '{"endpoint": "x", "more": 1}'), sync), 'done'],
	['2xx without a word', readAnswer(answered(204), sync), 'done'],
	['2xx that cannot be read', readAnswer(answered(200, '<html>'), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['2xx with what is no result', readAnswer(answered(200, '{"endpoint": 7}'), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['2xx with NUL', readAnswer(answered(200, '{"endpoint": "a\\u0000"}'), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['2xx with half a character', readAnswer(answered(200, '{"metadata": {"a": "\\ud800"}}'), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['2xx too long', readAnswer(answered(200, JSON.stringify({endpoint: 'x'.repeat(2049)})), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['2xx too deep', readAnswer(answered(200, `{"metadata": ${'['.repeat(40_000)}`), sync), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['409', readAnswer(answered(409), sync), 'refused', 'ANSWERED_409'],
	['a redirect', readAnswer(answered(302), sync), 'failed', 'ANSWERED_302'],
	['408', readAnswer(answered(408), sync), 'failed', 'ANSWERED_408'],
	['429', readAnswer(answered(429), sync), 'failed', 'ANSWERED_429'],
	['500', readAnswer(answered(500), sync), 'failed', 'ANSWERED_500'],
	['silence', readAnswer({fault: 'TIMEOUT'}, sync), 'failed', 'TIMEOUT'],
	['2xx to what is called back for', readAnswer(answered(202, 'ok'), {...sync, completion: 'callback'}), 'accepted'],
	['a poll that is pending', readAnswer(answered(200, '{"status": "pending"}'), {call: 'poll', completion: 'poll'}), 'pending'],
	[
		'a poll that failed',
		readAnswer(answered(200, '{"status": "failed", "error_message": "no"}'), {call: 'poll', completion: 'poll'}),
		'refused',
		'no',
	],
	['a poll without a status', readAnswer(answered(200, '{}'), {call: 'poll', completion: 'poll'}), 'failed', 'ANSWER_NOT_UNDERSTOOD'],
	['404 to an undoing', readAnswer(answered(404), {...sync, call: 'undo'}), 'done'],
	['any 2xx to an undoing', readAnswer(answered(200, 'gone'), {...sync, call: 'undo'}), 'done'],
	['403 to an undoing', readAnswer(answered(403), {...sync, call: 'undo'}), 'refused', 'ANSWERED_403'],
];

for (const [sentence, read, outcome, error] of meanings) {
	test(`${sentence} means ${outcome}`, t => {
		t.is(read.outcome, outcome as typeof read.outcome);
		t.is(read.error, error);
	});
}

test('each wait is twice the one before, up to ten minutes', t => {
	t.deepEqual([1, 2, 3, 4].map(waitAfter), [2000, 4000, 8000, 16_000]);
	t.is(waitAfter(19), 600_000);
});
