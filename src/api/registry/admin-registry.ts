import {z} from 'zod';
import {healthStatus, serviceStatus} from '../../domain/catalog/service.ts';
import {approveService as approve} from '../../domain/registry/approve-service.ts';
import {havingKeys, listRegistered} from '../../domain/registry/queries.ts';
import {rotateServiceKey} from '../../domain/registry/rotate-service-key.ts';
import {suspendService as suspend} from '../../domain/registry/suspend-service.ts';
import {one, page} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {approvedServiceView, registryServiceView, registryServiceWithKeyView, shownRegistration} from './views.ts';

export const listRegistryServices = route({
	operation: 'listRegistryServices',
	tag: 'admin',
	method: 'get',
	path: '/admin/registry/services',
	summary: 'All services on record, by name',
	description: 'Services in every state, with address, health and what they last said of themselves. Keys and secrets are never shown.',
	access: 'admin:registry',
	query: longPageQuery('service', {
		status: serviceStatus.optional().meta({description: 'Only services in this state.'}),
		health_status: healthStatus.optional().meta({description: 'Only services of this health.'}),
	}),
	answer: page(registryServiceView),
	async handle({unit, query}) {
		const found = await listRegistered(unit, query);
		const keyed = await havingKeys(unit, found.items);
		return {...found, items: found.items.map(service => ({...shownRegistration(service), hasApiKey: keyed.has(service.id)}))};
	},
});

export const approveService = route({
	operation: 'approveService',
	tag: 'admin',
	method: 'post',
	path: '/admin/registry/services/{slug}/approve',
	summary: 'Let a service in, or back in: its new API key and signing secret are shown this once. Also approves a changed address',
	description:
		'Makes a pending or suspended service `active`: it appears in the catalog, may report usage and is called for provisioning. The ' +
		'answer holds a new `api_key` and `signing_secret`, shown this once (and once more to whoever repeats the request with its `Idempotency-Key` within 24 hours); give them to the service. Keys that it had stay valid for 24 ' +
		'hours. An active service whose `pending_base_url` waits is called there from now on and keeps its keys: both fields are null ' +
		'then. Any other state is refused. Written to the audit log.',
	access: 'admin:registry',
	isIdempotent: true,
	changesCallers: true,
	params: input({slug}),
	answer: one(approvedServiceView),
	refuses: ['service_not_found', 'state_forbids'],
	async handle({unit, params, tools: {cipher}}) {
		const {service, ...secrets} = await approve(unit, {slug: params.slug, cipher});
		return {...shownRegistration(service), hasApiKey: true, ...secrets};
	},
});

export const suspendService = route({
	operation: 'suspendService',
	tag: 'admin',
	method: 'post',
	path: '/admin/registry/services/{slug}/suspend',
	summary: 'Refuse new subscriptions to a service; those it has stay',
	description:
		'The service leaves the catalog and nobody can subscribe to it. Subscriptions go on and are billed; the service may still send ' +
		'heartbeats, report usage of live subscriptions and ask for their quotas, and makes no charges. `approveService` ends it. Only an ' +
		'active service can be suspended. Written to the audit log.',
	access: 'admin:registry',
	changesCallers: true,
	params: input({slug}),
	answer: one(registryServiceView),
	refuses: ['service_not_found', 'state_forbids'],
	async handle({unit, params}) {
		const service = await suspend(unit, {slug: params.slug});
		return {...shownRegistration(service), hasApiKey: (await havingKeys(unit, [service])).has(service.id)};
	},
});

export const rotateServiceApiKey = route({
	operation: 'rotateServiceApiKey',
	tag: 'admin',
	method: 'post',
	path: '/admin/registry/services/{slug}/rotate-key',
	summary: 'Give a service a new API key and signing secret, shown this once',
	description:
		'The answer holds the new `api_key` and `signing_secret`, shown this once. What was valid before stays so for 24 hours, and calls ' +
		'to the service are signed with both secrets meanwhile, so that nothing is lost while the new ones are rolled out; ' +
		'`revoke_previous: true` ends it at once, for a key that has leaked. Only for active and suspended services. Written to the audit ' +
		'log, without the secrets.',
	access: 'admin:registry',
	isIdempotent: true,
	changesCallers: true,
	params: input({slug}),
	body: input({
		revoke_previous: z.literal(true).optional().meta({description: 'Ends what was valid before at once, instead of in 24 hours.'}),
	}).optional(),
	example: {revoke_previous: true},
	answer: one(registryServiceWithKeyView),
	refuses: ['service_not_found', 'service_has_no_key'],
	async handle({unit, params, body, tools: {cipher}}) {
		const {service, ...secrets} = await rotateServiceKey(unit, {
			slug: params.slug,
			isPreviousRevoked: body?.revokePrevious ?? false,
			cipher,
		});
		return {...shownRegistration(service), hasApiKey: true, ...secrets};
	},
});
