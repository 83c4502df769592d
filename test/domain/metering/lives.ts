import test from 'ava';
import fc from 'fast-check';
import {ingest} from '../../../src/domain/metering/intake/ingest.ts';
import {makeRoomForUsage} from '../../../src/domain/metering/intake/make-room-for-usage.ts';
import type {FindTerms} from '../../../src/domain/metering/intake/terms-cache.ts';
import {impliedTerms} from '../../../src/domain/metering/metric.ts';
import {usageOfPeriod} from '../../../src/domain/metering/usage-of-period.ts';
import {Tenant} from '../../../src/domain/organization/tenant.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import {formatDecimal} from '../../../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import {cancel} from '../../../src/domain/subscriptions/cancel.ts';
import {passPeriodEnds} from '../../../src/domain/subscriptions/periods/pass-period-ends.ts';
import {findLive} from '../../../src/domain/subscriptions/queries.ts';
import {resume} from '../../../src/domain/subscriptions/resume.ts';
import {subscribe} from '../../../src/domain/subscriptions/subscribe.ts';
import {suspend} from '../../../src/domain/subscriptions/suspend.ts';
import {makeCustomer, makePlan, makeService} from '../../support/factories.ts';
import {rollUp} from '../../support/roll-up.ts';
import {startWorld, type World} from '../../support/world.ts';

const RUNS = 12;
const HOUR_MS = 3_600_000;
const START = new Date('2026-06-10T10:00:00Z');
const zones = ['Europe/Amsterdam', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata'] as const;
const verbs = ['subscribe', 'cancel at once', 'cancel', 'suspend', 'resume', 'move'] as const;

let world: World;
let service: {id: string; slug: string};
let planIds: IdOf<'plan'>[];
const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(world.inUnit, {because: 'a law'}, work);

test.before(async () => {
	world = await startWorld(START.toISOString());
	await world.stopWorker();
	await inUnit(makeRoomForUsage);
	service = await makeService(world);
	const plans = await Promise.all(
		[
			{billing_period: 'daily'},
			{billing_period: 'weekly', trial_days: 2},
			{billing_period: 'weekly', term_periods: 1},
			{billing_period: 'one_time'},
		].map(async plan => makePlan(world, {...plan, service_id: service.id})),
	);
	planIds = plans.map(({id}) => id as IdOf<'plan'>);
});
test.after.always(async () => world.close());

const steps = fc.array(
	fc.record({
		verb: fc.constantFrom(...verbs),
		/** Often in the very instant of the step before, or on the same day. */
		hoursLater: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 12}), fc.integer({min: 0, max: 100})),
		pick: fc.nat({max: 100}),
	}),
	{minLength: 2, maxLength: 14},
);

type Step = Readonly<{verb: (typeof verbs)[number]; pick: number}>;

/** What the clock brings about, before anything else does. */
async function turn(unit: Unit, subscriptionId: IdOf<'subscription'>): Promise<void> {
	await passPeriodEnds(unit, {subscriptionIds: [subscriptionId]});
}

/** Does what a step says, if it can be done in the state that there is. */
async function take(unit: Unit, tenantId: IdOf<'tenant'>, {verb, pick}: Step): Promise<void> {
	const live = await findLive(unit, tenantId, service.id as IdOf<'service'>);
	const subscriptionId = live?.id;
	if (verb === 'move') (await unit.em.findOneOrFail(Tenant, tenantId)).timeZone = zones[pick % zones.length] ?? zones[0];
	else if (verb === 'subscribe' && !live) await subscribe(unit, {tenantId, planId: planIds[pick % planIds.length] as IdOf<'plan'>});
	else if (!subscriptionId) return;
	else if (verb === 'cancel at once') await cancel(unit, {subscriptionId, isImmediate: true});
	else if (verb === 'cancel' && live.status === 'active') await cancel(unit, {subscriptionId});
	else if (verb === 'suspend' && live.status === 'active') await suspend(unit, {subscriptionId});
	else if (verb === 'resume' && live.status === 'suspended') await resume(unit, {subscriptionId});
}

/** Everybody is a client: this is about whose period it is. */
const findTerms: FindTerms = async (_, {tenantIds}) => ({
	metrics: new Map([['calls', impliedTerms('calls')]]),
	clients: new Map([...tenantIds].map(id => [id, {partnerId: 'prt_law', liveSince: new Date(0), periods: []}])),
	safeQuantities: new Map(),
});

type Bounds = Readonly<{id: string; start: Date; end: Date | null; isTrial: boolean}>;

