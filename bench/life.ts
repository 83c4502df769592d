import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type {DemoFile} from '../local/demo-file.ts';
import {freePort} from '../local/free-port.ts';
import {clientOf} from '../test/support/client.ts';
import {report} from './support/compare.ts';

const MONTHS = 24;
const EVENTS_A_MONTH = 200;
const GOAL_SECONDS = 10;
const READY_TRIES = 600;
const READY_LOOK_MS = 100;

const checkout = join(import.meta.dirname, '..');

/**
 * Two years of one tenant in the sandbox, as a customer tests a bill: usage is posted, the clock moved a month, 24 times. Done twice, on
 * data of its own; prints how many seconds each took and how many documents differ.
 */
const lives = [await live(), await live()] as const;
const [first, second] = lives;
for (const [index, {seconds}] of lives.entries()) report(`two-years-${index + 1}-seconds`, seconds, `≤ ${GOAL_SECONDS}`);
report('two-years-documents', first.digests.length, `= ${MONTHS + 1}`);
report('two-years-documents-that-differ', first.digests.filter((digest, index) => digest !== second.digests[index]).length, '= 0');

async function live(): Promise<{seconds: number; digests: string[]}> {
	await using parts = new AsyncDisposableStack();
	const demo = await startLocalSystem(parts);
	const operator = clientOf(demo.base_url, demo.tokens.operator);
	const tenant = clientOf(demo.base_url, demo.tokens.tenant_admin);
	const service = clientOf(demo.base_url, undefined, demo.service_api_key);
	const moveTo = async (now: Date) => must(operator.put('/sandbox/clock', {now: now.toISOString()}));
	const {body} = await operator.get('/sandbox/clock');
	const year = Number((body.data.now as string).slice(0, 4)) + 1;
	const monthStart = (month: number) => new Date(Date.UTC(year, month, 2, 10));
	await moveTo(monthStart(0));
	const started = performance.now();
	await must(tenant.post('/subscriptions', {plan_id: demo.ids['plan_starter']}));
	for (let month = 0; month < MONTHS; month++) {
		const at = new Date(monthStart(month).getTime() + 1000).toISOString();
		const events = Array.from({length: EVENTS_A_MONTH}, (_, index) => ({
			...{tenant_id: demo.ids['tenant'], metric_slug: 'api_calls', quantity: 100 + index},
			...{timestamp: at, idempotency_key: `${month}-${index}`},
		}));
		await must(service.post('/metering/events', {events}));
		await moveTo(monthStart(month + 1));
	}

	const seconds = (performance.now() - started) / 1000;
	return {seconds, digests: await digestsOf(tenant)};
}

/** `npm start` with fresh data on ports of its own; it ends with `parts`. */
async function startLocalSystem(parts: AsyncDisposableStack): Promise<DemoFile> {
	const folder = join(checkout, '.data', 'bench', 'life');
	rmSync(folder, {recursive: true, force: true});
	const child = spawn(process.execPath, ['bin/start.ts', '--data', folder], {
		cwd: checkout,
		env: {...process.env, NODE_ENV: 'development', PORT: String(await freePort())},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	parts.defer(async () => {
		child.kill('SIGTERM');
		if (child.exitCode === null) await once(child, 'exit');
	});
	const file = join(folder, 'demo.json');
	for (let tries = 0; tries < READY_TRIES && child.exitCode === null; tries++) {
		if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
		await delay(READY_LOOK_MS);
	}

	throw new Error('the system did not start');
}

async function must(asked: Promise<{status: number; body: unknown}>): Promise<void> {
	const {status, body} = await asked;
	if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
}

/** Of every document's figures and PDF, oldest first. */
async function digestsOf(tenant: ReturnType<typeof clientOf>): Promise<string[]> {
	const {body} = await tenant.get('/billing/invoices?page_size=100');
	const digests: string[] = [];
	for (const {id, number, total_cents: total} of (body.data as {id: string; number: string; total_cents: number}[]).toReversed()) {
		const {bytes} = await tenant.get(`/billing/invoices/${id}/pdf`);
		digests.push(createHash('sha256').update(`${number} ${total}`).update(bytes).digest('hex'));
	}

	return digests;
}
