import test, {type ExecutionContext} from 'ava';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {idOf} from '../../src/domain/platform/values/id.ts';
import type {Client} from '../support/client.ts';
import {makeDraft, makeFinalInvoice, makePack, makeService} from '../support/factories.ts';
import {makePartnerOwner, makeTenantOwner, type TenantOwner, thingsOfPartner, thingsOfTenant} from '../support/things.ts';
import {startWorld, type World} from '../support/world.ts';

const paged = routes.filter(({query}) => query && 'page_size' in query.shape);

let world: World;
let owner: TenantOwner;
let integration: string;
let subscriptions: Readonly<{staff: string; tenant: string}>;

test.before(async () => {
	world = await startWorld();
	const partner = await makePartnerOwner(world);
	owner = await makeTenantOwner(partner);
	const [ofTenant, ofPartner] = [await thingsOfTenant(owner), await thingsOfPartner(partner)];
	subscriptions = {staff: String(ofPartner['webhookSubscription']?.[0]), tenant: String(ofTenant['webhookSubscription']?.[0])};
	for (let more = 0; more < 3; more++) {
		await makeTenantOwner(partner);
		await makeService(world);
		await makePack(world);
		await makeDraft(world, owner.tenant);
	}
	const books = {provider: 'journal', name: 'Books', partner_id: owner.partner, settings: {chart: 'nl'}};
	integration = (await world.operator.post('/admin/accounting/integrations', books)).body.data.id;
	await makeFinalInvoice(world, owner.tenant);
	await world.drain();
});
test.after.always(async () => world?.close());

/** The path of a list, its parameters filled in with what there is. */
const pathOf = (route: AnyRoute): string =>
	fullPath(route)
		.replace('/api/v1', '')
		.replace('{subscription_id}', route.isTenantSide ? subscriptions.tenant : subscriptions.staff)
		.replace('{integration_id}', integration)
		.replace('{partner_id}', owner.partner)
		.replace('{tenant_id}', owner.tenant);

type Entry = Readonly<Record<string, unknown>>;

/** All of a list, by as many entries at once, each part after the last one of the part before. */
async function walk(client: Client, path: string, size: number, between?: (seen: readonly Entry[]) => Promise<void>): Promise<Entry[]> {
	const seen: Entry[] = [];
	for (let after: string | null = ''; after !== null; ) {
		const {status, body} = await client.get(`${path}?page_size=${size}${after === '' ? '' : `&after=${after}`}`);
		if (status !== 200) throw new Error(`${path} after ${after} is ${status}: ${JSON.stringify(body)}`);
		seen.push(...body.data);
		after = body.pagination.next_after;
		await between?.(seen);
	}

	return seen;
}

/** Whoever may read a list: a tenant its own, a service its own, staff the others. */
const readerOf = (route: AnyRoute): Client =>
	route.isTenantSide || (route.path.startsWith('/webhook-endpoints') && !route.path.startsWith('/admin')) ? owner.admin : world.operator;

const forPeople = paged.filter(({access}) => access !== 'service');

test.serial('every paged list can be gone through by the id of what was seen last, and is the same by any size of part', async t => {
	t.true(forPeople.length > 18);
	for (const route of forPeople) {
		const [path, reader] = [pathOf(route), readerOf(route)];
		const whole = await walk(reader, path, 100);
		const {total, more} = (await reader.get(`${path}?page_size=1`)).body.pagination;
		t.deepEqual([whole.length, more], [total, undefined], route.operation);
		for (const size of whole.length > 50 ? [7, 33] : [1, 2, 7]) {
			t.deepEqual(await walk(reader, path, size), whole, `${route.operation} by ${size}`);
		}
	}
});

test.serial('the pages still know how long the whole list is', async t => {
	const {body} = await world.operator.get('/admin/invoices?page_size=2');
	const next = await world.operator.get(`/admin/invoices?page_size=2&after=${body.pagination.next_after}`);
	t.true(body.pagination.total > 4);
	t.like(next.body.pagination, {page: 1, page_size: 2, total: body.pagination.total, total_pages: body.pagination.total_pages});
	const again = await world.operator.get('/admin/invoices?page=2&page_size=2');
	t.deepEqual(again.body.data, next.body.data);
});

