import test, {type ExecutionContext} from 'ava';
import {z} from 'zod';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {input} from '../../src/api/http/shapes.ts';
import {routes} from '../../src/api/routes.ts';
import {builtInTemplates} from '../../src/domain/billing/templates/built-in/built-in-templates.ts';
import {idOf, idPrefixes} from '../../src/domain/platform/values/id.ts';
import type {ApiAnswer, Client} from '../support/client.ts';
import {type CallerKind, expectedAccess} from '../support/expected-access.ts';
import {asService, makeService} from '../support/factories.ts';
import {minimalBody, minimalPath} from '../support/minimal-request.ts';
import {type NamingRequest, namesThings, requestNaming, slotsOf, trespasses, unknownThings} from '../support/named-things.ts';
import {
	type Holdings,
	makePartnerOwner,
	makeTenantOwner,
	type TenantOwner,
	thingsOfPartner,
	thingsOfService,
	thingsOfTenant,
	together,
} from '../support/things.ts';
import {OPERATOR_PARTNER, startWorld, type World} from '../support/world.ts';

const OF_TENANTS = ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'];
const OF_PARTNERS = ['tenants', 'subscriptions', 'billing', 'users', 'groups', 'usage', 'provisioning'].map(word => `admin:${word}`);
const tenantAdmin: CallerKind = {credential: 'good', place: 'tenant', writes: OF_TENANTS};
const partnerAdmin: CallerKind = {credential: 'good', place: 'partner', writes: [...OF_PARTNERS, 'partner:manage']};
const service: CallerKind = {credential: 'good', place: 'service', writes: ['registry:manage'], service: 'active'};

/** Who calls, and whose things are not theirs. */
const WHO = {
	'another tenant': {kind: tenantAdmin, strange: ['ofTenant', 'ofPartner']},
	'a tenant of the same partner': {kind: tenantAdmin, strange: ['ofTenant']},
	'another partner': {kind: partnerAdmin, strange: ['ofTenant', 'ofPartner']},
	'another service': {kind: service, strange: ['ofService']},
} as const;

/** Somebody who calls: what is theirs, what is another's, and which of that is no secret to them. */
type Stranger = Readonly<{client: Client; own: Holdings; foreign: Holdings; secrets: readonly string[]}>;

let world: World;
let owner: TenantOwner;
let owned: Holdings;
let before: Readonly<Record<string, unknown>>;
let strangers: Readonly<Record<keyof typeof WHO, Stranger>>;

test.before(async () => {
	world = await startWorld();
	const partner = await makePartnerOwner(world);
	owner = await makeTenantOwner(partner);
	const ofTenant = await thingsOfTenant(owner);
	const ofPartner = await thingsOfPartner(partner);
	owned = together(ofTenant, ofPartner);
	const sibling = await makeTenantOwner(partner);
	const otherPartner = await makePartnerOwner(world);
	const other = await makeTenantOwner(otherPartner);
	const ofOthers = {tenant: await thingsOfTenant(other), partner: await thingsOfPartner(otherPartner)};
	const ofOperator = await thingsOfPartner({world, partner: OPERATOR_PARTNER, staff: world.operator});
	const otherService = await makeService(world);
	await world.drain();
	const known = idsIn([ofOperator, 'usr_operator', builtInTemplates]);
	const secrets = [...new Set(idsIn([await everythingOf(owner, owned), owned]))].filter(id => !known.includes(id));
	strangers = {
		'another tenant': {client: other.admin, own: ofOthers.tenant, foreign: together(owned, ofOperator), secrets},
		'a tenant of the same partner': {
			client: sibling.admin,
			own: await thingsOfTenant(sibling),
			foreign: ofTenant,
			secrets: idsIn(ofTenant),
		},
		'another partner': {
			client: otherPartner.staff,
			own: together(ofOthers.tenant, ofOthers.partner),
			foreign: together(owned, ofOperator),
			secrets,
		},
		'another service': {
			client: await asService(world, otherService.slug),
			own: {reportingService: [otherService.slug]},
			foreign: await thingsOfService(world),
			secrets,
		},
	};
	await world.drain();
	before = await everythingOf(owner, owned);
});
test.after.always(async () => world?.close());

const OF_THE_CATALOG = ['svc', 'pln', 'plv', 'tier', 'pck', 'met', 'ent'];
const prefixes = Object.values(idPrefixes).filter(prefix => !OF_THE_CATALOG.includes(prefix));

/** Every id that stands anywhere in something, but for those of the catalog. */
const idsIn = (something: unknown): string[] =>
	[...JSON.stringify(something).matchAll(new RegExp(`"((?:${prefixes.join('|')})_\\w+)"(?!:)`, 'g'))].map(([, id = '']) => id);

const ask = async (client: Client, route: AnyRoute, {path, body}: Pick<NamingRequest, 'path' | 'body'>): Promise<ApiAnswer> =>
	route.method === 'get' ? client.get(path) : client[route.method](path, body);

