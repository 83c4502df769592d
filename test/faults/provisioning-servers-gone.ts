import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {clientOf} from '../support/client.ts';
import {billingProfile, makeSeller} from '../support/factories.ts';
import {startKeepingService} from '../support/keeping-service.ts';
import {until} from '../support/processes.ts';
import {makeProvisionedPlan} from '../support/provisioned-plan.ts';
import {type RunningWeb, startOwnPostgres, startOwnRedis, startSystem} from '../support/system.ts';

/** `FULL=1` is as much as a night takes. */
const IS_FULL = process.env['FULL'] === '1';
/** A third of them while PostgreSQL comes and goes, a third while Redis does, a third when a worker dies. */
const BUYERS = IS_FULL ? 501 : 48;
const RESTARTS = IS_FULL ? 12 : 2;
/** At least; it also waits until there are calls on the way. */
const BETWEEN_RESTARTS_MS = 2000;
const AWAY_MS = 500;
const BUYING_AT_ONCE = 8;
const AGAIN_MS = 100;
/** The worker dies when it has so many calls at hand. */
const CALLS_LOST = 8;
/** Every fourth cannot be given what he buys. */
const hasNothingFor = (tenantId: string): boolean => Number(tenantId.split('_').at(-1)) % 4 === 0;
/** Generous: what a killed worker had at hand is taken up after 15 seconds at most. */
const RESUMED_WITHIN_MS = 60_000;
const DONE_WITHIN_MS = IS_FULL ? 240_000 : 90_000;
const OPEN = `status not in ('completed', 'compensated')`;

const [redis, postgres] = await Promise.all([startOwnRedis(), startOwnPostgres()]);
test.after.always(async () => {
	await postgres.close();
	await redis.close();
});

const servers = [
	{name: 'PostgreSQL', server: postgres},
	{name: 'Redis', server: redis},
];

/** Asks again until it is answered by somebody who has his database. */
async function insist<T extends {status: number}>(ask: () => Promise<T>): Promise<T> {
	for (;;) {
		const answer = await ask();
		if (answer.status !== 503) return answer;
		await delay(AGAIN_MS);
	}
}

/** Lets customers of these numbers subscribe, some at once, each under a key of his own. */
async function buy(
	t: ExecutionContext,
	web: RunningWeb,
	numbers: readonly number[],
	what: {partner: string; planId: string},
): Promise<void> {
	const left = [...numbers];
	const client = async () => {
		for (let number = left.shift(); number !== undefined; number = left.shift()) {
			const admin = await web.tenantAdmin(`tnt_buyer_${number}`, what.partner);
			t.is((await insist(async () => admin.put('/billing/billing-profile', billingProfile()))).status, 200);
			const key = {'idempotency-key': `buyer ${number}`};
			const {status, body} = await insist(async () => admin.post('/subscriptions', {plan_id: what.planId}, key));
			t.is(status, 201, JSON.stringify(body));
		}
	};
	await Promise.all(Array.from({length: BUYING_AT_ONCE}, client));
}

const numbersFrom = (first: number, count: number): number[] => Array.from({length: count}, (_, index) => first + index);

/** A shop with one plan that a service provisions, the service, and what can be seen of both. */
async function startShop(t: ExecutionContext) {
	const system = await startSystem({redisUrl: redis.url(), databaseAdminUrl: postgres.adminUrl});
	t.teardown(system.close);
	const web = await system.startWeb();
	const nobody = clientOf(web.url);
	const callBack = async (body: Record<string, unknown>) => insist(async () => nobody.post('/provisioning/callback', body));
	const service = await startKeepingService(t, {callBack, hasNothingFor});
	const {planId} = await makeProvisionedPlan({...web, baseUrl: web.url}, {baseUrl: service.url, activate: service.activate});
	const {partner} = await makeSeller(web);
	const one = async (sql: string): Promise<number> => (await system.rows<{count: number}>(`select (${sql})::int as count`))[0]?.count ?? -1;
	const third = BUYERS / 3;
	return {
		...{system, service, one},
		/** Has a third of the customers buy. */
		buyThird: async (phase: number) => buy(t, web, numbersFrom(1 + phase * third, third), {partner, planId}),
		open: async () => one(`select count(*) from workflow where ${OPEN}`),
		/** Calls that a worker has at hand; only those of the given ones, if any are given. */
		leased: async (among: readonly string[] | null = null): Promise<string[]> => {
			const calls = await system.rows<{call: string}>(
				`select id || ' ' || version as call from workflow_step where leased_until is not null`,
			);
			return calls.map(({call}) => call).filter(call => among?.includes(call) ?? true);
		},
	};
}