test.serial('what is no id of the kind that a list holds is refused, and so is a page beside it', async t => {
	const isRefusedWith = async (what: ExecutionContext, path: string) => {
		const {status, body} = await world.operator.get(path);
		what.is(status, 422, path);
		return body.error.details.map(({path: place}: {path: string}) => place) as string[];
	};
	for (const route of paged.filter(
		({access, isTenantSide}) => access !== 'service' && !isTenantSide && access !== 'subscriptions:manage',
	)) {
		const path = pathOf(route);
		for (const after of ['nonsense', String(idOf('templateVersion').meta()?.['example']), '']) {
			t.deepEqual(await isRefusedWith(t, `${path}?after=${after}`), ['after'], `${route.operation} ${after}`);
		}
	}

	t.deepEqual(await isRefusedWith(t, '/admin/tenants?after=tnt_that_nobody_knows'), ['after']);
	t.deepEqual(await isRefusedWith(t, `/catalog/services?after=${String(idOf('service').meta()?.['example'])}`), ['after']);
	t.deepEqual(await isRefusedWith(t, '/admin/invoices?after=inv_uuuuuuuuuuuuuuuuuuuuuuuuuu'), ['after']);
	const {body} = await world.operator.get('/admin/invoices?page_size=1');
	t.deepEqual(await isRefusedWith(t, `/admin/invoices?page=2&after=${body.data[0].id}`), ['page']);
});

test.serial('an id or a cursor of an instant that PostgreSQL does not know is refused', async t => {
	const last = 'z'.repeat(26);
	for (const list of [
		`invoices?after=inv_${last}`,
		`webhook-subscriptions?after=whs_${last}`,
		`subscriptions?after=sub_${last}`,
		`runs?after=run_${last}`,
	])
		t.is((await world.operator.get(`/admin/${list}`)).status, 422, list);
	const cursor = Buffer.from('253402300800000.1').toString('base64url');
	t.is((await world.operator.get(`/events?after=${cursor}`)).status, 422);
});

test.serial("another tenant's id is a place like that of something that is gone: what comes after it is the caller's own", async t => {
	const stranger = await makeTenantOwner(owner);
	await makeFinalInvoice(world, stranger.tenant);
	const {body} = await owner.admin.get('/billing/invoices?page_size=1');
	const {status, body: found} = await stranger.admin.get(`/billing/invoices?after=${body.data[0].id}`);
	t.is(status, 200);
	t.true(found.data.every(({tenant_id: tenant}: {tenant_id: string}) => tenant === stranger.tenant));
});

let now = Date.parse('2026-06-01T10:00:00Z');

/** A draft that is newer than all there are. */
async function makeNewerDraft(): Promise<string> {
	now += 1000;
	world.clock.moveTo(new Date(now));
	return (await makeDraft(world, owner.tenant)).id;
}

test.serial('while documents come and go, those that stay are seen once each', async t => {
	for (const size of [1, 2, 3]) {
		const made: string[] = [];
		for (let count = 0; count < 6; count++) made.push(await makeNewerDraft());
		const {body} = await world.operator.get('/admin/invoices?page_size=100');
		const before = body.data.map(({id}: {id: string}) => id) as string[];
		const gone = new Set<string>();
		const seen = await walk(world.operator, '/admin/invoices', size, async entries => {
			const last = String(entries.at(-1)?.['id']);
			const next = made.find(id => !gone.has(id) && id !== last && !entries.some(entry => entry['id'] === id));
			// The very one that the next part begins after goes, and one that is still to come; a new one comes.
			for (const id of [last, next].filter(one => one !== undefined && made.includes(one) && gone.size < 4)) {
				t.is((await world.operator.delete(`/admin/invoices/${id}`)).status, 204);
				gone.add(String(id));
			}

			await makeNewerDraft();
		});
		const ids = seen.map(({id}) => String(id));
		t.is(new Set(ids).size, ids.length, 'nothing twice');
		t.deepEqual(
			ids.filter(id => !gone.has(id)),
			before.filter(id => !gone.has(id)),
			'all that stayed, in the same order, and nothing that came later',
		);
	}
});
