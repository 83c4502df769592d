import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import type {Client} from '../support/client.ts';
import {makeCustomer, makeGroup, makePerson, makePlan, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/world.ts';

/** What a partner has: the ids of everything that is its own, by the name of the path parameter that leads to it. */
type Holdings = Record<'partner_id' | 'tenant_id' | 'user_id' | 'group_id' | 'subscription_id', string[]>;

type Population = Readonly<{tenants: readonly Readonly<{users: number; groups: number; isCustomer: boolean}>[]; staff: number}>;

const population: fc.Arbitrary<Population> = fc.record({
	tenants: fc.array(fc.record({users: fc.nat(2), groups: fc.nat(1), isCustomer: fc.boolean()}), {minLength: 1, maxLength: 2}),
	staff: fc.nat(2),
});

async function populate(world: World, {tenants, staff}: Population, planId: string) {
	const partner = unique('prt') as `prt_${string}`;
	const admin = await world.partnerAdmin(partner);
	await admin.get('/auth/me');
	const holdings: Holdings = {
		...{partner_id: [partner], tenant_id: [], user_id: [`usr_admin_of_${partner}`], group_id: [], subscription_id: []},
	};
	for (let index = 0; index < staff; index++) holdings.user_id.push((await makePerson(world, {partner_id: partner})).id);
	for (const {users, groups, isCustomer} of tenants) {
		const customer = await makeCustomer(world, {partner});
		const tenantId = customer.tenantId as `tnt_${string}`;
		holdings.tenant_id.push(tenantId);
		holdings.user_id.push(`usr_admin_of_${tenantId}`);
		const members: string[] = [];
		for (let index = 0; index < users; index++) members.push((await makePerson(world, {tenant_id: tenantId, partner_id: partner})).id);
		holdings.user_id.push(...members);
		for (let index = 0; index < groups; index++)
			holdings.group_id.push((await makeGroup(world, {tenantId, partnerId: partner, members})).id);
		if (isCustomer) holdings.subscription_id.push((await customer.admin.post('/subscriptions', {plan_id: planId})).body.data.id);
	}

	return {admin, holdings};
}

const parametersOf = ({path}: AnyRoute): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

const forAdmins = routes.filter(({access}) => /^(admin:|any admin|partner:manage)/.test(access));

async function idsOfList(admin: Client, path: string): Promise<string[]> {
	const ids: string[] = [];
	for (let page = 1; ; page++) {
		const {body} = await admin.get(`${path}?page=${page}&page_size=2`);
		ids.push(...body.data.map(({id}: {id: string}) => id));
		if (page >= body.pagination.total_pages) return ids;
	}
}

/** Asks every admin route, in every way, for what is the other's. */
async function pry(t: ExecutionContext, admin: Client, foreign: Holdings): Promise<void> {
	const secrets = Object.values(foreign).flat();
	for (const route of forAdmins) {
		const [parameter, ...more] = parametersOf(route);
		if (more.length > 0) continue;
		const targets = parameter === undefined ? [undefined] : (foreign[parameter as keyof Holdings] ?? []);
		for (const target of targets) {
			const path = target === undefined ? route.path : route.path.replace(`{${parameter}}`, target);
			if (target === undefined && route.method !== 'get') continue;
			const {status, body} = await admin[route.method](path, ...((route.method === 'get' ? [] : [{}]) as []));
			if (target !== undefined) t.true([403, 404, 422].includes(status), `${route.method} ${path} is ${status}`);
			const text = JSON.stringify(status === 404 ? {} : body);
			for (const secret of secrets) t.false(text.includes(secret), `${route.method} ${path} shows ${secret}`);
		}
	}
}

test('a partner admin reaches exactly the own people, tenants and groups, whatever there is', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const plan = await makePlan(world);
	await fc.assert(
		fc.asyncProperty(population, population, async (one, other) => {
			const [mine, theirs] = [await populate(world, one, plan.id), await populate(world, other, plan.id)];
			for (const [{admin, holdings}, foreign] of [
				[mine, theirs.holdings],
				[theirs, mine.holdings],
			] as const) {
				t.deepEqual((await idsOfList(admin, '/admin/users')).sort(), holdings.user_id.toSorted());
				t.deepEqual((await idsOfList(admin, '/admin/tenants')).sort(), holdings.tenant_id.toSorted());
				t.is((await admin.get('/admin/users')).body.pagination.total, holdings.user_id.length);
				const groups = await admin.get('/admin/groups');
				t.deepEqual(groups.body.data.map(({id}: {id: string}) => id).sort(), holdings.group_id.toSorted());
				const lookups = await admin.get('/admin/lookups/tenants?limit=100');
				t.deepEqual(lookups.body.data.map(({id}: {id: string}) => id).sort(), holdings.tenant_id.toSorted());
				for (const [name, filtered] of [
					['tenant_id', ['/admin/users', '/admin/groups']],
					['partner_id', ['/admin/users', '/admin/lookups/tenants']],
				] as const) {
					for (const path of filtered) {
						for (const id of foreign[name]) t.is((await admin.get(`${path}?${name}=${id}`)).status, 404, `${path} ${name}`);
						for (const id of holdings[name]) t.is((await admin.get(`${path}?${name}=${id}`)).status, 200, `${path} ${name}`);
					}
				}

				for (const id of foreign.user_id) t.deepEqual((await admin.get(`/admin/users?q=${id}`)).body.data, []);
				await pry(t, admin, foreign);
			}
		}),
		{numRuns: 2},
	);
});
