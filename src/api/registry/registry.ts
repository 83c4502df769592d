import {refuse as refuseCatalog} from '../../domain/catalog/refusals.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import {readSettings} from '../../domain/platform/process/settings.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import {countAtWorkAt} from '../../domain/provisioning/queries.ts';
import {deregisterService as deregister} from '../../domain/registry/deregister-service.ts';
import {type Registered, registerService as register} from '../../domain/registry/register-service.ts';
import {type Registration, registrationFaults, type SelfDescription} from '../../domain/registry/registration.ts';
import {reregisterService as reregister} from '../../domain/registry/reregister-service.ts';
import {countLiveOf} from '../../domain/subscriptions/queries.ts';
import {nothing, one} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import type {Tools} from '../tools.ts';
import {deregistrationInput, heartbeatInput, registrationInput} from './inputs.ts';
import {heartbeatReceiptView, registrationReceiptView} from './views.ts';

/** Open to services that nobody has approved yet, or that are suspended. */
const forServices = {tag: 'registry', access: 'service', serviceStatuses: ['pending', 'active', 'suspended']} as const;

const receiptOf = ({service, ...secrets}: Registered) => ({
	...secrets,
	serviceId: service.id,
	slug: service.slug,
	status: service.status,
	version: service.softwareVersion ?? '',
	heartbeatIntervalSeconds: service.heartbeatIntervalSeconds,
	baseUrl: service.baseUrl ?? '',
	pendingBaseUrl: service.pendingBaseUrl,
});

const accountOf = ({subject, partnerId}: Caller, operatorPartnerId: string) => ({subject, isOperators: partnerId === operatorPartnerId});

type Named = Readonly<{body: SelfDescription & Pick<Registration, 'baseUrl'>; tools: Tools}>;

/** Whatever is wrong with a registration, told at once, before a unit is opened. */
const outsideFaults = async ({body: {baseUrl, ...about}, tools}: Named) => registrationFaults({baseUrl, about}, tools.serviceAddressPolicy);

export const registerService = route({
	...forServices,
	serviceStatuses: [...forServices.serviceStatuses, 'deregistered'],
	operation: 'registerService',
	method: 'post',
	path: '/registry/register',
	summary: 'Register a service; it waits for approval',
	isIdempotent: true,
	changesCallers: true,
	body: registrationInput,
	outsideFaults,
	status: 201,
	answer: one(registrationReceiptView),
	refuses: ['service_slug_taken'],
	async handle({unit, caller, body: {slug: taken, version, baseUrl, ...about}, tools: {config, cipher}}) {
		const registered = await register(unit, {
			account: accountOf(caller, config.operatorPartnerId),
			registration: {slug: taken, version, baseUrl, about},
			internalSlugs: (await readSettings(unit)).internalServiceSlugs,
			cipher,
		});
		return receiptOf(registered);
	},
});

export const reregisterService = route({
	...forServices,
	operation: 'reregisterService',
	method: 'put',
	path: '/registry/register',
	summary: 'Say what changed; another host in base_url waits for approval',
	body: registrationInput,
	outsideFaults,
	answer: one(registrationReceiptView),
	refuses: ['service_not_found'],
	async handle({unit, caller, body: {slug: own, version, baseUrl, ...about}}) {
		const registration = {slug: own, version, baseUrl, about};
		return receiptOf(await reregister(unit, {acting: caller, registration}));
	},
});

export const deregisterService = route({
	...forServices,
	operation: 'deregisterService',
	method: 'delete',
	path: '/registry/register',
	summary: 'End a registration; not while anybody subscribes to the service, or it is still being called',
	changesCallers: true,
	query: input({slug: slug.optional()}),
	body: deregistrationInput.optional(),
	status: 204,
	answer: nothing,
	refuses: ['service_not_found', 'service_in_use', 'service_at_work'],
	async handle({unit, caller, query, body}) {
		const named = body?.slug ?? query.slug;
		if (named === undefined) throw refuse('input_invalid', {details: [{path: 'slug', message: 'is required, in the body or the query'}]});
		if (query.slug !== undefined && query.slug !== named)
			throw refuse('input_invalid', {details: [{path: 'slug', message: 'differs between body and query'}]});
		await deregister(unit, {
			acting: caller,
			slug: named,
			reason: body?.reason ?? null,
			countLive: async ({id}) => countLiveOf(unit, id),
			countAtWork: async ({id}) => countAtWorkAt(unit, id),
		});
	},
});

export const heartbeat = route({
	...forServices,
	operation: 'heartbeat',
	method: 'post',
	path: '/registry/heartbeat',
	summary: 'Say that the service lives, and how it is',
	hasNoUnit: true,
	body: heartbeatInput,
	answer: one(heartbeatReceiptView),
	refuses: ['service_not_found', 'heartbeat_queue_full'],
	async handle({caller, body: {slug: own, ...report}, tools: {heartbeatIntake}}) {
		const heard = await heartbeatIntake.take({acting: {subject: caller.subject, keyOf: caller.keyOf}, slug: own, report});
		if (!heard) throw refuseCatalog('service_not_found', {slug: own});
		return {ok: true as const, healthStatus: heard.healthStatus, nextHeartbeatSeconds: heard.intervalSeconds};
	},
});