const boundsOf = async (tenantId: string): Promise<Bounds[]> => {
	const rows = await inUnit(async ({em}) =>
		em.execute<{id: string; starts_at: string; ends_at: string | null; is_trial: boolean}[]>(
			`select b.id, u.starts_at, u.ends_at, b.is_trial from usage_period u join subscription_period b on b.id = u.subscription_period_id
			 where u.tenant_id = ? order by u.starts_at`,
			[tenantId],
		),
	);
	return rows.map(row => ({
		id: row.id,
		start: new Date(row.starts_at),
		end: row.ends_at ? new Date(row.ends_at) : null,
		isTrial: row.is_trial,
	}));
};

type Life = Readonly<{activatedAt: Date; endedAt: Date | null; trialEndsAt: Date | null}>;

const lifeRows = async (tenantId: string): Promise<Life[]> => {
	const rows = await inUnit(async ({em}) =>
		em.execute<Record<keyof Life, string | null>[]>(
			`select activated_at as "activatedAt", cancelled_at as "endedAt", trial_ends_at as "trialEndsAt" from subscription where tenant_id = ?`,
			[tenantId],
		),
	);
	const instant = (text: string | null) => (text === null ? null : new Date(text));
	return rows.map(row => ({
		activatedAt: new Date(row.activatedAt ?? 0),
		...{endedAt: instant(row.endedAt), trialEndsAt: instant(row.trialEndsAt)},
	}));
};

const holds = (at: Date, {start, end}: Pick<Bounds, 'start' | 'end'>): boolean => at >= start && (end === null || at < end);

test.serial(
	'whatever becomes of subscriptions, each event belongs to one period at most, and none of a trial to one that is paid',
	async t => {
		await fc.assert(
			fc.asyncProperty(steps, async life => {
				let now = START;
				world.clock.moveTo(now.toISOString());
				const {tenantId: id} = await makeCustomer(world);
				const tenantId = id as IdOf<'tenant'>;
				const sent: Date[] = [];
				const use = async (at: Date) => {
					sent.push(at);
					const event = {
						idempotency_key: `${id}-${sent.length}`,
						tenant_id: id,
						metric_slug: 'calls',
						quantity: 1,
						timestamp: at.toISOString(),
					};
					const [outcome] = await inUnit(async unit =>
						ingest(unit, [{sender: {...service, status: 'active'}, events: [event]}], findTerms),
					);
					t.is(outcome?.accepted, 1);
				};
				for (const step of life) {
					await use(now);
					now = new Date(now.getTime() + step.hoursLater * HOUR_MS);
					world.clock.moveTo(now.toISOString());
					await inUnit(makeRoomForUsage);
					const live = await inUnit(async unit => findLive(unit, tenantId, service.id as IdOf<'service'>));
					if (live) await inUnit(async unit => turn(unit, live.id));
					await use(now);
					await inUnit(async unit => take(unit, tenantId, step));
					if (step.pick % 3 === 0) await rollUp(world);
				}

				const periods = await boundsOf(id);
				for (const [index, {end}] of periods.entries()) {
					const next = periods[index + 1];
					if (next) t.true(end !== null && end <= next.start, 'one ends before the next begins');
				}

				const lives = await lifeRows(id);
				const isNeverSuspended = life.every(({verb}) => verb !== 'suspend');
				for (const at of sent) {
					const owners = periods.filter(period => holds(at, period));
					const of = lives.filter(each => holds(at, {start: each.activatedAt, end: each.endedAt}));
					t.true(owners.length <= 1, 'an event is in one period at most');
					t.true(of.length <= 1, 'one subscription is live at a time');
					if (isNeverSuspended) t.is(owners.length, of.length, 'what a live subscription uses is in a period');
					const isOfTrial = of.some(({trialEndsAt}) => trialEndsAt !== null && at < trialEndsAt);
					t.deepEqual(
						owners.map(({isTrial}) => isTrial),
						of.length > 0 && owners.length > 0 ? [isOfTrial] : [],
						'it is the period of the subscription that was live then',
					);
				}

				for (const isRolledUp of [false, true]) {
					if (isRolledUp) await rollUp(world);
					for (const period of periods) {
						const usage = await inUnit(async unit => usageOfPeriod(unit, {tenantId: id, serviceId: service.id, ...period}));
						const expected = sent.filter(at => holds(at, period)).length;
						t.is(formatDecimal(usage.get('calls')?.sum ?? {trillionths: 0n}), String(expected));
					}
				}
			}),
			{numRuns: RUNS},
		);
	},
);
