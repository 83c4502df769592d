import test from 'ava';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import type {ApiAnswer, Client} from '../support/client.ts';
import {type CallerKind, expectedAccess} from '../support/expected-access.ts';
import {makeCustomer, makePlan} from '../support/factories.ts';
import {minimalBody, minimalPath} from '../support/minimal-request.ts';
import {startWorld, type World} from '../support/world.ts';

const OF_TENANTS = ['billing:read', 'billing:manage', 'subscriptions:read', 'subscriptions:manage', 'services:read'];
const OF_PARTNERS = ['tenants', 'subscriptions', 'billing', 'users', 'groups', 'usage', 'provisioning'].map(word => `admin:${word}`);
const tenantAdmin: CallerKind = {credential: 'good', place: 'tenant', writes: OF_TENANTS};
const partnerAdmin: CallerKind = {credential: 'good', place: 'partner', writes: [...OF_PARTNERS, 'partner:manage']};

const withParameters = routes.filter(route => route.params && !['public', 'service'].includes(route.access));

/** What exists and is not the caller's: which parameter of which paths names it. */
type Thing = Readonly<{parameter: string; where: RegExp; id: string}>;

let world: World;
let things: Thing[];
let foreignTenant: Client;
let foreignPartner: Client;

test.before(async () => {
	world = await startWorld();
	const {tenantId, admin} = await makeCustomer(world, {partner: 'prt_reseller'});
	const plan = await makePlan(world);
	const subscription = await admin.post('/subscriptions', {plan_id: plan.id});
	const reseller = await world.partnerAdmin('prt_reseller');
	const hook = await reseller.post('/admin/webhook-subscriptions', {name: 'hook', target_url: 'http://127.0.0.1:9/', topics: ['*']});
	things = [
		{parameter: 'subscription_id', where: /^\/(?:admin\/)?subscriptions\//, id: subscription.body.data.id},
		{parameter: 'subscription_id', where: /^\/admin\/webhook-subscriptions\//, id: hook.body.data.id},
		{parameter: 'tenant_id', where: /./, id: tenantId},
		{parameter: 'partner_id', where: /./, id: 'prt_reseller'},
		{parameter: 'user_id', where: /./, id: `usr_admin_of_${tenantId}`},
	];
	for (const {id} of things) if (!id) throw new Error('a thing was not made');
	foreignTenant = (await makeCustomer(world, {partner: 'prt_other'})).admin;
	foreignPartner = await world.partnerAdmin('prt_other');
});
test.after.always(async () => world?.close());

const call = async (client: Client, route: AnyRoute, given: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> => {
	const [path, body] = [`/${minimalPath(route, given)}`, minimalBody(route)];
	if (route.method === 'get') return client.get(path);
	return client[route.method](path, body);
};

/** An answer without what differs between two requests: the ids in it. */
const shapeOf = ({status, body}: ApiAnswer): string =>
	`${status} ${body.error?.code} ${String(body.error?.message).replace(/'[^']*'/g, "'…'")}`;

for (const [who, kind] of [
	['tenant', tenantAdmin],
	['partner', partnerAdmin],
] as const) {
	for (const route of withParameters.filter(declared => expectedAccess(declared, kind) === 'let in')) {
		test.serial(`what belongs to another ${who} does not exist for ${route.operation}`, async t => {
			const client = who === 'tenant' ? foreignTenant : foreignPartner;
			const nothing = await call(client, route);
			t.is(nothing.status, 404, `nothing is there: ${JSON.stringify(nothing.body)}`);
			for (const parameter of Object.keys(route.params?.shape ?? {})) {
				const thing = things.find(one => one.parameter === parameter && one.where.test(route.path));
				if (thing) t.is(shapeOf(await call(client, route, {[parameter]: thing.id})), shapeOf(nothing));
			}
		});
	}
}

for (const route of withParameters) {
	test.serial(`a parameter of the wrong form is nothing that ${route.operation} could find`, async t => {
		const client = expectedAccess(route, tenantAdmin) === 'let in' ? foreignTenant : world.operator;
		for (const parameter of Object.keys(route.params?.shape ?? {})) {
			for (const value of ['NO_SUCH', '\u0000', '\ud83d', '%', "'--", '{{x}}', 'a'.repeat(300)]) {
				const answer = await call(client, route, {[parameter]: value.toWellFormed()});
				t.is(answer.status, 404, `${fullPath(route)} with ${value}`);
				t.is(answer.body.error.code, 'not_found');
			}
		}
	});
}
