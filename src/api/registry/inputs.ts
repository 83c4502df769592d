import {z} from 'zod';
import {aggregation, latePolicy, METRICS_LIMIT} from '../../domain/catalog/metric-definition.ts';
import {
	ATTEMPTS_LIMIT,
	callMethod,
	completion,
	POLL_INTERVAL_LIMIT_SECONDS,
	STEP_TIMEOUT_LIMIT_SECONDS,
	STEPS_LIMIT,
} from '../../domain/catalog/provisioning-definition.ts';
import {jsonValue} from '../../domain/platform/values/json-value.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {httpsUrl, line, slug, text, webUrl} from '../http/fields.ts';
import {input} from '../http/shapes.ts';

const CAPABILITIES_LIMIT = 50;
const HEARTBEAT_LIMIT_SECONDS = 86_400;
const DEFAULT_STEP_TIMEOUT_SECONDS = 30;
const DEFAULT_ATTEMPTS = 5;

const seconds = (most: number) => z.int().min(1).max(most);

const PLACEHOLDERS =
	'`tenant.id`, `tenant.name`, `tenant.slug`, `subscription.id`, `subscription.status`, `subscription.quantity`, `plan.plan_key`, ' +
	'`plan.quotas.METRIC`, `workflow_id`, `step`, `kind`; in `change` also `previous_plan.…`; of steps that it depends on ' +
	'`steps.NAME.endpoint` and `steps.NAME.metadata.KEY`; with `callback` also `callback_url` and `callback_token`';

const path = z
	.string()
	.max(2048)
	.meta({
		example: '/tenants/{{tenant.id}}',
		description: `Path under \`base_url\`; begins with one /. \`{{…}}\` is filled in, percent-encoded, and names one of ${PLACEHOLDERS}.`,
	});

const call = input({
	method: callMethod,
	path,
	body: jsonValue.optional().meta({
		description:
			"JSON that is sent instead of the workflow's own data; its texts may hold `{{…}}` as the path may, and a text that is nothing else becomes the value.",
		example: {name: '{{tenant.name}}', seats: '{{subscription.quantity}}'},
	}),
});

const step = input({
	name: slug.meta({description: 'Name of the step, unique in its workflow.', example: 'database'}),
	depends_on: z
		.array(slug)
		.max(STEPS_LIMIT)
		.default([])
		.meta({
			description: 'Names of steps that must be done before; steps that do not depend on each other run side by side.',
			example: ['tenant'],
		}),
	action: call.meta({description: 'Call that does it. It carries an `Idempotency-Key` that is the same at every attempt.'}),
	completion: completion.default('sync'),
	poll: input({
		path,
		interval_seconds: seconds(POLL_INTERVAL_LIMIT_SECONDS).meta({description: 'Seconds between two questions.', example: 10}),
		timeout_seconds: seconds(STEP_TIMEOUT_LIMIT_SECONDS).meta({description: 'Seconds after which it is given up.', example: 600}),
	})
		.optional()
		.meta({description: 'How it is asked; needed with `poll` and only then. The answer is `{status: pending|completed|failed, …}`.'}),
	timeout_seconds: seconds(STEP_TIMEOUT_LIMIT_SECONDS)
		.default(DEFAULT_STEP_TIMEOUT_SECONDS)
		.meta({description: 'Seconds that the call, and with `callback` the call back, may take; at most a day.'}),
	max_attempts: z
		.int()
		.min(1)
		.max(ATTEMPTS_LIMIT)
		.default(DEFAULT_ATTEMPTS)
		.meta({description: 'How often it is called when it fails for a reason that may pass: 408, 425, 429, 5xx, silence.'}),
	compensation: call
		.optional()
		.meta({description: 'Call that undoes it; 404 and 410 count as undone. Without one there is nothing to undo.'}),
});

const steps = z.array(step).max(STEPS_LIMIT);

const provisioning = input({
	activate: steps.min(1).meta({description: 'What makes the service ready; the subscription begins when all of it is done.'}),
	change: steps
		.optional()
		.meta({description: 'What brings it to another plan or quantity; the subscription changes when all of it is done.'}),
	deactivate: steps.optional().meta({description: 'What takes it away when the subscription has ended.'}),
	suspend: steps.optional().meta({description: 'What closes it to a customer whose subscription is suspended.'}),
	resume: steps.optional().meta({description: 'What opens it again.'}),
	on_failure: z
		.enum(['compensate', 'hold'])
		.default('compensate')
		.meta({description: 'When a step of an activation fails for good: undo what was done, or hold it seven days for the operator first.'}),
});

