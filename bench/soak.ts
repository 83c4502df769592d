import {freePort} from '../local/free-port.ts';
import type {Client} from '../test/support/client.ts';
import {asService, makeCustomer, makePlan, makeSeller, makeService, unique, usageEvent} from '../test/support/factories.ts';
import {startMailReceiver} from '../test/support/mail-receiver.ts';
import {addSandboxMethod, dataOf} from '../test/support/payments/stories.ts';
import {startReceiver} from '../test/support/receiver.ts';
import {startSystem} from '../test/support/system.ts';
import {growthBetween} from './soak/judge.ts';
import {type Sample, takeSample, type Watched} from './soak/take-sample.ts';
import {report} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

/** The shortest that can be set: the oldest partitions go while new ones come. */
const USAGE_KEPT_MONTHS = 2;
/** Longer than usage is kept, and than a customer stays. */
const WARM_UP_MONTHS = Number(process.env['SOAK_WARM_UP_MONTHS'] ?? 4);
/** Of each half of what is watched. */
const WATCHED_MONTHS = Number(process.env['SOAK_MONTHS'] ?? 3);
const WEEKS_A_MONTH = 4;
const NEW_CUSTOMERS_A_MONTH = 4;
/** Each stays so many months: as many leave as come. */
const MONTHS_OF_A_CUSTOMER = 3;
const EVENTS_A_WEEK = 40;
const READS_A_WEEK = 5;
const EVENTS_A_PAGE = 200;
const PAGES_LIMIT = 1000;
const MOVE_TRIES = 20;
const DAY_MS = 24 * 3_600_000;

type Customer = Readonly<{tenantId: string; admin: Client; subscriptionId: string}>;

/**
 * S: what has grown when the same is done for long, `0` of it. A system of web and worker lives months in minutes: customers come and go, are
 * metered, billed, printed for and mailed, pay or do not, subscribers are told, the feed is followed. What web, worker, PostgreSQL and Redis
 * hold is looked at at the beginning (warm), in the middle and at the end: as many customers are there each time.
 */
await using parts = new AsyncDisposableStack();
const redisUrl = process.env['TEST_REDIS_URL'] ?? '';
const [mails, receiver] = [await startMailReceiver(), await startReceiver()];
parts.defer(mails.close);
parts.defer(receiver.close);
const system = await startSystem(
	{redisUrl},
	{
		...{LOG_LEVEL: 'info', SANDBOX: 'true', SMTP_URL: mails.url, RATE_LIMIT_SCALE: '1000'},
		USAGE_RETENTION_MONTHS: String(USAGE_KEPT_MONTHS),
	},
);
parts.defer(system.close);
const watched = [await watch('web'), await watch('worker')] as const;
const {url} = watched[0].program;
const callers = await system.callersAt(url);
const {operator} = callers;
const {partner} = await makeSeller(callers);
const plan = await makeMeteredPlan();
await operator.post('/admin/webhook-subscriptions', {name: 'all', target_url: receiver.url, topics: ['*']});

const customers: Customer[] = [];
let cursor = '';
let now = new Date(dataOf(await operator.get('/sandbox/clock')).now as string);
const months = async (count: number) => {
	for (let month = 0; month < count; month++) await liveMonth();
};

await months(WARM_UP_MONTHS);
const beginning = await sample('beginning');
await months(WATCHED_MONTHS);
const middle = await sample('middle');
await months(WATCHED_MONTHS);
const end = await sample('end');
show({beginning, middle, end});
const grown = [...new Set([...growthBetween(beginning, middle).filter(isNoFilling), ...growthBetween(middle, end)])];
for (const sentence of grown) console.log(`  ${sentence}`);
report('S', grown.length, '= 0');
process.exitCode = Math.min(grown.length, 1);

/** What a cache fills with is there at the middle; only what is not memory must not have grown before. */
function isNoFilling(sentence: string): boolean {
	return !/MB grew/.test(sentence);
}

async function watch(name: 'web' | 'worker'): Promise<Watched> {
	const inspectorPort = await freePort();
	return {name, inspectorPort, program: await startProgram(name, system.environment, parts, [`--inspect-port=${inspectorPort}`])};
}

async function makeMeteredPlan() {
	const {id: serviceId, slug} = await makeService(callers);
	const {id} = await makePlan(callers, {service_id: serviceId});
	const tiers = [{metric_slug: 'calls', model: 'graduated', tier_start: '0', unit_price_cents: '0.5', unit_label: 'call'}];
	dataOf(await operator.put(`/admin/catalog/plans/${id}/pricing-tiers`, tiers));
	return {id, reporter: await asService({operator, baseUrl: url}, slug)};
}

