import test from 'ava';
import {
	type ProvisioningDefinition,
	type ProvisioningStep,
	provisioningFaults,
} from '../../../src/domain/catalog/provisioning-definition.ts';

const step = (name: string, dependsOn: string[] = [], more: Partial<ProvisioningStep> = {}): ProvisioningStep => ({
	name,
	dependsOn,
	action: {method: 'POST', path: '/tenants'},
	completion: 'sync',
	timeoutSeconds: 30,
	maxAttempts: 3,
	...more,
});

const faultsOf = (activate: ProvisioningStep[], more: Partial<ProvisioningDefinition> = {}) =>
	provisioningFaults({activate, onFailure: 'compensate', ...more}).map(({path, message}) => `${path}: ${message}`);

test('steps that can be walked to their end have no fault', t => {
	const steps = [
		step('database'),
		step('files'),
		step('app', ['database', 'files'], {
			action: {
				method: 'PUT',
				path: '/tenants/{{tenant.id}}/app?at={{steps.database.endpoint}}',
				body: {
					to: '{{callback_url}}',
					token: '{{ callback_token }}',
					size: '{{steps.files.metadata.size}}',
					seats: ['{{plan.quotas.seats}}'],
				},
			},
			completion: 'callback',
			compensation: {method: 'DELETE', path: '/tenants/{{tenant.id}}/app/{{steps.app.metadata.id}}'},
		}),
	];
	t.deepEqual(faultsOf(steps), []);
	t.deepEqual(faultsOf(steps, {change: [step('move', [], {action: {method: 'POST', path: '/move/{{previous_plan.plan_key}}'}})]}), []);
});

const wrong: readonly [sentence: string, steps: ProvisioningStep[], faults: string[]][] = [
	['a name that repeats', [step('a'), step('a')], ["provisioning.activate.1.name: 'a' is the name of an earlier step"]],
	['a dependency on nothing', [step('a', ['b'])], ["provisioning.activate.0.depends_on.0: there is no step 'b'"]],
	['a dependency named twice', [step('a'), step('b', ['a', 'a'])], ["provisioning.activate.1.depends_on.1: 'a' is named twice"]],
	['a step that waits for itself', [step('a', ['a'])], ['provisioning.activate.0.depends_on: goes round in a circle: a → a']],
	[
		'a circle behind a step that is not on it',
		[step('first'), step('a', ['first', 'c']), step('b', ['a']), step('c', ['b'])],
		['provisioning.activate.1.depends_on: goes round in a circle: a → c → b → a'],
	],
	[
		'polling without saying how',
		[step('a', [], {completion: 'poll'})],
		['provisioning.activate.0.poll: is required when completion is poll'],
	],
	[
		'how to poll without polling',
		[step('a', [], {poll: {path: '/a', intervalSeconds: 5, timeoutSeconds: 60}})],
		['provisioning.activate.0.poll: is for completion poll only'],
	],
	[
		'asking less often than there is time',
		[step('a', [], {completion: 'poll', poll: {path: '/a', intervalSeconds: 90, timeoutSeconds: 60}})],
		['provisioning.activate.0.poll.interval_seconds: must not exceed timeout_seconds'],
	],
	[
		'the result of a step that nobody waited for',
		[step('a'), step('b', [], {action: {method: 'POST', path: '/b', body: {at: '{{steps.a.endpoint}}'}}})],
		["provisioning.activate.1.action.body.at: {{steps.a.endpoint}} is known only after depending on 'a'"],
	],
	[
		'a callback where nobody waits for one, and what belongs to another kind',
		[step('a', [], {action: {method: 'POST', path: '/a', body: ['{{callback_url}}', '{{previous_plan.plan_key}}']}})],
		[
			'provisioning.activate.0.action.body.0: {{callback_url}} is known where completion is callback only',
			'provisioning.activate.0.action.body.1: {{previous_plan.plan_key}} is known in change only',
		],
	],
	[
		'placeholders that are not known or not closed',
		[step('a', [], {action: {method: 'POST', path: '/{{tenant.secret}}', body: {deep: {text: 'a {{tenant.id b'}}}})],
		[
			'provisioning.activate.0.action.path: {{tenant.secret}} is not known',
			'provisioning.activate.0.action.body.deep.text: has a {{ or }} without its other half',
		],
	],
];

for (const [sentence, steps, faults] of wrong) {
	test(`refused: ${sentence}`, t => {
		t.deepEqual(faultsOf(steps), faults);
	});
}

for (const path of [
	'tenants',
	'//evil.example/',
	'/../up',
	'/a/./b',
	'/a/%2e%2e/b',
	'\\\\evil',
	'/a\\b',
	'/a b',
	'/a#b',
	'https://evil.example/',
	'',
]) {
	test(`a path that could lead elsewhere is refused: ${JSON.stringify(path)}`, t => {
		t.is(faultsOf([step('a', [], {action: {method: 'POST', path}})]).length, 1);
	});
}
