import {defineEntity, p} from '@mikro-orm/postgresql';
import {type Lifecycle, statesOf} from '../platform/lifecycle.ts';
import {stored} from '../platform/stored.ts';

/** A registered service's life; the operator approves, suspends, and brings back. */
export const serviceLifecycle = {
	pending: {approve: 'active', deregister: 'deregistered'},
	active: {suspend: 'suspended', deregister: 'deregistered'},
	suspended: {approve: 'active', deregister: 'deregistered'},
	deregistered: {register: 'pending'},
} as const satisfies Lifecycle;

export type ServiceStatus = keyof typeof serviceLifecycle;

export const healthStatuses = ['healthy', 'degraded', 'unreachable', 'unknown'] as const;

const schema = defineEntity({
	name: 'Service',
	tableName: 'service',
	properties: {
		...stored('service'),
		slug: p.string(),
		name: p.string(),
		description: p.text(),
		category: p.string().nullable(),
		iconUrl: p.string().nullable(),
		isPublic: p.boolean(),
		status: p.enum(statesOf(serviceLifecycle)),
		/** The service account that registered it; a service made by the operator has none. */
		ownerSubject: p.string().nullable().index(),
		appId: p.string().nullable(),
		baseUrl: p.string().nullable(),
		healthCheckUrl: p.string().nullable(),
		capabilities: p.json().$type<string[]>(),
		softwareVersion: p.string().nullable(),
		healthStatus: p.enum(healthStatuses),
		lastHeartbeatAt: p.datetime(3).nullable(),
		consecutiveMisses: p.integer(),
		heartbeatIntervalSeconds: p.integer(),
	},
	uniques: [{name: 'service__slug', properties: ['slug']}],
});

/** What a vendor sells access to. Only active ones are in the catalog. */
export class Service extends schema.class {}

schema.setClass(Service);
