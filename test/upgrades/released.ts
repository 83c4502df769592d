import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {migrations} from '../../src/domain/platform/process/migration-state.ts';

const folder = join(import.meta.dirname, '..', '..', 'migrations');

/** What was released: of each version its migrations, by the SHA-256 of their files. */
const released: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
	readFileSync(join(folder, 'released.json'), 'utf8'),
);

const hashOf = (name: string): string =>
	createHash('sha256')
		.update(readFileSync(join(folder, `${name}.ts`)))
		.digest('hex');

for (const [version, files] of Object.entries(released)) {
	test(`the migrations of ${version} are as they were released`, t => {
		t.deepEqual(Object.fromEntries(Object.keys(files).map(name => [name, hashOf(name)])), files);
	});
}

test('what is released comes before what is not', t => {
	const names = Object.values(released).flatMap(files => Object.keys(files));
	t.deepEqual(migrations.slice(0, names.length), names.toSorted());
});

test('each function of the database is a whole file that some migration makes', t => {
	const texts = readdirSync(folder)
		.filter(name => name.startsWith('Migration'))
		.map(name => readFileSync(join(folder, name), 'utf8'));
	const files = readdirSync(join(folder, 'functions')).filter(name => name.endsWith('.sql'));
	t.true(files.length > 0);
	t.deepEqual(
		files.filter(file => !texts.some(text => text.includes(`functionNamed('${file.replace(/\.sql$/, '')}')`))),
		[],
	);
});
