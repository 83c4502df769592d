import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {accessWords} from '../../src/api/http/access-words.ts';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import type {Client} from '../support/client.ts';
import {makeGroup, makePerson} from '../support/factories.ts';
import {type NamingRequest, requestNaming, trespasses, unknownThings} from '../support/named-things.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {type Holdings, makePartnerOwner, makeTenantOwner, thingsOfPartner, thingsOfTenant, together} from '../support/things.ts';

type Population = Readonly<{tenants: readonly Readonly<{users: number; groups: number}>[]; staff: number}>;

const population: fc.Arbitrary<Population> = fc.record({
	tenants: fc.array(fc.record({users: fc.nat(2), groups: fc.nat(1)}), {minLength: 1, maxLength: 2}),
	staff: fc.nat(2),
});

/** A partner with everything that can be a partner's, and everything that can be a tenant's for the first of its tenants. */
async function populate(world: World, {tenants, staff}: Population): Promise<{admin: Client; holdings: Holdings}> {
	const owner = await makePartnerOwner(world);
	const {partner} = owner;
	const people = [`usr_admin_of_${partner}`];
	for (let index = 0; index < staff; index++) people.push((await makePerson(world, {partner_id: partner})).id);
	const all: Holdings[] = [{user: people}, await thingsOfPartner(owner)];
	for (const [index, {users, groups}] of tenants.entries()) {
		const customer = await makeTenantOwner(owner);
		const {tenant} = customer;
		const members: string[] = [];
		for (let made = 0; made < users; made++) members.push((await makePerson(world, {tenant_id: tenant, partner_id: partner})).id);
		const ofTenant: string[] = [];
		for (let made = 0; made < groups; made++) ofTenant.push((await makeGroup(world, {tenantId: tenant, partnerId: partner, members})).id);
		all.push({tenant: [tenant], user: [`usr_admin_of_${tenant}`, ...members], group: ofTenant});
		if (index === 0) all.push(await thingsOfTenant(customer));
	}

	return {admin: owner.staff, holdings: together(...all)};
}

/** The ids of a kind of thing in holdings. */
const ids = (holdings: Holdings, thing: string): readonly string[] => holdings[thing] ?? [];

const forAdmins = routes.filter(({access}) => /^(admin:|any admin|partner:manage)/.test(accessWords(access)));

async function idsOfList(admin: Client, path: string): Promise<string[]> {
	const ids: string[] = [];
	for (let page = 1; ; page++) {
		const {body} = await admin.get(`${path}?page=${page}&page_size=2`);
		ids.push(...body.data.map(({id}: {id: string}) => id));
		if (page >= body.pagination.total_pages) return ids;
	}
}

/** Asks every admin route, in every way, for what is the other's. */
async function pry(t: ExecutionContext, admin: Client, {own, foreign}: Readonly<{own: Holdings; foreign: Holdings}>): Promise<void> {
	const secrets = Object.values(foreign).flat();
	const oneOfEach = Object.fromEntries(Object.entries(own).map(([thing, [first]]) => [thing, first === undefined ? [] : [first]]));
	const ask = async (route: AnyRoute, {path, body, named}: NamingRequest): Promise<number> => {
		const answer = await (route.method === 'get' ? admin.get(path) : admin[route.method](path, body));
		t.true(answer.status < 500, `${route.method} ${path} is ${answer.status}`);
		// What acts on many things says of each, by the name that it was given, what came of it: of another's that there is none.
		const isPerItem = route.operation === 'adminBulkSubscriptions';
		const echo = answer.status >= 400 || isPerItem ? [...named.values()] : [];
		const text = echo.reduce((rest, id) => rest.replaceAll(id, ''), JSON.stringify(answer.body));
		for (const secret of secrets) t.false(text.includes(secret), `${route.method} ${path} shows ${secret}`);
		// Nothing of it may have been done; then it is as if the whole was refused.
		if (isPerItem && answer.status === 200) {
			t.deepEqual(answer.body.data.succeeded, [], `${route.method} ${path}`);
			return 404;
		}

		return answer.status;
	};
	for (const route of forAdmins) {
		if (route.method === 'get' && !route.path.includes('{')) await ask(route, requestNaming(route, new Map()));
		for (const {asked, at} of trespasses(route, {own: oneOfEach, foreign})) {
			const status = await ask(route, asked);
			const isInPath = at.some(({place}) => place === 'path');
			if (isInPath) t.true([403, 404, 422].includes(status), `${route.method} ${asked.path} is ${status}`);
			else if (route.method !== 'get') t.true(status >= 400, `${route.method} ${asked.path} is ${status}`);
		}
	}
}

test('no admin route can name a thing that this law would pass over', t => {
	t.deepEqual(unknownThings(forAdmins), []);
});

test('a partner admin reaches exactly the own people, tenants and groups, whatever there is', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	await fc.assert(
		fc.asyncProperty(population, population, async (one, other) => {
			const [mine, theirs] = [await populate(world, one), await populate(world, other)];
			for (const [{admin, holdings}, foreign] of [
				[mine, theirs.holdings],
				[theirs, mine.holdings],
			] as const) {
				t.deepEqual((await idsOfList(admin, '/admin/users')).sort(), ids(holdings, 'user').toSorted());
				t.deepEqual((await idsOfList(admin, '/admin/tenants')).sort(), ids(holdings, 'tenant').toSorted());
				t.is((await admin.get('/admin/users')).body.pagination.total, ids(holdings, 'user').length);
				const groups = await admin.get('/admin/groups');
				t.deepEqual(groups.body.data.map(({id}: {id: string}) => id).sort(), ids(holdings, 'group').toSorted());
				const lookups = await admin.get('/admin/lookups/tenants?limit=100');
				t.deepEqual(lookups.body.data.map(({id}: {id: string}) => id).sort(), ids(holdings, 'tenant').toSorted());
				for (const [name, filtered] of [
					['tenant', ['/admin/users', '/admin/groups']],
					['partner', ['/admin/users', '/admin/lookups/tenants']],
				] as const) {
					for (const path of filtered) {
						for (const id of ids(foreign, name)) t.is((await admin.get(`${path}?${name}_id=${id}`)).status, 404, `${path} ${name}`);
						for (const id of ids(holdings, name)) t.is((await admin.get(`${path}?${name}_id=${id}`)).status, 200, `${path} ${name}`);
					}
				}

				for (const id of ids(foreign, 'user')) t.deepEqual((await admin.get(`/admin/users?q=${id}`)).body.data, []);
				await pry(t, admin, {own: holdings, foreign});
			}
		}),
		{numRuns: 2},
	);
});
