import {readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {createRendererPool, type RendererPool, type RendererPoolOptions} from '../../../src/adapters/typst/renderer-pool.ts';
import {DocumentRenderError, type RenderFailure} from '../../../src/domain/billing/paper/document-renderer.ts';
import {until} from '../../support/processes.ts';

/** The kernel takes its time to end a process on a busy machine. */
const ENDED_WITHIN_MS = 15_000;

const ENDLESS = '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }';
const GREEDY = '#let rows(n) = range(n).map(_ => range(1000000))\n#rows(2000).len()';
const TOO_DEEP = `#${'('.repeat(200_000)}`;
const GOOD = '#set text(font: "DejaVu Sans")\n#json("/data.json").word';
const LARGE = '#for i in range(500) { page[#i] }';

const job = (source: string) => ({source, data: {word: 'good'}, files: {}, createdAtSeconds: 0});

function poolFor(t: ExecutionContext, options: Partial<RendererPoolOptions> = {}) {
	const pool = createRendererPool({
		children: 1,
		timeoutMs: 20_000,
		maxOutputBytes: 20_000_000,
		maxResidentBytes: 500_000_000,
		idleMs: 60_000,
		log: {warn: () => {}},
		...options,
	});
	t.teardown(() => pool.close());
	return pool;
}

async function fails(
	t: ExecutionContext,
	rendering: Promise<Uint8Array>,
	failure: RenderFailure,
): Promise<DocumentRenderError | undefined> {
	const error = await t.throwsAsync(rendering, {instanceOf: DocumentRenderError});
	t.is(error?.failure, failure);
	return error;
}

/**
 * The renderer processes that this file has started; only Linux says which they are. Other files run beside it as threads of the same
 * process, and theirs are none of its business.
 */
function rendererProcesses(): number[] {
	return readFileSync('/proc/thread-self/children', 'utf8')
		.split(' ')
		.filter(Boolean)
		.filter(processId => readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('renderer-child.ts'))
		.map(Number);
}

test.serial('a source without an end is ended at the time limit, and the next document is made', async t => {
	const pool = poolFor(t, {timeoutMs: 1000});

	await fails(t, pool.typeset(job(ENDLESS)), 'timed_out');
	t.true((await pool.typeset(job(GOOD))).byteLength > 0);
});

test.serial('a source that takes too much memory is ended', async t => {
	const pool = poolFor(t, {maxResidentBytes: 300_000_000});

	await fails(t, pool.typeset(job(GREEDY)), process.platform === 'linux' ? 'out_of_memory' : 'timed_out');
	t.true((await pool.typeset(job(GOOD))).byteLength > 0);
});

test.serial('a document that is too large is refused', async t => {
	await fails(t, poolFor(t, {maxOutputBytes: 50_000}).typeset(job(LARGE)), 'output_too_large');
});

test.serial('a source that crashes the process is tried twice and does no harm to the next', async t => {
	const attempts: unknown[] = [];
	const pool = poolFor(t, {log: {warn: (attempt: unknown) => attempts.push(attempt)}});

	await fails(t, pool.typeset(job(TOO_DEEP)), 'crashed');
	t.deepEqual(attempts, [
		{failure: 'crashed', willTryAgain: true},
		{failure: 'crashed', willTryAgain: false},
	]);
	t.true((await pool.typeset(job(GOOD))).byteLength > 0);
});

for (const [what, source, message] of [
	['a package of the public registry', '#import "@preview/example:0.1.0": *', /failed to download package/],
	['a package under a computed name', '#import ("@prev" + "iew/example:0.1.0"): *', /failed to download package/],
	['a package of the machine', '#import "@local/example:0.1.0": *', /package not found/],
	['a file of the machine', '#read("/etc/passwd")', /failed to load file/],
	['a file above the workspace', '#read("../../etc/passwd")', /outside of project root/],
	['a file named by eval', '#eval("read(\\"/proc/self/environ\\")")', /file/],
	['a picture of the machine', '#image("/proc/self/environ")', /failed to load file/],
	['a plugin', '#plugin("/plugin.wasm")', /failed to load file/],
] as const) {
	test.serial(`a source gets no ${what.replace(/^an? /, '')}`, async t => {
		const error = await fails(t, poolFor(t).typeset(job(source)), 'source_fault');

		t.regex(error?.message ?? '', message);
	});
}

test.serial('a fault of the source is told with line and column', async t => {
	const error = await fails(t, poolFor(t).typeset(job('Fine\n\n  #unknown')), 'source_fault');

	t.deepEqual(error?.faults, [{message: 'unknown variable: unknown', line: 3, column: 4}]);
});

test.serial('nothing of one document is left for the next', async t => {
	const pool = poolFor(t);
	await pool.typeset({...job('#read("/secret.txt")\n#set text(font: "DejaVu Sans")'), files: {'/secret.txt': Buffer.from('secret')}});

	await fails(t, pool.typeset(job('#read("/secret.txt")')), 'source_fault');
});

test.serial('documents wait for their turn', async t => {
	const pool = poolFor(t);
	const made = await Promise.all(Array.from({length: 5}, () => pool.typeset(job(GOOD))));

	t.true(made.every(pdf => Buffer.compare(pdf, made[0] ?? pdf) === 0));
});

test.serial('closing rejects what is under way and what waits, and takes nothing new', async t => {
	const pool = poolFor(t);
	const renderings = [fails(t, pool.typeset(job(ENDLESS)), 'closed'), fails(t, pool.typeset(job(GOOD)), 'closed')];
	await sleep(10);
	await pool.close();

	await Promise.all(renderings);
	await fails(t, pool.typeset(job(GOOD)), 'closed');
});

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

for (const [what, source] of [
	['a document', GOOD],
	['a document too large to be sent at once', GOOD.padStart(5_000_000)],
] as const) {
	onLinux(`a process that dies under ${what} is replaced, and the document is made`, async t => {
		const attempts: unknown[] = [];
		const pool = poolFor(t, {log: {warn: (attempt: unknown) => attempts.push(attempt)}});
		await pool.typeset(job(GOOD));

		const rendering = pool.typeset(job(source));
		for (const processId of rendererProcesses()) process.kill(processId, 'SIGKILL');

		t.true((await rendering).byteLength > 0);
		t.deepEqual(attempts, [{failure: 'crashed', willTryAgain: true}]);
	});
}

onLinux('a process without work is ended', async t => {
	const pool = poolFor(t, {idleMs: 50});
	await pool.typeset(job(GOOD));
	await until(ENDED_WITHIN_MS, () => rendererProcesses().length === 0);

	t.deepEqual(rendererProcesses(), []);
});

test.serial(
	'sources of one owner that have no end hold up nobody else: another one is the next, and one process is left to others',
	async t => {
		const ended: string[] = [];
		const make = async (pool: RendererPool, source: string, owner?: string) => {
			await pool.typeset({...job(source), ...(owner && {owner})}).catch(() => undefined);
			ended.push(owner ?? 'nobody');
		};
		const one = poolFor(t, {timeoutMs: 2000});
		const endless = Array.from({length: 3}, async () => make(one, ENDLESS, 'prt_endless'));
		await Promise.all([make(one, GOOD, 'prt_other'), make(one, GOOD)]);
		t.is(ended.filter(owner => owner === 'prt_endless').length, 1, ended.join());
		await Promise.all(endless);

		const two = poolFor(t, {children: 2, timeoutMs: 10_000});
		ended.length = 0;
		const longer = Array.from({length: 2}, async () => make(two, ENDLESS, 'prt_endless'));
		await Promise.all(Array.from({length: 4}, async () => make(two, GOOD)));
		t.deepEqual(ended, ['nobody', 'nobody', 'nobody', 'nobody']);
		await two.close();
		await Promise.all(longer);
	},
);