/** A month: some come and as many leave; each week usage is told, the clock goes on, people look and the feed is read to its end. */
async function liveMonth(): Promise<void> {
	for (let made = 0; made < NEW_CUSTOMERS_A_MONTH; made++) customers.push(await signUp(made));
	const leaving = customers.splice(0, Math.max(0, customers.length - NEW_CUSTOMERS_A_MONTH * MONTHS_OF_A_CUSTOMER));
	for (const {subscriptionId} of leaving) dataOf(await operator.post(`/admin/subscriptions/${subscriptionId}/cancel?immediate=true`));
	for (let week = 0; week < WEEKS_A_MONTH; week++) {
		for (const {tenantId} of customers) {
			const events = Array.from({length: EVENTS_A_WEEK}, () => usageEvent(tenantId));
			dataOf(await plan.reporter.post('/metering/events', {events}));
		}

		await moveTo(new Date(now.getTime() + 7.61 * DAY_MS));
		for (const {admin} of customers.slice(0, READS_A_WEEK)) await look(admin);
		await followFeed();
	}
}

/** One in four cannot pay by its method, and is dunned. */
async function signUp(index: number): Promise<Customer> {
	const {tenantId, admin} = await makeCustomer(callers, {partner, tenant: unique('tnt')});
	await addSandboxMethod(admin, index % 4 === 3 ? 'fails_2' : 'succeeds');
	const {id: subscriptionId} = dataOf(await admin.post('/subscriptions', {plan_id: plan.id}));
	return {tenantId, admin, subscriptionId};
}

/** Moves business time, and asks again where one request was not enough. */
async function moveTo(target: Date): Promise<void> {
	for (let tries = 0; tries < MOVE_TRIES; tries++) {
		const {status, body} = await operator.put('/sandbox/clock', {now: target.toISOString()});
		if (status === 200) {
			now = target;
			return;
		}

		if (status !== 503) throw new Error(`${status}: ${JSON.stringify(body)}`);
	}

	throw new Error(`the clock did not reach ${target.toISOString()}`);
}

async function look(admin: Client): Promise<void> {
	dataOf(await admin.get('/subscriptions'));
	const [newest] = dataOf(await admin.get('/billing/invoices')) as {id: string; status: string}[];
	if (newest && newest.status !== 'draft') await admin.get(`/billing/invoices/${newest.id}/pdf`);
}

async function followFeed(): Promise<void> {
	for (let pages = 0; pages < PAGES_LIMIT; pages++) {
		const {status, body} = await operator.get(`/events?limit=${EVENTS_A_PAGE}${cursor === '' ? '' : `&after=${cursor}`}`);
		if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
		cursor = body.pagination.next as string;
		if (!body.pagination.has_more) return;
	}
}

async function sample(name: string): Promise<Sample> {
	dataOf(await operator.post('/sandbox/drain'));
	const taken = await takeSample(system, redisUrl, watched);
	console.log(`  ${name}: ${now.toISOString().slice(0, 10)}, ${receiver.calls.length} webhooks and ${mails.mails.length} mails so far`);
	return taken;
}

/** All that was measured, as tables of Markdown. */
function show(samples: Readonly<Record<string, Sample>>): void {
	const all = Object.values(samples);
	const head = (what: string) => `| ${what} | ${Object.keys(samples).join(' | ')} |\n|---|${'---:|'.repeat(all.length)}`;
	const rows = (names: readonly string[], cell: (sample: Sample, name: string) => string) =>
		names.map(name => `| ${name} | ${all.map(one => cell(one, name)).join(' | ')} |`).join('\n');
	const namesOf = (of: (sample: Sample) => readonly string[]) => [...new Set(all.flatMap(of))].toSorted();
	console.log(
		`\n${head('figure')}\n${rows(
			namesOf(({figures}) => Object.keys(figures)),
			({figures}, name) => (figures[name] ?? 0).toFixed(1),
		)}`,
	);
	console.log(
		`\n${head('keys of Redis')}\n${rows(
			namesOf(({keys}) => Object.keys(keys)),
			({keys}, name) => String(keys[name] ?? 0),
		)}`,
	);
	const tableCell = ({tables}: Sample, name: string) => {
		const table = tables.find(one => one.name === name);
		return table ? `${table.rows} rows, ${table.dead} dead, ${((table.bytes + table.indexBytes) / 1024).toFixed(0)} KiB` : '';
	};
	console.log(
		`\n${head('table')}\n${rows(
			namesOf(({tables}) => tables.map(({name}) => name)),
			tableCell,
		)}\n`,
	);
}
