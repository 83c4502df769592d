import {readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'ava';
import {queueNames} from '../src/adapters/bullmq/queues.ts';
import {commonRefusals} from '../src/api/http/common-refusals.ts';
import {type AnyRoute, fullPath} from '../src/api/http/route.ts';
import {refusals} from '../src/api/refusals.ts';
import {routes, sandboxRoutes} from '../src/api/routes.ts';
import {variables} from '../src/config.ts';
import {entities} from '../src/domain/entities.ts';
import {facts} from '../src/domain/events.ts';
import {lifecycles} from '../src/domain/lifecycles.ts';
import type {AnyConfigPart} from '../src/domain/platform/process/config-part.ts';
import {migrations} from '../src/domain/platform/process/migration-state.ts';
import {idPrefixes} from '../src/domain/platform/values/id.ts';
import {jobs} from '../src/workers/jobs.ts';
import type {Entry} from '../src/workers/queue/entry.ts';
import type {AnyJob} from '../src/workers/queue/job.ts';
import {reactions} from '../src/workers/reactions.ts';
import {schedule} from '../src/workers/schedule.ts';
import {exportsOf} from './support/exports.ts';
import {sourceFiles} from './support/source-files.ts';

const allRoutes = [...routes, ...sandboxRoutes];
const tables: readonly object[] = Object.values(refusals);

const twice = (words: readonly string[]): string[] => words.filter((word, index) => words.indexOf(word) !== index);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRoute = (value: unknown): value is AnyRoute => isObject(value) && 'operation' in value && 'handle' in value;
const isConfigPart = (value: unknown): value is AnyConfigPart => isObject(value) && 'variables' in value && 'named' in value;
const isJob = (value: unknown): value is AnyJob => isObject(value) && 'queue' in value && 'process' in value && 'payload' in value;

const isEntry = (value: unknown): value is Entry => isObject(value) && 'everySeconds' in value && 'job' in value;

test('every route stands in the list of its context', async t => {
	const declared = (await exportsOf('src/api')).filter(({value}) => isRoute(value));
	t.true(declared.length >= routes.length);
	t.deepEqual(
		declared.filter(({value}) => !allRoutes.includes(value as AnyRoute)).map(({name}) => name),
		[],
	);
	t.is(new Set(allRoutes).size, allRoutes.length);
});

test('the list of a context holds its own routes and all of them', async t => {
	const exported = await exportsOf('src/api');
	const operations = (found: readonly unknown[]) => (found as readonly AnyRoute[]).map(({operation}) => operation).toSorted();
	const lists = exported.filter(({file}) => /^src\/api\/[a-z]+\/routes\.ts$/.test(file.path));
	for (const {file, value} of lists) {
		const declared = exported.filter(({file: {path}, value}) => dirname(path) === dirname(file.path) && isRoute(value));
		t.deepEqual(operations(value as readonly unknown[]), operations(declared.map(route => route.value)), file.path);
	}

	t.is(lists.length, new Set(exported.filter(({value}) => isRoute(value)).map(({file}) => dirname(file.path))).size);
});

test('a route is exported under the name of its operation', async t => {
	const declared = (await exportsOf('src/api')).filter(({value}) => isRoute(value));
	t.deepEqual(
		declared.filter(({name, value}) => (value as AnyRoute).operation !== name).map(({name}) => name),
		[],
	);
});

test('operations and paths are there once', t => {
	t.deepEqual(twice(allRoutes.map(({operation}) => operation)), []);
	t.deepEqual(twice(allRoutes.map(route => `${route.method} ${fullPath(route).replace(/\{[^}]+\}/g, '{}')}`)), []);
});

test('the parameters of a path are those that the route reads', t => {
	const wrong = allRoutes.filter(({path, params}) => {
		const named = [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1]);
		return (
			named.toSorted().join() !==
			Object.keys(params?.shape ?? {})
				.toSorted()
				.join()
		);
	});
	t.deepEqual(
		wrong.map(({operation}) => operation),
		[],
	);
});

test('every variable of the environment is declared once, in a part that config.ts lists', async t => {
	const parts = (await exportsOf('src')).filter(({value}) => isConfigPart(value));
	const declared = parts.flatMap(({value}) => Object.keys((value as AnyConfigPart).variables));
	t.deepEqual(declared.toSorted(), variables.map(([name]) => name).toSorted());
	t.deepEqual(twice(declared), []);
});

test('what creates or charges honours Idempotency-Key', t => {
	const wrong = allRoutes.filter(
		({method, status, isIdempotent, access}) => method === 'post' && status === 201 && !isIdempotent && access !== 'service',
	);
	t.deepEqual(
		wrong.map(({operation}) => operation),
		[],
	);
});

/** The jobs that files declare, those of the schedule among them, with the file and the name they are exported under. */
async function declaredJobs() {
	const exported = await exportsOf('src/workers');
	return exported.flatMap(({file, name, value}) => {
		const declared = isEntry(value) ? value.job : value;
		return isJob(declared) ? [{file, name, job: declared, isScheduled: isEntry(value)}] : [];
	});
}

