import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';
import type {MetricDefinition} from './metric-definition.ts';
import type {ProvisioningDefinition} from './provisioning-definition.ts';

/** A registered service's life; the operator approves, suspends, and brings back. */
export const serviceLifecycle = {
	pending: {approve: 'active', deregister: 'deregistered'},
	active: {suspend: 'suspended', deregister: 'deregistered'},
	suspended: {approve: 'active', deregister: 'deregistered'},
	deregistered: {register: 'pending'},
} as const satisfies Lifecycle;

export type ServiceStatus = keyof typeof serviceLifecycle;

export const serviceStatus = namedEnum(statesOf(serviceLifecycle), {
	id: 'ServiceStatus',
	description:
		'Where a service stands. `pending`: registered, waits for approval; `active`: can be subscribed to; `suspended`: takes no new subscriptions; `deregistered`: has ended its registration.',
});

export const healthStatuses = ['healthy', 'degraded', 'unreachable', 'unknown'] as const;

export type HealthStatus = (typeof healthStatuses)[number];

export const healthStatus = namedEnum(healthStatuses, {
	id: 'HealthStatus',
	description:
		'How a service is. `healthy`, `degraded` by its own word or after missed heartbeats, `unreachable` after more of them, `unknown` before the first one.',
});

/** What a service last said of itself. */
export type HealthReport = Readonly<{
	status: 'ok' | 'degraded' | 'maintenance';
	version: string;
	uptimeSeconds: number;
	activeConnections?: number | null;
	queueDepth?: number | null;
	errorRate?: number | null;
	memoryBytes?: number | null;
	message?: string | null;
}>;

const schema = defineEntity({
	name: 'Service',
	tableName: 'service',
	properties: {
		...stored('service'),
		slug: p.string(),
		name: p.string(),
		description: p.text(),
		category: p.string().nullable(),
		iconUrl: p.text().nullable(),
		isPublic: p.boolean(),
		status: p.enum(statesOf(serviceLifecycle)),
		/** The service account that registered it; a service made by the operator has none. */
		ownerSubject: p.string().nullable().index(),
		appId: p.string().nullable(),
		/** Where it is called. */
		baseUrl: p.text().nullable(),
		/** Where it wants to be called once the operator has approved it. */
		pendingBaseUrl: p.text().nullable(),
		healthCheckUrl: p.text().nullable(),
		capabilities: p.json().$type<readonly string[]>(),
		softwareVersion: p.string().nullable(),
		provisioning: p.json().$type<ProvisioningDefinition>().nullable(),
		metrics: p.json().$type<readonly MetricDefinition[]>(),
		deregistrationReason: p.text().nullable(),
		healthStatus: p.enum(healthStatuses),
		/** Counts the changes of health: tells one `degraded` from the next. */
		healthStep: p.integer(),
		lastHeartbeatAt: p.datetime(3).nullable(),
		lastReport: p.json().$type<HealthReport>().nullable(),
		consecutiveMisses: p.integer(),
		/** Business time: unless it is heard of until then, it has missed a beat. Null when nobody waits for it. */
		nextMissAt: p.datetime(3).nullable(),
		heartbeatIntervalSeconds: p.integer(),
		searchText: searchColumn(),
	},
	uniques: [{name: 'service__slug', properties: ['slug']}],
	indexes: [
		{
			name: 'service__next_miss',
			expression: 'create index "service__next_miss" on "service" ("next_miss_at") where next_miss_at is not null',
		},
		searchIndex('service'),
	],
	hooks: keepSearchText('name', 'slug', 'id'),
});

/** What a vendor sells access to. Only active ones are in the catalog. */
export class Service extends schema.class {
	/** The only way its status changes. Refuses what the lifecycle has no arrow for. */
	apply(event: EventIn<typeof serviceLifecycle>): void {
		this.status = nextState(`The service '${this.slug}'`, serviceLifecycle, this.status, event);
	}

	/** Whether a subscription works only after the service has done something for it. */
	isProvisioned(): boolean {
		return (this.provisioning?.activate.length ?? 0) > 0;
	}

	/** Whether a subscription changes its plan only after the service has done something for it. */
	isAskedToChange(): boolean {
		return (this.provisioning?.change?.length ?? 0) > 0;
	}

	/** The account that acts for it: whoever registered it, or it itself by its API key. */
	subject(): string {
		return this.ownerSubject ?? this.id;
	}
}

schema.setClass(Service);
