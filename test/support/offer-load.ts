import {setTimeout as delay} from 'node:timers/promises';
import {Pool} from 'undici';
import type {LoadAsked, LoadTaken} from './offered-load.ts';

/** Requests that are due are sent this often. */
const TICK_MS = 4;
/** Who is not answered within this is not answered at all. */
const ANSWER_LIMIT_MS = 30_000;

const {url, path, tokens, connections, seconds, ratePerSecond} = JSON.parse(process.argv[2] ?? '') as LoadAsked;
const pool = new Pool(url, {connections, pipelining: 1, headersTimeout: ANSWER_LIMIT_MS, bodyTimeout: ANSWER_LIMIT_MS});
const statuses: Record<string, number> = {};
const messages: Record<string, number> = {};
const waits = {accepted: [] as number[], refused: [] as number[]};
const faults = new Set<string>();
let sent = 0;

/** Sends one request that was due at an instant, and writes down what came of it: who had to wait to be sent waited, too. */
async function ask(dueAt: number): Promise<void> {
	const token = tokens[sent++ % tokens.length];
	try {
		const {statusCode, headers, body} = await pool.request({method: 'GET', path, headers: {authorization: `Bearer ${token}`}});
		const text = await body.text();
		count(statuses, String(statusCode));
		(statusCode < 300 ? waits.accepted : waits.refused).push(performance.now() - dueAt);
		if (statusCode < 300) return;
		const {error} = JSON.parse(text) as {error?: {code?: string; message?: string; request_id?: string}};
		count(messages, error?.message ?? 'none');
		if (!/^[1-9]\d*$/.test(String(headers['retry-after']))) faults.add(`${statusCode} without Retry-After`);
		if (!error?.code || error.request_id !== headers['x-request-id'])
			faults.add(`${statusCode} outside the envelope: ${text.slice(0, 200)}`);
	} catch (error) {
		count(statuses, error instanceof Error && 'code' in error ? String(error.code) : String(error));
	}
}

function count(counts: Record<string, number>, what: string): void {
	counts[what] = (counts[what] ?? 0) + 1;
}

/** Opens all connections, by a request each: what is measured is not how fast they are taken in. */
async function connectAll(): Promise<void> {
	const opening = Array.from({length: connections}, async () => {
		const {body} = await pool.request({method: 'GET', path: '/health'});
		await body.dump();
	});
	await Promise.all(opening);
}

await connectAll();
const started = performance.now();
const end = started + seconds * 1000;

/** As many callers as there are connections, each asking again as soon as it is answered. */
async function askInTurns(): Promise<void> {
	const caller = async () => {
		while (performance.now() < end) await ask(performance.now());
	};
	await Promise.all(Array.from({length: connections}, caller));
}

/** So many a second by the clock, whatever is answered. */
async function askByTheClock(rate: number): Promise<void> {
	const asked: Promise<void>[] = [];
	while (performance.now() < end) {
		const due = Math.floor(((performance.now() - started) / 1000) * rate);
		while (asked.length < due) asked.push(ask(started + (asked.length / rate) * 1000));
		await delay(TICK_MS);
	}

	await Promise.all(asked);
}

await (ratePerSecond === undefined ? askInTurns() : askByTheClock(ratePerSecond));
const {user, system} = process.cpuUsage();
const taken: LoadTaken = {
	...{sent, statuses, messages, faults: [...faults], seconds: (performance.now() - started) / 1000},
	accepted: summary(waits.accepted),
	refused: summary(waits.refused),
	processorSeconds: (user + system) / 1e6,
};
process.stdout.write(JSON.stringify(taken));
await pool.destroy();

function summary(values: readonly number[]) {
	const sorted = values.toSorted((one, other) => one - other);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return {count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99)};
}
