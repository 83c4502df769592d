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
import {deregistrationInput, heartbeatInput, registrationExample, registrationInput} from './inputs.ts';
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
	description:
		'The first call of a service, by a token of its service account. The account owns the service from then on; its API key, once ' +
		'there is one, is the same identity. The service is `pending` until the operator approves it (`approveService` answers the keys), ' +
		"unless its slug is one of the platform's `internal_service_slugs` and the account is the operator's own: then it is `active` at " +
		'once, and this answer holds `api_key` and `signing_secret`, this once. `metrics` are what it can report usage of, `provisioning` ' +
		'what it wants to be asked when subscriptions begin, change and end. The form of everything is checked first, all faults at once; then ' +
		'what it says, the addresses that are to be called among it. An account may own several services: each calls with its own API ' +
		'key, for a token of the account is that of the service it registered last. A slug that is taken is refused (409); one that the same account deregistered may be ' +
		'registered again.',
	isIdempotent: true,
	changesCallers: true,
	body: registrationInput,
	example: registrationExample,
	before: outsideFaults,
	status: 201,
	answer: one(registrationReceiptView),
	refuses: ['service_slug_taken', 'names_busy'],
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
	description:
		'For every start of a new version: `slug`, `name`, `version` and `base_url` are always sent, and of the rest only what is given ' +
		"changes; `null` takes it away. A change of `version` is noted. Another origin in `base_url` waits for the operator's approval as " +
		'`pending_base_url`, and the old one is called until then, for whoever holds the account could send calls anywhere. Workflows ' +
		"that run already keep the steps that they began with. A slug that is not the caller's own is 404.",
	body: registrationInput,
	example: {slug: 'crm', name: 'CRM', version: '2.5.0', base_url: 'https://crm.example/api'},
	before: outsideFaults,
	answer: one(registrationReceiptView),
	refuses: ['service_not_found', 'names_busy'],
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
	description:
		'The keys of the service open no door any more, and it leaves the catalog. Refused (409) while anybody subscribes to it, and ' +
		'while workflows are still at work there. The slug goes in the body or, for clients that send none with DELETE, in the query. The ' +
		'same account may register the slug again; nobody else may.',
	changesCallers: true,
	query: input({slug: slug.optional().meta({description: "The caller's own slug, for clients that send no body with DELETE."})}),
	body: deregistrationInput.optional(),
	example: {slug: 'crm', reason: 'Replaced by crm2'},
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
	description:
		'Send one every `heartbeat_interval_seconds`, 60 unless registered otherwise; the answer says when the next is expected. `ok` and ' +
		'`maintenance` make the service `healthy`, `degraded` makes it `degraded`. When nothing was heard for three times the interval, a ' +
		'miss is counted every minute: three make it `degraded`, ten `unreachable`, unless the platform is set otherwise. A change of ' +
		'health is told to the operator and as `service.health_changed`; subscriptions are not touched. Open to pending and suspended ' +
		"services too; another's slug is 404. When more arrives than can be written it is answered 503 with `Retry-After`.",
	hasNoUnit: true,
	body: heartbeatInput,
	example: {slug: 'crm', status: 'ok', version: '2.4.1', uptime_seconds: 86_400, queue_depth: 0},
	answer: one(heartbeatReceiptView),
	refuses: ['service_not_found', 'heartbeat_queue_full'],
	async handle({caller, body: {slug: own, ...report}, tools: {heartbeatIntake}}) {
		const heard = await heartbeatIntake.take({acting: {subject: caller.subject, keyOf: caller.keyOf}, slug: own, report});
		if (!heard) throw refuseCatalog('service_not_found', {slug: own});
		return {ok: true as const, healthStatus: heard.healthStatus, nextHeartbeatSeconds: heard.intervalSeconds};
	},
});
