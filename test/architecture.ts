import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, matchesGlob, normalize} from 'node:path';
import test from 'ava';
import {circlesOf, functionsOf, importsOf, type SourceFile, sourceFiles} from './support/source-files.ts';

const FILE_LINES_LIMIT = 300;
const FUNCTION_LINES_LIMIT = 70;
const README_LINES_LIMIT = 30;
/** A folder with more is to be divided into rooms. */
const FOLDER_FILES_LIMIT = 30;
/** A rule that is suppressed more often than this is to be obeyed, or removed. */
const SUPPRESSIONS_LIMIT = 5;

const source = sourceFiles('src');
/** What others build upon; its generated files are as long as the API is large. */
const clients = sourceFiles('clients').filter(({path}) => !/\/(?:generated|dist)\//.test(path));
const everything = [...sourceFiles('src', 'local', 'test', 'bin', 'bench', 'migrations'), ...clients];

type ImportRule = Readonly<{where: string; never: string | readonly string[]; because: string}>;

const importRules: readonly ImportRule[] = [
	{where: 'src/domain/**', never: ['src/api/**', 'src/workers/**'], because: 'the domain knows nothing of HTTP or queues'},
	{
		where: 'src/domain/**',
		never: ['src/adapters/**', 'src/config.ts', 'local/**'],
		because: 'the domain names ports; who fills them is chosen in main.ts',
	},
	{where: 'src/api/**', never: 'src/workers/**', because: 'the API records facts; it does not start work'},
	{where: 'src/workers/**', never: 'src/api/**', because: 'jobs know nothing of HTTP'},
	{where: 'src/adapters/**', never: ['src/api/**', 'src/workers/**'], because: 'an adapter serves a port, not a caller'},
	{where: 'src/{api,workers,adapters}/**', never: 'local/**', because: 'what is for development is never loaded in production'},
	{where: 'src/**', never: ['test/**', 'bin/**', 'bench/**'], because: 'the product does not depend on what checks or starts it'},
	{where: 'src/**', never: 'clients/**', because: 'the product does not call itself'},
	{where: 'test/scenarios/**', never: 'test/support/world.ts', because: 'stories are lived through the client that is given to customers'},
	{
		where: 'clients/**',
		never: ['src/**', 'local/**', 'test/**', 'bin/**', 'bench/**'],
		because: 'a client knows the description of the API, and nothing else of it',
	},
];

type TextRule = Readonly<{where: string; never: RegExp; except?: readonly string[]; because: string}>;

const textRules: readonly TextRule[] = [
	{
		where: '{src,local}/**',
		never: /\bnew Date\(\)|\bDate\.now\(\)/,
		except: ['src/domain/platform/process/clock.ts'],
		because: 'time is a parameter: business time and real time come from the clock',
	},
	{
		where: 'src/{domain,api,workers,adapters}/**',
		never: /(?<![.\w])now\(\)|\bcurrent_(?:date|time|timestamp)\b|\b(?:clock|statement|transaction)_timestamp\b/i,
		except: ['src/domain/platform/process/readiness.ts', 'src/domain/platform/process/clock-skew.ts'],
		because: "the database's time is neither business time nor the unit's instant",
	},
	{
		where: 'src/**',
		never: /\bAbortSignal\.timeout\(/,
		// What it answers is read by whoever asked.
		except: ['src/adapters/storage/s3-bucket.ts'],
		because: 'a time limit lets go of what was done in time (startTimeLimit)',
	},
	{
		where: '{src,local}/**',
		never: /\bprocess\.env\b/,
		except: ['src/api/main.ts', 'src/workers/main.ts'],
		because: 'configuration is read once, at the edge',
	},
	{
		where: '{src,local}/**',
		never: /\bcreateQueryBuilder\b|\.qb\(|\.(?:upsert|upsertMany|getReference|getConnection|getKysely|getKnex)\(/,
		except: ['src/domain/platform/unit/find-rows.ts', 'src/domain/platform/unit/page.ts', 'src/domain/organization/remember-caller.ts'],
		because: 'the first tenancy wall does not reach there',
	},
	{
		where: '{src,local,clients}/**',
		never: /(?::|\bas|<|\||,) ?any\b(?! [a-z])/,
		because: 'nothing is of any type',
	},
	{where: '{src,local,clients}/**', never: /[\w)\]]!(?:[.;,)[\]]|$)/, because: 'what can be absent is looked at, not asserted away'},
	{where: 'clients/typescript/src/**', never: /\bfrom 'node:|\bprocess\.|\bBuffer\b/, because: 'the client also runs in browsers'},
	{where: '**', never: /\b(?:TO\x44O|FIX\x4dE|XX\x58)\b/, because: 'what is left to do is done, or stands in the tracker'},
	{where: '{src,local,clients}/**', never: /^export default\b/, because: 'a thing has one name everywhere'},
	{
		where: '{src,local,clients}/**',
		never: /^(?:export )?(?:declare )?(?:const )?(?:enum|namespace) /,
		because: 'Node runs the files as they are',
	},
];

/** What each context of the domain builds upon; it may also import whatever those build upon. */
const builtUpon: Readonly<Record<string, readonly string[]>> = {
	platform: [],
	identity: ['platform'],
	organization: ['identity'],
	catalog: ['organization'],
	registry: ['catalog'],
	charges: ['platform'],
	subscriptions: ['catalog', 'charges'],
	provisioning: ['subscriptions', 'registry'],
	metering: ['subscriptions'],
	billing: ['organization', 'catalog', 'subscriptions', 'metering'],
	payments: ['billing'],
	accounting: ['payments'],
	webhooks: ['platform'],
	notifications: ['platform'],
};

/** Places of the platform that name what stands above it: the lists of all facts and of all entities. */
const listReaders = ['src/domain/platform/unit/outbox.ts', 'src/domain/platform/process/orm.ts'];

const isWithin = (path: string, globs: string | readonly string[]): boolean => [globs].flat().some(glob => matchesGlob(path, glob));

const reachable = (context: string): Set<string> =>
	new Set([context, ...(builtUpon[context] ?? []).flatMap(below => [...reachable(below)])]);

const contextOf = (path: string): string | undefined => /^src\/domain\/([a-z-]+)\//.exec(path)?.[1];

const placesOf = ({path, lines}: SourceFile, pattern: RegExp): string[] =>
	lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));

