import {z} from 'zod';
import {refuse as refuseCatalog} from '../../domain/catalog/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {serviceOf} from '../http/access.ts';
import {one} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {quotaStatusView, usageOutcomeView} from './views.ts';

/** Events of one request. */
const EVENTS_LIMIT = 1000;
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Also a suspended service reports what its live subscriptions use. */
const forServices = {tag: 'metering', access: 'service', serviceStatuses: ['active', 'suspended']} as const;

type SentEvent = Readonly<Record<string, unknown>>;

const EXAMPLE = {idempotency_key: 'call-2026-06-01-17', tenant_id: 'tnt_demo', metric_slug: 'api_calls', quantity: '12.5'};

/** Documented whole, read as any object: what is wrong with one event is said of it alone. */
const usageEvent = z
	.custom<SentEvent>(value => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object')
	.meta({
		id: 'UsageEvent',
		example: EXAMPLE,
		override: {
			type: 'object',
			required: ['idempotency_key', 'tenant_id', 'metric_slug', 'quantity'],
			additionalProperties: false,
			properties: {
				idempotency_key: {
					type: 'string',
					minLength: 1,
					maxLength: 255,
					description: "The caller's name for the event: it counts once for the service, for 35 days at least",
				},
				tenant_id: {type: 'string', description: 'Whose usage it is: a subscriber of the service at that time', example: 'tnt_demo'},
				metric_slug: {type: 'string', description: 'Metric that the service has declared', example: 'api_calls'},
				quantity: {
					anyOf: [{type: 'string'}, {type: 'number'}],
					description: 'A decimal of at most 12 places, from 0 to 10^15; as text where a number would be rounded',
					example: '12.5',
				},
				timestamp: {
					type: ['string', 'null'],
					format: 'date-time',
					description: 'When it was used: at most 35 days ago and 5 minutes ahead; absent: when it arrives',
				},
				service_slug: {type: ['string', 'null'], description: "The caller's own slug, if any"},
				subject: {
					type: ['string', 'null'],
					maxLength: 255,
					description: 'What `unique_count` counts, such as a user; required with such a metric',
				},
				metadata: {
					type: ['object', 'null'],
					additionalProperties: {type: 'string'},
					description: 'Kept with the event, at most 50 keys and 8192 bytes; nothing here reads it',
				},
			},
		},
	});

export const postUsageEvents = route({
	...forServices,
	operation: 'postUsageEvents',
	method: 'post',
	path: '/metering/events',
	summary: 'Report usage: each event is judged by itself, and written when this answers',
	description:
		'Takes 1 to 1000 events in a body of at most 2 MiB and answers when they are written for good. Each event is judged by itself: ' +
		'`accepted` and `duplicates` are counted, what was not taken stands in `rejected` with its place and reason, and one bad event ' +
		'never rejects its neighbours. An `idempotency_key` counts once for a service, for at least 35 days: send a batch again whenever ' +
		'its answer was lost. The same key with other content is rejected as `idempotency_conflict`. A `timestamp` may lie 35 days back ' +
		'and five minutes ahead, by business time: in a sandbox whose clock was moved, leave it out. Usage of a period that is over goes by ' +
		"the metric's `late_policy`; what lies before the `activated_at` of the tenant's subscription is accepted and stands in its history, " +
		'but counts in no quota and is not billed. A tenant is known to a service while it subscribes, and for 35 days after. When more ' +
		'arrives than can be written it is answered 503 with `Retry-After`.',
	bodyLimitBytes: BODY_LIMIT_BYTES,
	judgesItems: true,
	hasNoUnit: true,
	body: input({
		events: z
			.array(usageEvent)
			.min(1, 'must not be empty')
			.max(EVENTS_LIMIT, `must have at most ${EVENTS_LIMIT} events`)
			.meta({description: 'The events, 1 to 1000, in any order; each is judged by itself.', example: [EXAMPLE]}),
	}),
	example: {
		events: [
			EXAMPLE,
			{...EXAMPLE, idempotency_key: 'call-2026-06-01-18', quantity: 1, timestamp: '2026-06-01T10:15:00Z', metadata: {region: 'eu'}},
		],
	},
	status: 202,
	answer: one(usageOutcomeView),
	refuses: ['usage_queue_full'],
	async handle({caller, body, tools}) {
		return tools.usageIntake.take({sender: serviceOf(caller), events: body.events});
	},
});

export const checkQuota = route({
	...forServices,
	operation: 'checkQuota',
	method: 'get',
	path: '/internal/quotas/{tenant_id}/{service_slug}/{metric_slug}',
	summary: 'How much a tenant may still use, exact at this moment',
	description:
		'For the service itself to ask before it does something that is metered: everything that was reported until this moment is in ' +
		"`used`. The span is the running billing period of the tenant's live subscription, from its `activated_at` on in the first. `limit` is null when the plan sets none; it is " +
		'0 and `exceeded` true when the tenant has no live subscription to the service, or does not exist. `exceeded` is true from the ' +
		'moment that `used` reaches `limit`. Nothing is cut off here: the service decides. A service asks about its own slug and metrics ' +
		'only; others are 404.',
	params: input({
		tenant_id: idOf('tenant').meta({description: 'Tenant that is asked about.'}),
		service_slug: slug.meta({description: "The caller's own slug."}),
		metric_slug: slug.meta({description: 'Metric that the service has declared.', example: 'api_calls'}),
	}),
	answer: one(quotaStatusView),
	refuses: ['service_not_found', 'metric_not_found', 'quota_queue_full'],
	hasNoUnit: true,
	async handle({caller, tools, params}) {
		const service = serviceOf(caller);
		if (service.slug !== params.serviceSlug) throw refuseCatalog('service_not_found', {slug: params.serviceSlug});
		return tools.quotaChecks.take({tenantId: params.tenantId, service, metricSlug: params.metricSlug});
	},
});
