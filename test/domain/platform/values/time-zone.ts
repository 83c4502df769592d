import test from 'ava';
import {Temporal} from 'temporal-polyfill';
import {isKnownTimeZone} from '../../../../src/domain/platform/values/time-zone.ts';
import {type Store, startStore} from '../../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

const does = (use: () => unknown): boolean => {
	try {
		use();
		return true;
	} catch {
		return false;
	}
};

/** Names that ICU, and so `Intl`, takes beyond those of the zones' own database; no list of them can be asked for. */
const OF_ICU = [
	'ACT',
	'AET',
	'AGT',
	'ART',
	'AST',
	'BET',
	'BST',
	'CAT',
	'CNT',
	'CST',
	'CTT',
	'EAT',
	'ECT',
	'IET',
	'IST',
	'JST',
	'MIT',
	'NET',
];
const MORE_OF_ICU = ['NST', 'PLT', 'PNT', 'PRT', 'PST', 'SST', 'VST', 'EST5EDT', 'CST6CDT', 'SystemV/EST5EDT', 'Etc/Unknown', 'UTC', 'GMT'];

test('a time zone is known when Intl, the date library and PostgreSQL all know it under that name', async t => {
	const ofPostgres = await store.system(async ({em}) =>
		(await em.execute<{name: string}[]>('select name from pg_timezone_names')).map(({name}) => name),
	);
	const names = [...new Set([...ofPostgres, ...Intl.supportedValuesOf('timeZone'), ...OF_ICU, ...MORE_OF_ICU])];
	const expected = names.filter(
		name =>
			ofPostgres.includes(name) &&
			does(() => new Intl.DateTimeFormat('en', {timeZone: name})) &&
			does(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)),
	);
	const known = await store.system(async unit => {
		const answers = [];
		for (const name of names) if (await isKnownTimeZone(unit, name)) answers.push(name);
		return answers;
	});
	t.deepEqual(known.toSorted(), expected.toSorted());
	t.true(known.length > 400, `${known.length}`);
	for (const name of ['Europe/Amsterdam', 'America/Argentina/Buenos_Aires', 'UTC', 'Pacific/Kiritimati'])
		t.true(known.includes(name), name);
	for (const name of ['AET', 'SystemV/EST5EDT']) t.false(known.includes(name), name);
});

test('neither an offset nor a rule nor a sentence is a time zone', async t => {
	await store.system(async unit => {
		for (const text of ['', '+02:00', 'UTC+2', 'CET-1CEST', 'Europe/Nowhere', "Europe/Amsterdam'; select 1", 'posix/UTC', 'localtime'])
			t.false(await isKnownTimeZone(unit, text), text);
	});
});