for (const {where, never, because} of importRules) {
	test(`${because} (${where} imports nothing of ${[never].flat().join(', ')})`, t => {
		const files = everything.filter(({path}) => matchesGlob(path, where));
		const wrong = files.flatMap(file =>
			importsOf(file)
				.filter(path => isWithin(path, never))
				.map(path => `${file.path} imports ${path}`),
		);
		t.true(files.length > 0);
		t.deepEqual(wrong, []);
	});
}

for (const {where, never, except = [], because} of textRules) {
	test(`${because} (${where})`, t => {
		const files = everything.filter(({path}) => matchesGlob(path, where) && !except.includes(path));
		t.deepEqual(
			files.flatMap(file => placesOf(file, never)),
			[],
		);
	});
}

test('every exception to a rule is still needed', t => {
	const idle = textRules.flatMap(({never, except = []}) =>
		except.filter(path => !everything.some(file => file.path === path && placesOf(file, never).length > 0)),
	);
	t.deepEqual(idle, []);
});

test('a context of the domain imports only what it is built upon', t => {
	const wrong = source.flatMap(file => {
		const context = contextOf(file.path);
		if (context === undefined) return [];
		const allowed = reachable(context);
		return importsOf(file)
			.filter(path => !allowed.has(contextOf(path) ?? context))
			.map(path => `${file.path} imports ${path}`);
	});
	t.deepEqual(wrong, []);
});

test('every context of the domain has its place in the order, and api and workers use the same words', t => {
	const known = new Set(Object.keys(builtUpon));
	t.deepEqual(
		[...new Set(source.map(({path}) => contextOf(path)))].filter(context => context !== undefined && !known.has(context)),
		[],
	);
	const beside = new Set([
		...known,
		'http',
		'queue',
		'auth',
		'probes',
		'sandbox',
		'dashboard',
		'uploads',
		'documents',
		'runs',
		'reference',
	]);
	const folders = source.flatMap(({path}) => /^src\/(?:api|workers)\/([a-z-]+)\//.exec(path)?.[1] ?? []);
	t.deepEqual(
		[...new Set(folders)].filter(folder => !beside.has(folder)),
		[],
	);
});

test('every context of the domain says on a small page what it owns, what it does not, in which words and rooms', t => {
	const contexts = [...new Set(source.map(({path}) => contextOf(path)))].filter(context => context !== undefined);
	t.true(contexts.length > 0);
	for (const context of contexts) {
		const folder = join('src/domain', context);
		const page = existsSync(join(folder, 'README.md')) ? readFileSync(join(folder, 'README.md'), 'utf8') : '';
		t.true(page.startsWith(`# ${context}\n`), `${folder} has no README.md of its name`);
		for (const word of ['**Owns:**', '**Does not own:**', '**Words:**']) t.true(page.includes(word), `${folder}/README.md has no ${word}`);
		const rooms = readdirSync(folder, {withFileTypes: true}).flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
		t.deepEqual(
			rooms.filter(room => !page.includes(`\`${room}\``)),
			[],
			`${folder}/README.md does not name all its rooms`,
		);
		t.true(page.trimEnd().split('\n').length <= README_LINES_LIMIT, `${folder}/README.md is long`);
	}
});

test('the platform names facts and entities by their types only, but where it reads the lists', t => {
	const valueImport = /^import (?!type\b).*from '([^']+)'/;
	const wrong = source
		.filter(({path}) => contextOf(path) === 'platform' && !listReaders.includes(path))
		.flatMap(({path, lines}) =>
			lines.flatMap(line => normalize(join(dirname(path), valueImport.exec(line)?.[1] ?? ''))).map(read => ({path, read})),
		)
		.filter(({read}) => ['src/domain/events.ts', 'src/domain/entities.ts'].includes(read));
	t.deepEqual(wrong, []);
});

