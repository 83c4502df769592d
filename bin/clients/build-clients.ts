import {execFileSync} from 'node:child_process';
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(import.meta.dirname, '../../clients');
/** The compiler that the packages are made with is the client's own; ours has no say in what others run. */
const compiler = join(folder, 'typescript/node_modules/typescript/lib/tsc.js');

type Manifest = Readonly<{exports?: unknown; bin?: unknown; devDependencies?: unknown}> & Readonly<Record<string, unknown>>;

/** What of a package points at its sources points at what was made of them. */
const published = ({devDependencies: _, exports: entries, bin, ...manifest}: Manifest): object => ({
	...manifest,
	...(entries !== undefined && {exports: {'.': {types: './index.d.ts', default: './index.js'}}}),
	...(bin !== undefined && {bin: {scai: './main.js'}}),
});

/** Compiles the packages, the client first, for the command line is compiled against what was made of it. */
export function buildClients(): void {
	for (const name of ['typescript', 'cli']) {
		const dist = join(folder, name, 'dist');
		rmSync(dist, {recursive: true, force: true});
		execFileSync(process.execPath, [compiler, '-p', join(folder, name)], {stdio: 'inherit'});
		const manifest = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as Manifest;
		writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published(manifest), undefined, '\t')}\n`);
		cpSync(join(folder, name, 'README.md'), join(dist, 'README.md'));
		cpSync(join(folder, '../LICENSE'), join(dist, 'LICENSE'));
	}
}
