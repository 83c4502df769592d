import {z} from 'zod';
import {healthStatus, type Service, serviceStatus} from '../../domain/catalog/service.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {serviceFields} from '../catalog/views.ts';
import {instant, slug} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {heartbeatStatus, registryWords} from './inputs.ts';

const apiKey = z.string().meta({description: 'Key that the service sends as `X-ScaiControl-Key`; shown this once.', example: 'sck_…'});
const signingSecret = z
	.string()
	.meta({description: 'Secret that calls to the service are signed with; shown this once.', example: 'whsec_…'});
const count = z.number().nullish();

const healthReport = view({
	status: heartbeatStatus,
	version: z.string().meta({description: 'Version of its software that runs.', example: '2.4.1'}),
	uptime_seconds: z.number(),
	active_connections: count,
	queue_depth: count,
	error_rate: count,
	memory_bytes: count,
	message: z.string().nullish().meta({description: 'What the operator is to know; null: nothing.'}),
}).meta({id: 'HealthReport'});

const registryService = {
	...serviceFields,
	app_id: z.string().nullish().meta({description: registryWords.app_id}),
	base_url: z.string().nullish().meta({description: registryWords.base_url, example: 'https://crm.example/api'}),
	pending_base_url: z
		.string()
		.nullish()
		.meta({description: 'Where it wants to be called once that is approved (`approveService`); null: nothing waits.'}),
	health_check_url: z.string().nullish().meta({description: registryWords.health_check_url}),
	capabilities: z.array(z.string()).meta({description: registryWords.capabilities, example: ['contacts']}),
	version: z.string().nullish().meta({description: registryWords.version, example: '2.4.1'}),
	health_status: healthStatus,
	last_heartbeat_at: instant.nullish(),
	last_report: healthReport.nullish().meta({description: 'What its last heartbeat said; null: there was none.'}),
	consecutive_misses: z.int().meta({description: 'How often it was looked for in vain since its last heartbeat.', example: 0}),
	heartbeat_interval_seconds: z.int(),
	has_api_key: z.boolean().meta({description: 'Whether it has an API key that is valid.'}),
};

export const registryServiceView = view(registryService).meta({id: 'RegistryService'});

export const registryServiceWithKeyView = view({...registryService, api_key: apiKey, signing_secret: signingSecret}).meta({
	id: 'RegistryServiceWithKey',
});

export const approvedServiceView = view({
	...registryService,
	api_key: apiKey
		.nullish()
		.meta({description: 'Key that the service sends as `X-ScaiControl-Key`; shown this once; null when only an address was approved.'}),
	signing_secret: signingSecret
		.nullish()
		.meta({description: 'Secret that calls to the service are signed with; shown this once; null when only an address was approved.'}),
}).meta({id: 'ApprovedService'});

export const registrationReceiptView = view({
	service_id: idOf('service').meta({description: 'Id of the service here.'}),
	slug,
	status: serviceStatus,
	version: z.string().meta({description: registryWords.version, example: '2.4.1'}),
	previous_version: z
		.string()
		.nullish()
		.meta({description: 'Version before this one; null: it is the same, or the first.', example: '2.4.0'}),
	heartbeat_interval_seconds: z.int(),
	base_url: z.string().meta({description: 'Where the service is called now.', example: 'https://crm.example/api'}),
	pending_base_url: z
		.string()
		.nullish()
		.meta({description: 'Another origin that waits for approval; until then `base_url` is called; null: nothing waits.'}),
	api_key: apiKey.nullish().meta({description: 'There when the service became active at once, and shown this once; null otherwise.'}),
	signing_secret: signingSecret
		.nullish()
		.meta({description: 'There when the service became active at once, and shown this once; null otherwise.'}),
}).meta({id: 'RegistrationReceipt'});

export const heartbeatReceiptView = view({
	ok: z.literal(true).meta({description: 'The heartbeat was taken.'}),
	health_status: healthStatus,
	next_heartbeat_seconds: z.int().meta({description: 'Seconds until the next one is expected.', example: 60}),
}).meta({id: 'HeartbeatReceipt'});

/** A service as the registry shows it; what it calls its version is the software's. */
export const shownRegistration = (shown: Service) => ({
	...shown,
	capabilities: [...shown.capabilities],
	version: shown.softwareVersion,
});