test.serial(
	'workflows under way outlive a PostgreSQL and a Redis that are started again and again, and a worker that is killed',
	async t => {
		t.timeout(IS_FULL ? 1_200_000 : 300_000);
		const {system, service, one, buyThird, open, leased} = await startShop(t);
		const worker = await system.startWorker();
		const areCalling = async (count: number) => t.true(await until(RESUMED_WITHIN_MS, async () => (await leased()).length >= count));
		for (const [phase, {name, server}] of servers.entries()) {
			const bought = buyThird(phase);
			for (let round = 0; round < RESTARTS && (round === 0 || (await open()) > 0); round++) {
				await areCalling(1);
				t.log(`${name} is stopped with ${await open()} workflows open`);
				await server.stop();
				await delay(AWAY_MS);
				await server.start();
				await delay(BETWEEN_RESTARTS_MS);
			}

			await bought;
		}

		const bought = buyThird(servers.length);
		await areCalling(CALLS_LOST);
		await system.startWorker();
		await worker.kill();
		const killedAt = performance.now();
		const lost = await leased();
		t.true(await until(RESUMED_WITHIN_MS, async () => (await leased(lost)).length === 0));
		t.log(`${lost.length} calls of the killed worker were taken up within ${Math.round(performance.now() - killedAt)} ms`);
		await bought;

		const isDone = async () => (await one('select count(*) from workflow')) === BUYERS && (await open()) === 0;
		await until(DONE_WITHIN_MS, isDone);
		t.deepEqual(await system.rows(`select id, status, error from workflow where ${OPEN}`), []);
		t.true(await until(DONE_WITHIN_MS, async () => (await system.jobsLeft()) === 0));
		t.log(`all done ${Math.round(performance.now() - killedAt)} ms after the worker was killed, by ${service.calls.length} calls`);

		t.deepEqual(await system.rows(FAULTS), []);
		t.deepEqual(await faultsAt(service, system), []);
		const buyers = await system.rows<{tenant_id: string}>(`select tenant_id from subscription where status = 'active'`);
		const expected = numbersFrom(1, BUYERS).map(number => `tnt_buyer_${number}`);
		t.deepEqual(buyers.map(buyer => buyer.tenant_id).toSorted(), expected.filter(tenantId => !hasNothingFor(tenantId)).toSorted());
	},
);

/** What is not as it must be in the database: a row for each. */
const FAULTS = `
	select 'another subscription than that of its workflow' as fault, w.tenant_id as what
	from subscription s full join workflow w on w.subscription_id = s.id
	where (s.status, w.status) not in (('active', 'completed'), ('cancelled', 'compensated')) or s.id is null or w.id is null
	union all
	select 'not one customer, one subscription', tenant_id from subscription group by tenant_id having count(*) <> 1
	union all
	select 'began at another moment than that at which its last step worked', w.tenant_id
	from workflow w join subscription s on s.id = w.subscription_id
	where w.status = 'completed' and (s.activated_at, s.activated_at) is distinct from (
		w.finished_at, (select max(finished_at) from workflow_step x where x.workflow_id = w.id))
	union all
	select 'not billed once, from the day on which it began', s.tenant_id
	from subscription s left join subscription_period p on p.subscription_id = s.id
		left join charge c on c.subscription_period_id = p.id left join invoice_line l on l.charge_id = c.id
	where s.status = 'active' group by s.id, s.tenant_id
	having count(*) <> 1 or count(l.id) <> 1 or not min(s.activated_at - p.starts_at) between interval '0' and interval '1 day'
	union all
	select 'billed though it never worked', s.tenant_id from subscription s
	where s.status <> 'active' and (exists (select 1 from charge c where c.tenant_id = s.tenant_id)
		or exists (select 1 from invoice i where i.tenant_id = s.tenant_id))`;

type Service = Awaited<ReturnType<typeof startKeepingService>>;

/** What is not as it must be at the service: what is there is that of those who have it; each key has one effect and one text; undone is in reverse. */
async function faultsAt({effects, kept}: Service, system: Awaited<ReturnType<typeof startSystem>>): Promise<string[]> {
	const steps = await system.rows<{workflow: string; step: string; place: number; is_completed: boolean}>(
		`select w.id as workflow, s.name as step, s.place, w.status = 'completed' as is_completed
		 from workflow w join workflow_step s on s.workflow_id = w.id`,
	);
	const wanted = new Set(steps.filter(step => step.is_completed).map(({workflow, step}) => `${workflow}:${step}`));
	const placeOf = new Map(steps.map(({workflow, step, place}) => [`${workflow}:${step}`, place]));
	const all = [...effects.values()];
	const undone = Map.groupBy(
		all.filter(({isUndo}) => isUndo).toSorted((one, other) => one.at - other.at),
		({workflow}) => workflow,
	);
	return [
		...[...kept].filter(made => !wanted.has(made)).map(made => `an orphan: ${made}`),
		...[...wanted].filter(made => !kept.has(made)).map(made => `missing: ${made}`),
		...all.filter(({texts}) => texts.size > 1).map(({key}) => `said in other words: ${key}`),
		...[...Map.groupBy(all, ({workflow, step, isUndo}) => `${workflow}:${step} ${isUndo}`)]
			.filter(([, effectsOfOne]) => effectsOfOne.length > 1)
			.map(([what]) => `under two keys: ${what}`),
		...[...undone]
			.filter(([, inOrder]) => {
				const places = inOrder.map(({workflow, step}) => placeOf.get(`${workflow}:${step}`) ?? 0);
				return places.some((place, index) => index > 0 && place >= (places[index - 1] ?? 0));
			})
			.map(([workflow]) => `not undone in reverse: ${workflow}`),
	];
}
