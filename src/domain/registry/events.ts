import {z} from 'zod';
import {healthStatus, type Service, serviceStatus} from '../catalog/service.ts';
import {fact} from '../platform/unit/fact.ts';

const service = z.object({
	service_id: z.string(),
	service_slug: z.string(),
	service_name: z.string(),
	status: serviceStatus,
	base_url: z.string().nullable(),
	pending_base_url: z.string().nullable(),
});

export const registryFacts = {
	'service.registered': fact({
		summary: 'A service registered itself',
		data: service,
		subject: 'service_id',
		isPublic: false,
	}),
	'service.address_change_requested': fact({
		summary: 'A service wants to be called at another host; the operator decides',
		data: service,
		subject: 'service_id',
		isPublic: false,
	}),
	'service.deregistered': fact({
		summary: 'A service ended its registration',
		data: service.extend({reason: z.string().nullable()}),
		subject: 'service_id',
		isPublic: false,
	}),
	'service.health_changed': fact({
		summary: 'A service fell silent, is in trouble, or is well again',
		data: z.object({
			service_id: z.string(),
			service_slug: z.string(),
			service_name: z.string(),
			health_status: healthStatus,
			previous_health_status: healthStatus,
			consecutive_misses: z.int(),
			last_heartbeat_at: z.iso.datetime().nullable(),
			changed_at: z.iso.datetime(),
		}),
		subject: 'service_id',
		isPublic: true,
	}),
} as const;

/** A service as a fact tells it. */
export const serviceEventData = ({id, slug, name, status, baseUrl, pendingBaseUrl}: Service): z.infer<typeof service> => ({
	service_id: id,
	service_slug: slug,
	service_name: name,
	status,
	base_url: baseUrl ?? null,
	pending_base_url: pendingBaseUrl ?? null,
});
