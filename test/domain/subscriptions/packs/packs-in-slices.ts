import test from 'ava';
import type {Transaction} from 'kysely';
import {asSystem} from '../../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../../src/domain/platform/unit/unit.ts';
import type {IdOf} from '../../../../src/domain/platform/values/id.ts';
import {bringBackPacks} from '../../../../src/domain/subscriptions/packs/bring-back-packs.ts';
import {missPackPayment} from '../../../../src/domain/subscriptions/packs/miss-pack-payment.ts';
import {resumePacks} from '../../../../src/domain/subscriptions/packs/resume-packs.ts';
import {suspendPacks} from '../../../../src/domain/subscriptions/packs/suspend-packs.ts';
import {parkPeriodEnd} from '../../../../src/domain/subscriptions/periods/park-period-end.ts';
import {passPeriodEnds} from '../../../../src/domain/subscriptions/periods/pass-period-ends.ts';
import {overdueForPeriodEnd} from '../../../../src/domain/subscriptions/queries.ts';
import type {Client} from '../../../support/client.ts';
import {makeCustomer, makePack, makeSeller} from '../../../support/factories.ts';
import {startWorld, type World} from '../../../support/world.ts';

let world: World;

test.beforeEach(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.afterEach.always(async () => world?.close());

const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(world.inUnit, {because: 'a test'}, work);

type Pack = {
	id: IdOf<'packSubscription'>;
	status: string;
	children: {id: IdOf<'subscription'>; status: string; current_period_end: string}[];
};

const packsOf = async (admin: Client): Promise<Pack[]> => (await admin.get('/service-packs/subscriptions')).body.data;
const documentsOf = async (tenantId: string): Promise<{subtotal_cents: number}[]> =>
	(await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body.data;

/** Customers of one seller, each with a pack. */
async function customers(count: number) {
	const {partner} = await makeSeller(world);
	const pack = await makePack(world);
	const made = [];
	for (let index = 0; index < count; index++) {
		const customer = await makeCustomer(world, {partner});
		const {body} = await customer.admin.post(`/service-packs/${pack.slug}/subscribe`);
		made.push({...customer, pack: body.data as Pack});
	}

	await world.drain();
	return made;
}

/** How many statements a piece of work takes. */
async function statements(work: (unit: Unit) => Promise<unknown>): Promise<number> {
	let count = 0;
	await inUnit(async unit => {
		const transaction = unit.em.getTransactionContext<Transaction<unknown>>();
		if (!transaction) throw new Error('There is no transaction.');
		const execute = transaction.executeQuery.bind(transaction);
		transaction.executeQuery = (async (...given: Parameters<typeof execute>) => {
			count++;
			return execute(...given);
		}) as typeof transaction.executeQuery;
		try {
			await work(unit);
			await unit.em.flush();
		} finally {
			Reflect.deleteProperty(transaction, 'executeQuery');
		}
	});
	return count;
}

test.serial('packs are past due, paid, suspended, renewed and resumed by as many statements for many as for one', async t => {
	const [first, ...others] = await customers(5);
	const ids = (some: readonly {pack: Pack}[]) => some.map(({pack}) => pack.id);
	const one = first ? [first] : [];
	const verbs = {
		miss: (some: readonly {pack: Pack}[]) => (unit: Unit) => missPackPayment(unit, {packSubscriptionIds: ids(some)}),
		bringBack: (some: readonly {pack: Pack}[]) => (unit: Unit) =>
			bringBackPacks(unit, {packSubscriptionIds: ids(some), suspendedFor: 'Unpaid', unpaid: new Set()}),
		suspend: (some: readonly {pack: Pack}[]) => (unit: Unit) => suspendPacks(unit, {packSubscriptionIds: ids(some), reason: 'Unpaid'}),
		resume: (some: readonly {pack: Pack}[]) => (unit: Unit) => resumePacks(unit, {packSubscriptionIds: ids(some)}),
		pass: (some: readonly {pack: Pack}[]) => (unit: Unit) =>
			passPeriodEnds(unit, {subscriptionIds: some.flatMap(({pack}) => pack.children.slice(0, 1).map(({id}) => id))}),
	};
	await world.stopWorker();
	const compare = async (verb: keyof typeof verbs) => {
		const forOne = await statements(verbs[verb](one));
		t.true(forOne > 3);
		t.is(await statements(verbs[verb](others)), forOne, verb);
	};
	await compare('miss');
	await compare('bringBack');
	await compare('miss');
	await compare('suspend');
	await compare('bringBack');
	world.clock.moveTo('2026-07-02T10:00:00Z');
	await compare('pass');
	await compare('suspend');
	world.clock.moveTo('2026-08-05T10:00:00Z');
	await compare('pass');
	await compare('resume');
	for (const {admin} of [...one, ...others]) {
		const [pack] = await packsOf(admin);
		t.like(pack, {status: 'active', current_period_end: '2026-09-04T22:00:00.000Z'} as never);
		t.true(pack?.children.every(({status, current_period_end: end}) => status === 'active' && end === '2026-09-04T22:00:00.000Z'));
	}
});

test.serial('a suspended pack is not renewed; resumed after its period it begins a new one this day and is charged for it', async t => {
	const [customer] = await customers(1);
	const {admin, pack, tenantId} = customer as NonNullable<typeof customer>;
	await inUnit(async unit => suspendPacks(unit, {packSubscriptionIds: [pack.id], reason: 'Unpaid'}));
	await world.advanceTo('2026-07-10T10:00:00Z');
	t.is((await documentsOf(tenantId)).length, 1);
	t.is((await packsOf(admin))[0]?.status, 'suspended');
	await inUnit(async unit => resumePacks(unit, {packSubscriptionIds: [pack.id]}));
	await world.drain();
	t.like((await packsOf(admin))[0], {status: 'active', current_period_end: '2026-08-09T22:00:00.000Z'} as never);
	t.deepEqual(
		(await documentsOf(tenantId)).map(({subtotal_cents}) => subtotal_cents),
		[4000, 4000],
	);
	await t.throwsAsync(async () => inUnit(async unit => resumePacks(unit, {packSubscriptionIds: [pack.id]})));
});

test.serial('what a pack cannot pass is set aside as a whole, is found once, and goes on when somebody asks', async t => {
	const [customer] = await customers(1);
	const {pack} = customer as NonNullable<typeof customer>;
	await world.stopWorker();
	world.clock.moveTo('2026-07-02T10:00:00Z');
	const found = async (withParked: boolean) => inUnit(async unit => overdueForPeriodEnd(unit, {limit: 100, withParked}));
	const [subscriptionId, ...more] = await found(false);
	t.deepEqual(more, []);
	await inUnit(async unit => parkPeriodEnd(unit, {subscriptionId: subscriptionId as IdOf<'subscription'>, code: 'internal_error'}));
	t.deepEqual(await found(false), []);
	t.is((await found(true)).length, 1);
	await inUnit(async unit => passPeriodEnds(unit, {subscriptionIds: [pack.children[0]?.id as IdOf<'subscription'>]}));
	t.deepEqual(await found(true), []);
});
