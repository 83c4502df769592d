import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {crowdOf, previewWithoutEnd, signWithUnknownKeys, writeFailsFor} from '../support/disturbances/attacks.ts';
import {disturb} from '../support/disturbances/disturb.ts';
import {flood} from '../support/disturbances/flood.ts';
import {startListener} from '../support/disturbances/listener.ts';
import {makeCustomer, makeFinalInvoice, makeSeller, unique} from '../support/factories.ts';
import {until} from '../support/processes.ts';
import {memoryOf} from '../support/processes-of.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';
import type {World} from '../support/world.ts';

/** How long the others are watched: longer than the pause after which the issuer is asked for its keys again. */
const WATCHED_MS = 34_000;
const PAUSE_MS = 300;
/** Every other customer gets this, and half of them that; alone they take tens of milliseconds, but the machine may have much else to do. */
const BOUNDS_MS = {read: 5000, written: 5000, told: 25_000, printed: 30_000} as const;
const USUAL_MS = {read: 1500, written: 2000, told: 6000, printed: 15_000} as const;
/** Of each kind so many waits are seen at least, however slow the machine is. */
const ROUNDS_LEAST = 2;
/** Web's own, whatever it is asked for. */
const MEGABYTES_LIMIT = 300;
/** Facts of one tenant that wait at once, each with a job or more. */
const FLOOD = 600;
/** More subscribers that hang than one partner may have calls at once. */
const CROWD = 60;
const GIVEN_UP_WITHIN_MS = 20_000;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()}, {RATE_LIMIT_SCALE: '20'});
const attacks = new AsyncDisposableStack();
const [web] = await Promise.all([system.startWeb(), system.startWorker()]);
test.after.always(async () => {
	// The worker first: whoever hangs is waited for by it.
	await system.close();
	await attacks.disposeAsync();
	await redis.close();
});

type Kind = keyof typeof BOUNDS_MS;

/** How long each of another partner's customers waited, in milliseconds, and what was not answered as it should be. */
async function watchOthers() {
	const {partner} = await makeSeller(web);
	const {tenantId: buyer, admin} = await makeCustomer(web, {partner});
	const listener = await startListener(attacks);
	const staff = await web.partnerAdmin(partner);
	await staff.post('/admin/webhook-subscriptions', {name: 'hook', target_url: listener.url, topics: ['tenant.*']});
	const waits: Record<Kind, number[]> = {read: [], written: [], told: [], printed: []};
	const faults: string[] = [];
	const noteStatus = (what: string, {status}: {status: number}, right: number) => {
		if (status !== right) faults.push(`${what}: ${status}`);
	};
	const since = (started: number): number => Math.round(performance.now() - started);

	const read = async () => {
		const started = performance.now();
		for (const path of ['/billing/invoices', '/subscriptions', '/billing/billing-profile']) noteStatus(path, await admin.get(path), 200);
		waits.read.push(since(started));
	};
	const writeAndBeTold = async () => {
		const tenant = unique('tnt');
		const heard = listener.heard(tenant);
		const started = performance.now();
		// Somebody whose token nobody has seen yet.
		await makeCustomer(web, {partner, tenant}).catch((error: Error) => faults.push(error.message));
		waits.written.push(since(started));
		const written = performance.now();
		const isTold = await Promise.race([heard.then(() => true), delay(2 * BOUNDS_MS.told, false)]);
		waits.told.push(isTold ? since(written) : Number.POSITIVE_INFINITY);
	};
	const bePrinted = async () => {
		const {id} = await makeFinalInvoice(web as unknown as World, buyer);
		const started = performance.now();
		const isPrinted = async () => (await admin.get(`/billing/invoices/${id}`)).body.data?.pdf_status === 'ready';
		waits.printed.push((await until(2 * BOUNDS_MS.printed, isPrinted)) ? since(started) : Number.POSITIVE_INFINITY);
		noteStatus('pdf', await admin.get(`/billing/invoices/${id}/pdf`), 200);
	};
	const end = performance.now() + WATCHED_MS;
	const again = async (work: () => Promise<void>) => {
		while (performance.now() < end) {
			await work();
			await delay(PAUSE_MS);
		}
	};
	await Promise.all([read, writeAndBeTold, bePrinted].map(again));
	return {waits, faults};
}

test('whatever somebody does to all of it at once, another partner’s customer reads, writes, is told and gets its invoices', async t => {
	const poisoned = await writeFailsFor(system, web, attacks);
	const disturbed = await disturb({world: {...web, baseUrl: web.url}, url: web.url}, attacks);
	await crowdOf(CROWD, disturbed);
	await flood({rows: system.rows, ...disturbed, jobs: FLOOD});
	const previews = await previewWithoutEnd(web, disturbed.staff, attacks);
	const signed = await signWithUnknownKeys(system, web, attacks);
	await poisoned.begin();

	const others = watchOthers();
	await delay(WATCHED_MS - 3000);
	// Asked again after its pause, the issuer answers a set without a key.
	system.issuer.answer('empty');
	const {waits, faults} = await others;
	const {megabytes} = memoryOf(web.pid);

	t.log({waits, megabytes: Math.round(megabytes), ...disturbed.counts(), previews, signed});
	t.deepEqual(faults, []);
	for (const kind of Object.keys(BOUNDS_MS) as Kind[]) {
		const slow = waits[kind].filter(ms => ms > BOUNDS_MS[kind]);
		t.deepEqual(slow, [], `${kind}: ${slow.length} of ${waits[kind].length} waits were longer than ${BOUNDS_MS[kind]} ms`);
		const usual = waits[kind].toSorted((one, other) => one - other)[Math.floor(waits[kind].length / 2)] ?? 0;
		t.true(usual <= USUAL_MS[kind], `${kind}: half of the waits are longer than ${usual} ms`);
		t.true(waits[kind].length >= ROUNDS_LEAST, `${kind}: only ${waits[kind].length} rounds`);
	}
	t.true(megabytes <= MEGABYTES_LIMIT, `web holds ${megabytes} MB`);
	const {guesses, pictures, hanging} = disturbed.counts();
	t.true((guesses[429] ?? 0) > (guesses[401] ?? 0), 'who guesses was told to wait');
	t.deepEqual(
		Object.keys(pictures).filter(status => !['200', '503'].includes(status)),
		[],
	);
	t.true(hanging >= CROWD / 2, 'they were called');
	t.true(Object.keys(previews).length > 0 && !(500 in previews));
	t.true((signed[401] ?? 0) > 0 && !(500 in signed), 'tokens of unknown keys open nothing');
	t.true(await until(GIVEN_UP_WITHIN_MS, async () => (await poisoned.toldOf()) >= 3), 'the operator is told of what fails for ever');
});
