import test from 'ava';
import fc from 'fast-check';
import {netLeft} from '../../../src/domain/billing/credit/credit-left.ts';
import {InvoiceLine} from '../../../src/domain/billing/invoice-line.ts';
import {previewChange} from '../../../src/domain/billing/plan/preview-change.ts';
import {bill} from '../../../src/domain/billing/run/bill.ts';
import {accountOf} from '../../../src/domain/charges/account.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import type {IdOf} from '../../../src/domain/platform/values/id.ts';
import {type ChangeRequest, changePlan} from '../../../src/domain/subscriptions/change/change-plan.ts';
import {passPeriodEnds} from '../../../src/domain/subscriptions/periods/pass-period-ends.ts';
import {SubscriptionPeriod} from '../../../src/domain/subscriptions/periods/subscription-period.ts';
import {getSubscription} from '../../../src/domain/subscriptions/queries.ts';
import {subscribe} from '../../../src/domain/subscriptions/subscribe.ts';
import {makeCustomer, makePlan, makeSeller, makeService} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const RUNS = 15;
const HOUR_MS = 3_600_000;
const START = new Date('2026-01-30T10:00:00Z');
const RULES = {isVatStrict: false};

let world: World;
let planIds: IdOf<'plan'>[];
const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(world.inUnit, {because: 'a law'}, work);

test.before(async () => {
	world = await startWorld(START.toISOString());
	await world.stopWorker();
	const service = await makeService(world);
	const plans = [
		{base_price_cents: 999},
		{base_price_cents: 10_007},
		{base_price_cents: 0},
		{base_price_cents: 3333, trial_days: 5},
		{base_price_cents: 100_003, billing_period: 'yearly'},
		{base_price_cents: 211, billing_period: 'weekly'},
	];
	planIds = (await Promise.all(plans.map(async plan => makePlan(world, {...plan, service_id: service.id})))).map(
		({id}) => id as IdOf<'plan'>,
	);
});
test.after.always(async () => world?.close());

const steps = fc.array(
	fc.record({
		/** Often on the same day as the step before. */
		hoursLater: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 12}), fc.integer({min: 0, max: 500})),
		plan: fc.nat({max: 5}),
		quantity: fc.integer({min: 1, max: 3}),
		when: fc.constantFrom(undefined, 'now', 'now', 'period_end'),
	}),
	{minLength: 1, maxLength: 8},
);

type Made = Readonly<{total: bigint; lines: readonly unknown[]}>;

/** Lets what is over end, and bills what is due then; the documents, as previews show them. */
async function work(unit: Unit, subscriptionId: IdOf<'subscription'>): Promise<Made[]> {
	await passPeriodEnds(unit, {subscriptionIds: [subscriptionId]});
	const account = accountOf(await getSubscription(unit, subscriptionId));
	unit.em.clear();
	const billed = await bill(unit, [account], {...RULES, asOf: unit.now, isFinalized: true});
	const made: Made[] = [];
	for (const {invoice} of billed.flatMap(each => each.made)) {
		const lines = await unit.em.find(InvoiceLine, {invoiceId: invoice.id}, {orderBy: {orderIndex: 'asc'}, disableIdentityMap: true});
		made.push({
			total: invoice.totalMinor,
			lines: lines.map(line => [line.description, Number(line.amountMinor), line.periodStart, line.periodEnd]),
		});
	}

	return made;
}

const shown = (documents: Awaited<ReturnType<typeof previewChange>>['documents']): Made[] =>
	documents.map(({total_cents: total, line_items: lines}) => ({
		total: BigInt(total),
		lines: lines.map(line => [line.description, line.amount_cents, line.period_start, line.period_end]),
	}));

/** What was charged and given back, of each line that charges. */
async function linesOf(tenantId: IdOf<'tenant'>) {
	return inUnit(async unit => {
		const lines = await unit.em.find(InvoiceLine, {tenantId}, {disableIdentityMap: true});
		const left = await netLeft(
			unit,
			lines.filter(({amountMinor}) => amountMinor > 0n),
		);
		return lines.map(line => {
			const credited = lines.filter(({creditedLineId}) => creditedLineId === line.id).reduce((sum, {amountMinor}) => sum - amountMinor, 0n);
			return {amountMinor: line.amountMinor, credited, kept: left.get(line.id) ?? 0n};
		});
	});
}

