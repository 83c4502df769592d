import test from 'ava';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {Client} from '../support/client.ts';
import {askPast} from '../support/database.ts';
import {fillLists, MANY, MANY_TOLD, ROWS} from '../support/long-lists.ts';
import {makePartnerOwner, makeTenantOwner, type TenantOwner, thingsOfPartner, thingsOfTenant} from '../support/things.ts';
import {startWorld, type World} from '../support/world.ts';

/** No part of a statement that finds a page reads more rows, with what its filters pass over. */
const READ_LIMIT = ROWS / 4;
/** A count ends at 10001: it may pass over what common values let through, and never reads all there is. */
const COUNT_LIMIT = ROWS * 0.9;

const limitOf = (sql: string): number => (sql.includes('count(*)') ? COUNT_LIMIT : READ_LIMIT);

type Values = Readonly<Record<string, readonly string[]>>;

/**
 * Of deliveries, of which there are most and each is written several times, no index tells the topics, nor which of them wait: a rare topic,
 * and what waits of a subscriber that has been told much, read all that it was told within the span that is asked for. They are not tried.
 */
const deliveryFilters: Values = {
	...{status: ['delivered', 'dead'], topic: ['subscription.*', 'invoice.paid']},
	...{object: [MANY_TOLD, 'sub_17'], from: ['2026-02-01', '2026-03-30'], to: ['2026-02-02', '2026-03-30']},
};

/**
 * Long lists, and the values that their filters are tried with: one that many rows have, and one that few or none have. The search of
 * subscriptions looks at names of tenants and keys of plans at once, and reads them all: it is not tried.
 */
const longLists: Readonly<Record<string, Values>> = {
	adminListSubscriptions: {
		...{status: ['active', 'expired'], tenant_id: [MANY.tenant, 'tnt_17'], partner_id: [MANY.partner, 'prt_7']},
		...{service_slug: ['crm', 'rare'], q: []},
	},
	listSubscriptions: {status: ['active', 'expired'], service_slug: ['crm', 'rare']},
	adminListInvoices: {
		...{status: ['sent', 'void'], tenant_id: [MANY.tenant, 'tnt_17'], partner_id: [MANY.partner, 'prt_7']},
		...{document_type: ['invoice', 'credit_note'], q: ['size-17']},
	},
	listInvoices: {status: ['sent', 'void']},
	adminListUsers: {
		...{q: ['ada', 'nobody-at-all', 'people.example'], role: ['tenant_admin', 'support']},
		...{tenant_id: [MANY.tenant, 'tnt_17'], partner_id: [MANY.partner, 'prt_7']},
	},
	listAuditLog: {
		...{actor: ['usr_many', 'usr_17'], resource_type: ['tenant', 'plan'], resource_id: ['thing_17'], action: ['update', 'delete']},
		...{from: ['2026-02-01'], to: ['2026-02-02']},
	},
	adminListPayments: {
		...{kind: ['payment', 'refund'], tenant_id: [MANY.tenant, 'tnt_17'], provider: ['stripe', 'coinbase', 'bank_transfer']},
		...{status: ['succeeded', 'pending', 'reversed'], from: ['2026-02-01'], to: ['2026-02-02']},
	},
	listWebhookDeliveries: deliveryFilters,
	listWebhookEndpointDeliveries: deliveryFilters,
};

/** The other paged lists, and why they are not tried here. */
const others: Readonly<Record<string, string>> = {
	listWebhookSubscriptions: 'short: a hundred of each partner',
	adminListWorkflows: 'by the indexes of the newest, of all and of a partner',
	listWorkflows: "one tenant's, by its own index",
	listGroups: 'by the indexes of the newest, of all, of a partner and of a tenant',
	listPackSubscriptions: "one tenant's, by its own index",
	listRegistryServices: 'short: what a vendor sells',
	listAccountingIntegrations: 'short: the books of each seller',
	listPaymentMethods: "one tenant's",
	listCatalogServices: 'short: what a vendor sells',
	adminListPacks: 'short: what a vendor sells',
	listServicePacks: 'short: what a vendor sells',
	adminListEntrypoints: 'short: a hundred of each service',
	listTemplates: 'short: what people write by hand',
	adminListPartners: 'short: sellers',
	adminListRuns: 'short: what people start by hand, and one synchronisation a day',
	listWebhookReplays: 'short: what people start by hand',
	listWebhookEndpointReplays: 'short: what people start by hand',
	adminListTenants: 'only searched, by the index that users are searched by; bench/lists.ts',
	adminListPartnerTenants: 'only searched, by the index that users are searched by; bench/lists.ts',
	listNotifications: 'kept for 90 days, of one tenant each',
	listInvoiceLines: "one tenant's, by its own index",
	adminListInvoiceLines: 'by the indexes of invoices and tenants',
	listPayments: "one tenant's, by its own index",
	adminListInvoicePayments: 'by the indexes of invoices and tenants',
	numberingProofDocuments: 'read whole, by the order of the numbers',
	listServiceTenantInvoices: "one tenant's, as listInvoices",
	listCharges: "one service's, by its own index",
	listAccountingSyncLog: "one integration's, by its own indexes",
};

type Plan = Readonly<{
	'Node Type': string;
	'Relation Name'?: string;
	'Actual Rows': number;
	'Actual Loops': number;
	'Rows Removed by Filter'?: number;
	'Rows Removed by Join Filter'?: number;
	Plans?: readonly Plan[];
}>;

