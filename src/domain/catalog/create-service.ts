import {violatedConstraint} from '../platform/unit/database-errors.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {refuse} from './refusals.ts';
import {Service} from './service.ts';

/** How often a service is expected to say that it lives, unless it says otherwise itself. */
export const DEFAULT_HEARTBEAT_SECONDS = 60;

export type NewService = Readonly<{
	slug: string;
	name: string;
	description: string;
	category?: string | null;
	iconUrl?: string | null;
	isPublic?: boolean;
	baseUrl?: string | null;
}>;

/** Puts a service into the catalog on the operator's word: active at once, without owner and without provisioning. */
export async function createService(unit: Unit, given: NewService): Promise<Service> {
	const service = unit.em.create(Service, {
		slug: given.slug,
		name: given.name,
		description: given.description,
		category: given.category ?? null,
		iconUrl: given.iconUrl ?? null,
		isPublic: given.isPublic ?? true,
		baseUrl: given.baseUrl ?? null,
		status: 'active',
		capabilities: [],
		metrics: [],
		healthStatus: 'unknown',
		healthStep: 0,
		consecutiveMisses: 0,
		heartbeatIntervalSeconds: DEFAULT_HEARTBEAT_SECONDS,
	});
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error) === 'service__slug') throw refuse('service_slug_taken', {slug: given.slug});
		throw error;
	}

	return service;
}
