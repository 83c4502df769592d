import {z} from 'zod';
import {healthStatuses, type Service, serviceLifecycle} from '../../domain/catalog/service.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {serviceFields} from '../catalog/views.ts';
import {instant, slug} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {heartbeatStatus} from './inputs.ts';

const apiKey = z.string().meta({description: 'Shown this once', example: 'sck_…'});
const signingSecret = z.string().meta({description: 'Shown this once', example: 'whsec_…'});
const count = z.number().nullish();

const healthReport = view({
	status: heartbeatStatus,
	version: z.string(),
	uptime_seconds: z.number(),
	active_connections: count,
	queue_depth: count,
	error_rate: count,
	memory_bytes: count,
	message: z.string().nullish(),
}).meta({id: 'HealthReport'});

const registryService = {
	...serviceFields,
	app_id: z.string().nullish(),
	base_url: z.string().nullish(),
	pending_base_url: z.string().nullish().meta({description: 'Where it wants to be called once that is approved'}),
	health_check_url: z.string().nullish(),
	capabilities: z.array(z.string()),
	version: z.string().nullish(),
	health_status: z.enum(healthStatuses),
	last_heartbeat_at: instant.nullish(),
	last_report: healthReport.nullish().meta({description: 'What it last said of itself'}),
	consecutive_misses: z.int(),
	heartbeat_interval_seconds: z.int(),
	has_api_key: z.boolean(),
};

export const registryServiceView = view(registryService).meta({id: 'RegistryService'});

export const registryServiceWithKeyView = view({...registryService, api_key: apiKey, signing_secret: signingSecret}).meta({
	id: 'RegistryServiceWithKey',
});

export const approvedServiceView = view({
	...registryService,
	api_key: apiKey.nullish().meta({description: 'Shown this once; null when only an address was approved'}),
	signing_secret: signingSecret.nullish().meta({description: 'Shown this once; null when only an address was approved'}),
}).meta({id: 'ApprovedService'});

export const registrationReceiptView = view({
	service_id: idOf('service'),
	slug,
	status: z.enum(statesOf(serviceLifecycle)),
	version: z.string().meta({example: '2.4.1'}),
	previous_version: z.string().nullish(),
	heartbeat_interval_seconds: z.int(),
	base_url: z.string(),
	pending_base_url: z.string().nullish().meta({description: 'Another host waits for approval; until then `base_url` is used'}),
	api_key: apiKey.nullish().meta({description: 'Only when the service became active at once; shown this once'}),
	signing_secret: signingSecret.nullish().meta({description: 'Only when the service became active at once; shown this once'}),
}).meta({id: 'RegistrationReceipt'});

export const heartbeatReceiptView = view({
	ok: z.literal(true),
	health_status: z.enum(healthStatuses),
	next_heartbeat_seconds: z.int(),
}).meta({id: 'HeartbeatReceipt'});

/** A service as the registry shows it; what it calls its version is the software's. */
export const shownRegistration = (shown: Service) => ({
	...shown,
	capabilities: [...shown.capabilities],
	version: shown.softwareVersion,
});