const paged = routes.filter(({query}) => query && 'after' in query.shape && 'page' in query.shape);
const filtersOf = ({query}: AnyRoute): string[] =>
	Object.keys(query?.shape ?? {}).filter(name => !['page', 'page_size', 'after'].includes(name));

let world: World;
let owner: TenantOwner;
/** Who is told of what happens, by whose it is. */
let subscribers: Readonly<{tenant: string; staff: string}>;

test.before(async () => {
	world = await startWorld();
	world.altersDocuments();
	const partner = await makePartnerOwner(world);
	owner = await makeTenantOwner(partner);
	const [tenants, partners] = [await thingsOfTenant(owner), await thingsOfPartner(partner)];
	subscribers = {tenant: tenants['webhookSubscription']?.[0] ?? '', staff: partners['webhookSubscription']?.[0] ?? ''};
	await world.drain();
	await world.stopWorker();
	await askPast(world.database, fillLists({tenant: owner.tenant, partner: owner.partner, subscribers}));
	await askPast(world.database, 'analyze');
});
test.after.always(async () => world?.close());

test('every paged list and each of its filters is known here', t => {
	const named = paged.map(({operation}) => operation).toSorted();
	t.deepEqual([...Object.keys(longLists), ...Object.keys(others)].toSorted(), named);
	for (const route of paged.filter(({operation}) => operation in longLists)) {
		t.deepEqual(Object.keys(longLists[route.operation] ?? {}).toSorted(), filtersOf(route).toSorted(), route.operation);
	}
});

/** Where a list is asked for, of whose subscriber where it is one's. */
const pathOf = (route: AnyRoute): string =>
	fullPath(route)
		.replace('/api/v1', '')
		.replace('{subscription_id}', route.isTenantSide ? subscribers.tenant : subscribers.staff);

/** Everything that a statement read and did, as text when a part of it read too much. */
function* excess(plan: Plan, sql: string): Generator<string> {
	const passed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Join Filter'] ?? 0);
	const read = (plan['Actual Rows'] + passed) * plan['Actual Loops'];
	if (read > limitOf(sql)) yield `${plan['Node Type']} ${plan['Relation Name'] ?? ''} reads ${read}: ${sql.slice(0, 400)}`;
	for (const part of plan.Plans ?? []) yield* excess(part, sql);
}

/** Asks for a list, and answers what its statements read too much of. */
async function excessOf(client: Client, path: string): Promise<string[]> {
	const connection = world.orm.em.getDriver().getConnection();
	const execute = connection.execute.bind(connection);
	const found: string[] = [];
	connection.execute = (async (...given: Parameters<typeof execute>) => {
		const [query, parameters, , ctx] = given;
		if (typeof query === 'string' && /^\s*select[\s\S]*\blimit\b/i.test(query)) {
			const rows = await execute<{'QUERY PLAN': readonly {Plan: Plan}[]}[]>(
				`explain (analyze, timing off, format json) ${query}`,
				parameters,
				'all',
				ctx,
			);
			for (const {Plan: plan} of rows[0]?.['QUERY PLAN'] ?? []) found.push(...excess(plan, query));
		}

		return execute(...given);
	}) as typeof connection.execute;
	try {
		const {status, body} = await client.get(path);
		if (status !== 200) found.push(`answered ${status}: ${JSON.stringify(body)}`);
	} finally {
		Reflect.deleteProperty(connection, 'execute');
	}

	return found.map(words => `${path}: ${words}`);
}

/** One filter alone, and every two of them together. */
function combinations(values: Values): string[] {
	const all = Object.entries(values).flatMap(([name, given]) => given.map(value => ({name, text: `${name}=${encodeURIComponent(value)}`})));
	const pairs = all.flatMap((one, at) =>
		all.slice(at + 1).flatMap(other => (other.name === one.name ? [] : [`${one.text}&${other.text}`])),
	);
	return ['', ...all.map(({text}) => text), ...pairs];
}

for (const [operation, values] of Object.entries(longLists)) {
	test.serial(`${operation} reads no more than it needs with any of its filters, and with any two`, async t => {
		const route = routes.find(one => one.operation === operation);
		if (!route) throw new Error(`there is no ${operation}`);
		const reader = route.isTenantSide ? owner.admin : world.operator;
		const path = pathOf(route);
		const {body} = await reader.get(`${path}?page=100&page_size=100`);
		const middle = body.data.at(-1)?.id as string;
		t.is(typeof middle, 'string', 'the list is long');
		const found: string[] = [];
		for (const query of combinations(values)) found.push(...(await excessOf(reader, `${path}?${query}`)));
		found.push(...(await excessOf(reader, `${path}?after=${middle}`)));
		t.deepEqual(found, []);
	});
}

test.serial('what a statement reads is seen', async t => {
	const sql = 'select count(*) from (select id from invoice where notes = ? limit 10001) as capped';
	const [plan] = await asSystem(world.inUnit, {because: 'a test'}, async ({em}) =>
		em.execute<{'QUERY PLAN': readonly {Plan: Plan}[]}[]>(`explain (analyze, timing off, format json) ${sql}`, ['nothing']),
	);
	t.true([...excess(plan?.['QUERY PLAN'][0]?.Plan as Plan, sql)].length > 0);
});
