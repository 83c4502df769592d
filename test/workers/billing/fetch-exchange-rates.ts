import test from 'ava';
import {keepRates, lastDayOfRates, rateOn} from '../../../src/domain/billing/tax/exchange-rate.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {formatDecimal} from '../../../src/domain/platform/values/decimal.ts';
import {sweepAllNow} from '../../../src/workers/queue/claim-schedule.ts';
import {startEcb} from '../../support/ecb.ts';
import {startWorld, type World} from '../../support/world.ts';

const because = 'a test looks';
const today = new Date().toISOString().slice(0, 10);

const lookAgain = async (world: World) => {
	await asSystem(world.inUnit, {because}, sweepAllNow);
	await world.drain();
};

test('the rates are taken over at the start and looked for until those of the day are there', async t => {
	const ecb = await startEcb({'2026-06-11': {USD: '1.08'}, '2026-06-12': {USD: '1.0842', SEK: '11.2030'}});
	t.teardown(ecb.close);
	const world = await startWorld('2026-06-15T10:00:00Z', {ECB_URL: ecb.url});
	t.teardown(world.close);
	const rate = async (from: 'EUR' | 'USD', to: 'EUR' | 'SEK', day: string) => {
		const found = await asSystem(world.inUnit, {because, readOnly: true}, async unit => rateOn(unit, {from, to}, day));
		return found && [found.day, formatDecimal(found.rate)];
	};

	await world.drain();
	t.deepEqual(await rate('USD', 'EUR', '2026-06-14'), ['2026-06-12', '0.922339051835'], 'the last day before');
	t.deepEqual(await rate('USD', 'EUR', '2026-06-11'), ['2026-06-11', '0.925925925926']);
	t.deepEqual(await rate('EUR', 'SEK', '2026-06-12'), ['2026-06-12', '11.203']);
	t.is(await rate('USD', 'SEK', '2026-06-11'), undefined, 'both must be known on one day');
	t.is(await rate('USD', 'EUR', '2026-06-10'), undefined);

	ecb.state.days = {[today]: {USD: '1.1'}};
	await lookAgain(world);
	t.is(await asSystem(world.inUnit, {because, readOnly: true}, lastDayOfRates), today);
	const asked = ecb.state.asked.length;
	await lookAgain(world);
	t.is(ecb.state.asked.length, asked, 'those of the day are there');
});

test('a document with a day that is far away or none is believed in nothing, and the next one is', async t => {
	const good = {'2026-06-12': {USD: '1.0842'}};
	for (const wrong of ['9999-12-31', '2026-06-31']) {
		const ecb = await startEcb({...good, [wrong]: {USD: '1.0842'}});
		t.teardown(ecb.close);
		const world = await startWorld('2026-06-15T10:00:00Z', {ECB_URL: ecb.url});
		t.teardown(world.close);
		const lastDay = async () => asSystem(world.inUnit, {because, readOnly: true}, lastDayOfRates);
		await world.drain();
		t.true(ecb.state.asked.length > 0, wrong);
		t.is(await lastDay(), undefined, wrong);
		ecb.state.days = good;
		await lookAgain(world);
		t.is(await lastDay(), '2026-06-12', wrong);
	}
});

test('what was published for a day stays, and only the system writes it', async t => {
	const world = await startWorld('2026-06-15T10:00:00Z');
	t.teardown(world.close);
	const keep = async (rate: string) =>
		asSystem(world.inUnit, {because}, async unit => keepRates(unit, [{day: '2026-06-12', perEuro: new Map([['USD', rate]])}]));
	await keep('1.25');
	await keep('1.5');
	const found = await asSystem(world.inUnit, {because, readOnly: true}, async unit => rateOn(unit, {from: 'EUR', to: 'USD'}, '2026-06-12'));
	t.is(found && formatDecimal(found.rate), '1.25');

	const asStaff = {reach: {kind: 'partner' as const, partnerId: 'prt_reseller' as const}, cause: {requestId: 'test', actor: 'test'}};
	t.truthy(await world.inUnit(asStaff, async unit => rateOn(unit, {from: 'EUR', to: 'USD'}, '2026-06-12')), 'a seller reads them');
	for (const sql of [
		"insert into exchange_rate values ('2026-06-15', 'USD', 1)",
		'update exchange_rate set per_euro = 1',
		'delete from exchange_rate',
	])
		await t.throwsAsync(
			world.inUnit(asStaff, async ({em}) => em.execute(sql)),
			{message: /permission denied/},
			sql,
		);
	await t.throwsAsync(
		asSystem(world.inUnit, {because}, async ({em}) => em.execute('update exchange_rate set per_euro = 1')),
		{
			message: /permission denied/,
		},
	);
});

test('without an address nothing is fetched; the sandbox has its fixed rates', async t => {
	for (const [environment, known] of [
		[{}, undefined],
		[{SANDBOX: 'true'}, '2024-01-01'],
	] as const) {
		const world = await startWorld('2026-06-15T10:00:00Z', environment);
		t.teardown(world.close);
		await world.drain();
		t.is(await asSystem(world.inUnit, {because, readOnly: true}, lastDayOfRates), known);
	}
});