const metric = input({
	slug: slug.meta({description: 'Name of the metric in events, quotas and pricing tiers; unique in the service.', example: 'api_calls'}),
	name: line(100).meta({description: 'Name for people, as invoices print it.', example: 'API calls'}),
	unit: line(40).meta({description: 'Word for what is counted.', example: 'call'}),
	aggregation,
	late_policy: latePolicy.default('next_invoice'),
});

/** What the fields of a registration mean, in answers and requests. */
export const registryWords = {
	version: "Version of the service's software; a change of it is noted.",
	app_id: "The service's application at the identity provider; kept for the vendor, and not used here.",
	base_url:
		'Address that the paths of provisioning are under. It must be one that may be called: https and public, unless the operator allows more.',
	health_check_url: 'Address at which its health can be looked at; kept for people and monitors: here, heartbeats are what counts.',
	capabilities: 'Words for what it can do, for programs that look for services.',
} as const;

/** What a service says of itself when it registers, and again when something changed. */
export const registrationInput = input({
	slug,
	name: line(100),
	version: line(63).meta({description: registryWords.version, example: '2.4.1'}),
	description: text(4000).nullish(),
	app_id: line(100).nullish().meta({description: registryWords.app_id, example: 'app_crm'}),
	base_url: webUrl.meta({description: registryWords.base_url, example: 'https://crm.example/api'}),
	health_check_url: webUrl.nullish().meta({description: registryWords.health_check_url, example: 'https://crm.example/health'}),
	capabilities: z
		.array(line(63))
		.max(CAPABILITIES_LIMIT)
		.optional()
		.meta({description: registryWords.capabilities, example: ['contacts']}),
	heartbeat_interval_seconds: seconds(HEARTBEAT_LIMIT_SECONDS).optional().meta({
		description: 'Seconds between two heartbeats; 60 unless said, a day at most.',
		example: 60,
	}),
	icon_url: httpsUrl.nullish(),
	category: line(100).nullish().meta({description: 'Word by which the catalog can be filtered.', example: 'sales'}),
	provisioning: provisioning.nullish().meta({
		description:
			'What the service wants to be asked when subscriptions begin, change and end; without it they begin at once. Each call carries ' +
			'`Idempotency-Key` and `X-ScaiControl-Signature` (`sha256=` and the hexadecimal HMAC-SHA256 of the raw body by the signing secret; two, with ' +
			'a comma, while it is rotated), and as JSON `workflow_id`, `kind`, `step`, `tenant`, `subscription`, `plan`, `steps` and, with `callback`, ' +
			'`callback_url` and `callback_token`.',
	}),
	metrics: z.array(metric).max(METRICS_LIMIT).optional().meta({description: 'What it can report usage of; replaces the list as a whole.'}),
}).meta({id: 'Registration'});

/** A registration as the API's description shows it: a service that counts calls and is made ready for each customer. */
export const registrationExample: z.input<typeof registrationInput> = {
	slug: 'crm',
	name: 'CRM',
	version: '2.4.1',
	description: 'Customers and deals',
	base_url: 'https://crm.example/api',
	heartbeat_interval_seconds: 60,
	metrics: [{slug: 'api_calls', name: 'API calls', unit: 'call', aggregation: 'sum'}],
	provisioning: {
		activate: [
			{
				name: 'workspace',
				action: {method: 'POST', path: '/workspaces/{{tenant.id}}'},
				completion: 'callback',
				timeout_seconds: 600,
				compensation: {method: 'DELETE', path: '/workspaces/{{tenant.id}}'},
			},
		],
		deactivate: [{name: 'workspace', action: {method: 'DELETE', path: '/workspaces/{{tenant.id}}'}}],
	},
};

export const heartbeatStatus = namedEnum(['ok', 'degraded', 'maintenance'], {
	id: 'HeartbeatStatus',
	description: 'How the service is, by its own word: `ok`, `degraded`, or in `maintenance` and soon back.',
});

const measure = z.number().min(0);

export const heartbeatInput = input({
	slug,
	status: heartbeatStatus,
	version: line(63).meta({description: 'Version of its software that runs now.', example: '2.4.1'}),
	uptime_seconds: measure.meta({example: 86_400}),
	active_connections: measure.nullish().meta({example: 12}),
	queue_depth: measure.nullish().meta({example: 0}),
	error_rate: measure.nullish().meta({example: 0.01}),
	memory_bytes: measure.nullish().meta({example: 268_435_456}),
	message: line(500)
		.nullish()
		.meta({description: 'What the operator is to know, in words for people.', example: 'Maintenance until 7:00 UTC'}),
});

export const deregistrationInput = input({
	slug: slug.meta({description: "The caller's own slug."}),
	reason: line(500).meta({description: 'Why, for the operator; it stands in the audit log.', example: 'Replaced by crm2'}),
});