type Step = Omit<ChangeRequest, 'subscriptionId' | 'planId'> & Readonly<{plan: number}>;

/** Asks for a change: nothing of it is done when it is refused. */
async function change(subscriptionId: IdOf<'subscription'>, {plan, ...asked}: Step) {
	const request = {...asked, subscriptionId, planId: planIds[plan] as IdOf<'plan'>};
	try {
		const seen = await inUnit(async unit => previewChange(unit, request, RULES));
		const {time, effectiveAt} = await inUnit(async unit => changePlan(unit, request));
		return {seen, time, effectiveAt};
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}

/** The days that are charged stand on no two lines that were not given back, and none of a period is missing. */
async function faultsOfDays(subscriptionId: IdOf<'subscription'>): Promise<string[]> {
	const periods = await inUnit(async ({em}) =>
		em.find(SubscriptionPeriod, {subscriptionId, isTrial: false}, {orderBy: {firstDay: 'asc', id: 'asc'}, disableIdentityMap: true}),
	);
	const used = periods
		.map(({firstDay, lastDay, unusedFrom}) => ({from: firstDay, to: unusedFrom ?? '', last: lastDay ?? ''}))
		.filter(({from, to}) => to !== from)
		.map(({from, to, last}) => ({from, next: to || nextDay(last)}));
	return used.slice(1).flatMap(({from}, index) => (used[index]?.next === from ? [] : [`${used[index]?.next} to ${from}`]));
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 24 * HOUR_MS).toISOString().slice(0, 10);

test('a preview is what follows; no tour of plans gains money; credited and kept are what was billed; any sweep again changes nothing', async t => {
	await fc.assert(
		fc.asyncProperty(steps, fc.nat({max: 5}), async (life, first) => {
			await world.clock.moveTo(later(await instant(), 1));
			const {partner} = await makeSeller(world);
			const {tenantId} = await makeCustomer(world, {partner});
			const tenant = tenantId as IdOf<'tenant'>;
			const {id} = await inUnit(async unit => subscribe(unit, {tenantId: tenant, planId: planIds[first] as IdOf<'plan'>}));
			await inUnit(async unit => work(unit, id));
			for (const {hoursLater, ...step} of life) {
				await moveWorking(id, later(await instant(), hoursLater));
				const changed = await change(id, step);
				if (!changed) continue;
				if (changed.time === 'period_end') await world.clock.moveTo(changed.effectiveAt.toISOString());
				const made = await inUnit(async unit => work(unit, id));
				t.deepEqual(made, shown(changed.seen.documents));
				t.deepEqual(await inUnit(async unit => work(unit, id)), [], 'again');
			}

			const lines = await linesOf(tenant);
			t.true(lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n) >= 0n, 'nobody gets back more than was charged');
			for (const {amountMinor, credited, kept} of lines) {
				if (amountMinor > 0n) t.is(credited + kept, amountMinor);
				t.true(kept >= 0n);
			}

			t.deepEqual(await faultsOfDays(id), []);
		}),
		{numRuns: RUNS},
	);
});

const instant = async (): Promise<Date> => world.clock.business(async () => 0);
const later = (from: Date, hours: number): string => new Date(from.getTime() + hours * HOUR_MS).toISOString();

/** Moves the clock as the machine does: what is over on the way ends and is billed at its own instant. */
async function moveWorking(subscriptionId: IdOf<'subscription'>, target: string): Promise<void> {
	for (;;) {
		const end = await inUnit(async unit => (await getSubscription(unit, subscriptionId)).currentPeriodEnd);
		if (!end || end.toISOString() > target) break;
		await world.clock.moveTo(end.toISOString());
		await inUnit(async unit => work(unit, subscriptionId));
	}

	await world.clock.moveTo(target);
}