test('every job stands in jobs.ts or schedule.ts, under a name of its own in its context', async t => {
	const declared = await declaredJobs();
	t.deepEqual(
		declared.filter(({job}) => !jobs.includes(job)).map(({name}) => name),
		[],
	);
	t.deepEqual(twice(jobs.map(({name}) => name)), []);
	t.deepEqual(
		jobs.filter(({queue}) => !queueNames.includes(queue)).map(({name}) => name),
		[],
	);
});

test('a job, its file and its export are called the same, and the file lies in its context', async t => {
	const words = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
	t.deepEqual(
		(await declaredJobs())
			.map(({file, name, job}) => [job.name, file.path, name])
			.filter(([job = '', path, name = '']) => path !== `src/workers/${job.replace('.', '/')}.ts` || words(name) !== job.split('.')[1]),
		[],
	);
});

test('every job is started by something: the schedule, a fact, or another job', async t => {
	const sources = sourceFiles('src/workers');
	const idle = (await declaredJobs()).filter(({name, file, job, isScheduled}) => {
		if (isScheduled) return !schedule.some(entry => (entry.job as unknown) === job);
		const isStarted = new RegExp(`\\bto\\(${name}\\b|\\bjob: ${name}\\b`);
		return !sources.some(({path, text}) => path !== 'src/workers/jobs.ts' && path !== file.path && isStarted.test(text));
	});
	t.deepEqual(
		idle.map(({name}) => name),
		[],
	);
});

test('what is tried again is looked for by the schedule', async t => {
	const declared = (await exportsOf('src/workers')).filter(({value}) => isObject(value) && 'retries' in value);
	t.true(declared.length > 0);
	t.deepEqual(
		declared.filter(({value}) => !schedule.includes((value as unknown as {retries: Entry}).retries)).map(({name}) => name),
		[],
	);
});

test('every entry of the schedule has an id of its own', t => {
	t.deepEqual(twice(schedule.map(({id}) => id)), []);
});

test('every fact has its reactions, and nothing else has', t => {
	t.deepEqual(Object.keys(reactions).toSorted(), Object.keys(facts).toSorted());
});

test('the subject of every fact is a field that it tells', t => {
	const wrong = Object.entries(facts).filter(([, {data, subject}]) => !(subject in data.shape));
	t.deepEqual(
		wrong.map(([type]) => type),
		[],
	);
});

test('every entity stands in entities.ts', async t => {
	const declared = (await exportsOf('src/domain')).filter(
		({file, value}) => file.text.includes('defineEntity(') && typeof value === 'function' && /^class\b/.test(String(value)),
	);
	t.is(declared.length, entities.length);
	t.deepEqual(
		declared.filter(({value}) => !(entities as readonly unknown[]).includes(value)).map(({name}) => name),
		[],
	);
});

test('the migrations that the code counts on are those of the folder', t => {
	const folder = readdirSync(join(import.meta.dirname, '..', 'migrations')).filter(name => name.endsWith('.ts'));
	t.deepEqual(folder.map(name => name.replace(/\.ts$/, '')).toSorted(), [...migrations]);
});

test('every table of refusals and every lifecycle stands in its list', async t => {
	const exported = await exportsOf('src/domain', 'src/api');
	const unlisted = exported.filter(
		({name, value}) =>
			(/Refusals$/.test(name) && isObject(value) && !tables.includes(value)) ||
			(/Lifecycle$/.test(name) && isObject(value) && !(Object.values(lifecycles) as readonly object[]).includes(value)),
	);
	t.deepEqual(
		unlisted.map(({name, file}) => `${file.path}: ${name}`),
		[],
	);
});

test('a refusal stands in one table, and routes name only those that exist', t => {
	const codes = tables.flatMap(table => Object.keys(table));
	t.deepEqual(twice(codes), []);
	t.deepEqual(
		allRoutes.flatMap(({operation, refuses = []}) => refuses.filter(code => !codes.includes(code)).map(code => `${operation}: ${code}`)),
		[],
	);
});

test('every refusal is one that a route lists, or that the way to every route like it gives; none is both', t => {
	const known = new Set(allRoutes.flatMap(route => [...(route.refuses ?? []), ...commonRefusals(route)]));
	const beside = allRoutes.flatMap(route => {
		const common = commonRefusals(route);
		return (route.refuses ?? []).filter(code => common.includes(code)).map(code => `${route.operation}: ${code}`);
	});
	t.deepEqual(beside, []);
	t.deepEqual(
		tables.flatMap(table => Object.keys(table)).filter(code => !known.has(code)),
		[],
	);
});

test('every refusal is used', t => {
	const sources = sourceFiles('src').map(({text}) => text);
	const idle = tables.flatMap(table => Object.keys(table)).filter(code => !sources.some(text => text.includes(`'${code}'`)));
	t.deepEqual(idle, []);
});

test('no two kinds of id begin alike', t => {
	t.deepEqual(twice(Object.values(idPrefixes)), []);
});