test('an exported type has a name of its own', t => {
	const names = source.flatMap(({lines}) => lines.flatMap(line => /^export (?:type|interface|class) (\w+)/.exec(line)?.[1] ?? []));
	t.deepEqual(
		names.filter((name, index) => names.indexOf(name) !== index),
		[],
	);
});

/** Words that were given up for the field's own, in names: one word for each thing (docs/glossary.md). */
const GIVEN_UP_WORDS =
	/\b(?:\w*Gathering|pauseHere|\w*PausePoint\w*|\w*[nN]oticeBoard|create(?:Neighbours|Turns|AtOnce)|drawerOf|hold[A-Z]\w*|toldOf\w*|tellGivenUp|\w*[oO]nlooker|\w*Wish|wish|wished|settleDraft|giveBack|givingBack|missDueDate)\b/;

test("names are the field's words, not the ones that were given up for them", t => {
	t.deepEqual(
		source.flatMap(file => placesOf(file, GIVEN_UP_WORDS)),
		[],
	);
});

test(`no folder of the product has more than ${FOLDER_FILES_LIMIT} files`, t => {
	const counts = [...Map.groupBy([...source, ...sourceFiles('local'), ...clients], ({path}) => dirname(path))].map(([folder, files]) => ({
		folder,
		files: files.length,
	}));
	t.deepEqual(
		counts.filter(({files}) => files > FOLDER_FILES_LIMIT),
		[],
	);
});

test('no files import each other in a circle', t => {
	t.deepEqual(circlesOf([...source, ...clients]), []);
});

test(`no file has more than ${FILE_LINES_LIMIT} lines`, t => {
	const long = everything.filter(({path, lines}) => !path.endsWith('_entities.ts') && lines.length > FILE_LINES_LIMIT);
	t.deepEqual(
		long.map(({path, lines}) => `${path}: ${lines.length}`),
		[],
	);
});

test(`no function has more than ${FUNCTION_LINES_LIMIT} lines`, t => {
	const found = [...source, ...clients].flatMap(file =>
		functionsOf(file).map(({line, length}) => ({place: `${file.path}:${line}`, length})),
	);
	t.true(found.length > source.length, 'functions are found');
	t.deepEqual(
		found.filter(({length}) => length > FUNCTION_LINES_LIMIT),
		[],
	);
});

test('every suppression says why, and no rule is suppressed more than a handful of times', t => {
	const suppression = /\/\/ ?biome-ignore(?:-\w+)? (\S+?):? (.*)$|@ts-(?:ignore|expect-error|nocheck)(.*)$/;
	const found = everything.flatMap(({path, lines}) =>
		lines.flatMap((text, index) => {
			const match = suppression.exec(text);
			if (!match || path === 'test/architecture.ts') return [];
			return [{place: `${path}:${index + 1}`, rule: match[1] ?? '@ts', reason: (match[2] ?? match[3] ?? '').trim()}];
		}),
	);
	t.deepEqual(
		found.filter(({reason}) => reason.length < 10),
		[],
	);
	for (const [rule, places] of Map.groupBy(found, ({rule}) => rule))
		t.true(places.length <= SUPPRESSIONS_LIMIT, `${rule} is suppressed ${places.length} times`);
});

test('files are named after what they hold, in kebab-case', t => {
	const names = source.map(({path}) => path.split('/').at(-1) ?? '');
	t.deepEqual(
		names.filter(
			name => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(name) || /^(?:utils?|helpers?|common|manager|index|misc)\.ts$/.test(name),
		),
		[],
	);
});