/** Everything that a tenant and its partner can read of what is theirs: each answer by who asked for what. */
async function everythingOf({admin, staff}: TenantOwner, holdings: Holdings): Promise<Record<string, unknown>> {
	const found: Record<string, unknown> = {};
	for (const [who, client, kind] of [
		['tenant', admin, tenantAdmin],
		['partner', staff, partnerAdmin],
	] as const) {
		for (const route of routes.filter(({method}) => method === 'get')) {
			if (expectedAccess(route, kind) !== 'let in' || route.access === 'public') continue;
			const [slot, ...more] = slotsOf(route).filter(({place}) => place === 'path');
			if (more.length > 0) throw new Error(`say how the owner reads ${route.operation}`);
			for (const id of slot ? (holdings[slot.thing ?? ''] ?? []) : [undefined]) {
				const request = requestNaming(route, new Map(slot && id ? [[slot, id]] : []));
				found[`${who}: ${request.path}`] = contentOf(await ask(client, route, request));
			}
		}
	}

	return found;
}

/** An answer without what differs between two requests: the ids that each of them named. */
const shapeOf = (answer: ApiAnswer, {named}: NamingRequest): string =>
	[...named.values()].reduce((text, id) => text.replaceAll(id, '…'), JSON.stringify(contentOf(answer)));

const contentOf = ({status, body}: ApiAnswer) => ({
	status,
	body: JSON.parse(JSON.stringify(body, (name, value) => (name === 'request_id' ? undefined : value))),
});

/** An answer says nothing of what is another's; a refusal, also one of many, may repeat what was asked for. */
function tellsNothing(t: ExecutionContext, answer: ApiAnswer, secrets: readonly string[], named: readonly string[] = []): void {
	const echo = answer.status >= 400 || answer.body?.data?.failed ? named : [];
	const text = echo.reduce((rest, id) => rest.replaceAll(id, ''), JSON.stringify(answer.body));
	t.deepEqual(
		secrets.filter(id => text.includes(id)),
		[],
	);
}

test('the laws of isolation know everything that a request of any route can name', t => {
	t.deepEqual(unknownThings(routes), []);
});

test('a thing that nobody has made for the laws of isolation is not passed over in silence', t => {
	const [declared] = routes;
	if (!declared) throw new Error('there are no routes');
	const madeUp: AnyRoute = {
		...declared,
		operation: 'tryIt',
		method: 'post',
		path: '/tries/{no_such_thing}/{slug}/{subscription_id}/{audit_entry_id}',
		params: input({no_such_thing: z.string(), slug: z.string(), subscription_id: idOf('subscription'), audit_entry_id: idOf('auditEntry')}),
		query: input({q: z.string(), payer_id: z.string().optional()}),
		body: input({parts: z.array(input({chargeable: idOf('serviceKey').nullish(), invoice_id: idOf('invoice')})).optional()}),
	};
	t.deepEqual(unknownThings([madeUp]), [
		'make a no_such_thing for this law in test/support/things.ts: tryIt takes one in its path',
		'make a slug for this law in test/support/things.ts: tryIt takes one in its path',
		'make a audit_entry_id for this law in test/support/things.ts: tryIt takes one in its path',
		'make a payer_id for this law in test/support/things.ts: tryIt takes one in its query',
		'make a chargeable for this law in test/support/things.ts: tryIt takes one in its body',
	]);
});

for (const who of Object.keys(WHO) as (keyof typeof WHO)[]) {
	const {kind, strange} = WHO[who];
	const letIn = routes.filter(route => route.access !== 'public' && expectedAccess(route, kind) === 'let in');
	for (const route of letIn.filter(declared => namesThings(declared, strange))) {
		test.serial(`what is not the caller's own does not exist for ${who} in ${route.operation}`, async t => {
			const {client, own, foreign, secrets} = strangers[who];
			const answers = new Map<NamingRequest, ApiAnswer>();
			for (const {asked, missing, at} of trespasses(route, {own, foreign})) {
				const nothing = answers.get(missing) ?? (await ask(client, route, missing));
				answers.set(missing, nothing);
				if (at.some(({place}) => place === 'path')) t.is(nothing.status, 404, `nothing is there: ${JSON.stringify(nothing.body)}`);
				const answer = await ask(client, route, asked);
				t.is(shapeOf(answer, asked), shapeOf(nothing, missing), asked.path);
				tellsNothing(t, answer, secrets, [...asked.named.values()]);
			}
		});
	}

	test.serial(`what is not the caller's own is in nothing that ${who} can list`, async t => {
		const {client, secrets} = strangers[who];
		for (const route of letIn.filter(({method, path}) => method === 'get' && !path.includes('{'))) {
			tellsNothing(t, await ask(client, route, requestNaming(route, new Map())), secrets);
		}
	});
}

test.serial('after all that strangers have tried, everything is as its owner left it', async t => {
	await world.drain();
	t.deepEqual(await everythingOf(owner, owned), before);
});

for (const route of routes.filter(({params, access}) => params && access !== 'public' && access !== 'service')) {
	test.serial(`a parameter of the wrong form is nothing that ${route.operation} could find`, async t => {
		const client = expectedAccess(route, tenantAdmin) === 'let in' ? strangers['another tenant'].client : world.operator;
		for (const parameter of Object.keys(route.params?.shape ?? {})) {
			for (const value of ['NO_SUCH', '\u0000', '\ud83d', '%', "'--", '{{x}}', 'a'.repeat(300)]) {
				const path = `/${minimalPath(route, {[parameter]: value.toWellFormed()})}`;
				const answer = await ask(client, route, {path, body: minimalBody(route)});
				t.is(answer.status, 404, `${fullPath(route)} with ${value}`);
				t.is(answer.body.error.code, 'not_found');
			}
		}
	});
}
