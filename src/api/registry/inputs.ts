import {z} from 'zod';
import {aggregations, latePolicies, METRICS_LIMIT} from '../../domain/catalog/metric-definition.ts';
import {
	ATTEMPTS_LIMIT,
	callMethods,
	completions,
	POLL_INTERVAL_LIMIT_SECONDS,
	STEP_TIMEOUT_LIMIT_SECONDS,
	STEPS_LIMIT,
} from '../../domain/catalog/provisioning-definition.ts';
import {httpsUrl, line, slug, text, webUrl} from '../http/fields.ts';
import {input} from '../http/shapes.ts';

const CAPABILITIES_LIMIT = 50;
const HEARTBEAT_LIMIT_SECONDS = 86_400;
const DEFAULT_STEP_TIMEOUT_SECONDS = 30;
const DEFAULT_ATTEMPTS = 5;

const seconds = (most: number) => z.int().min(1).max(most);

const path = z.string().max(2048).meta({example: '/tenants/{{tenant.id}}', description: 'Under `base_url`; begins with one /'});

const call = input({
	method: z.enum(callMethods),
	path,
	body: z.json().optional().meta({description: "Instead of the workflow's own data; texts may hold {{…}}"}),
});

const step = input({
	name: slug,
	depends_on: z.array(slug).max(STEPS_LIMIT).default([]),
	action: call,
	completion: z.enum(completions).default('sync'),
	poll: input({
		path,
		interval_seconds: seconds(POLL_INTERVAL_LIMIT_SECONDS),
		timeout_seconds: seconds(STEP_TIMEOUT_LIMIT_SECONDS),
	}).optional(),
	timeout_seconds: seconds(STEP_TIMEOUT_LIMIT_SECONDS).default(DEFAULT_STEP_TIMEOUT_SECONDS),
	max_attempts: z.int().min(1).max(ATTEMPTS_LIMIT).default(DEFAULT_ATTEMPTS),
	compensation: call.optional(),
});

const steps = z.array(step).max(STEPS_LIMIT);

const provisioning = input({
	activate: steps.min(1),
	change: steps.optional(),
	deactivate: steps.optional(),
	suspend: steps.optional(),
	resume: steps.optional(),
	on_failure: z.enum(['compensate', 'hold']).default('compensate'),
});

const metric = input({
	slug,
	name: line(100),
	unit: line(40),
	aggregation: z.enum(aggregations),
	late_policy: z.enum(latePolicies).default('next_invoice'),
});

/** What a service says of itself when it registers, and again when something changed. */
export const registrationInput = input({
	slug,
	name: line(100),
	version: line(63).meta({example: '2.4.1'}),
	description: text(4000).nullish(),
	app_id: line(100).nullish(),
	base_url: webUrl,
	health_check_url: webUrl.nullish(),
	capabilities: z.array(line(63)).max(CAPABILITIES_LIMIT).optional(),
	heartbeat_interval_seconds: seconds(HEARTBEAT_LIMIT_SECONDS).optional(),
	icon_url: httpsUrl.nullish(),
	category: line(100).nullish(),
	provisioning: provisioning.nullish(),
	metrics: z.array(metric).max(METRICS_LIMIT).optional(),
});

export const heartbeatStatus = z.enum(['ok', 'degraded', 'maintenance']);

const measure = z.number().min(0);

export const heartbeatInput = input({
	slug,
	status: heartbeatStatus,
	version: line(63),
	uptime_seconds: measure.meta({example: 86_400}),
	active_connections: measure.nullish(),
	queue_depth: measure.nullish(),
	error_rate: measure.nullish(),
	memory_bytes: measure.nullish(),
	message: line(500).nullish(),
});

export const deregistrationInput = input({slug, reason: line(500)});
