import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

type CallFrame = Readonly<{functionName: string; url: string; lineNumber: number}>;
type Profile = Readonly<{
	nodes: readonly Readonly<{id: number; callFrame: CallFrame}>[];
	samples?: readonly number[];
	timeDeltas?: readonly number[];
}>;

const SHOWN = 10;

/** What is in a profile though nothing was done. */
const RESTING = ['(idle)', '(program)'];

/**
 * The profiles of a folder as flame graphs in words, by program: the ten functions, and the ten packages or folders of ours, with the most time of
 * their own, as shares of the time in which anything was done.
 */
export function busiestFrames(folder: string): string {
	const files = readdirSync(folder).filter(name => name.endsWith('.cpuprofile'));
	const byProgram = Map.groupBy(files, name => name.split('-')[0] ?? '');
	return [...byProgram]
		.map(([program, names]) =>
			partOf(
				program,
				names.map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile),
			),
		)
		.join('\n');
}

function partOf(program: string, profiles: readonly Profile[]): string {
	const [functions, packages] = [new Map<string, number>(), new Map<string, number>()];
	let [busy, all] = [0, 0];
	for (const {nodes, samples = [], timeDeltas = []} of profiles) {
		const frames = new Map(nodes.map(({id, callFrame}) => [id, callFrame]));
		for (const [index, id] of samples.entries()) {
			const [frame, took] = [frames.get(id), timeDeltas[index] ?? 0];
			all += took;
			if (!frame || RESTING.includes(frame.functionName)) continue;
			busy += took;
			add(functions, nameOf(frame), took);
			add(packages, packageOf(frame), took);
		}
	}

	const list = (times: ReadonlyMap<string, number>): string =>
		[...times]
			.toSorted(([, one], [, other]) => other - one)
			.slice(0, SHOWN)
			.map(([name, took]) => `  ${((100 * took) / busy).toFixed(1).padStart(5)} %  ${name}`)
			.join('\n');
	return `${program}: busy ${((100 * busy) / all).toFixed(0)} % of the time\n by function\n${list(functions)}\n by package\n${list(packages)}\n`;
}

const add = (times: Map<string, number>, name: string, took: number): void => void times.set(name, (times.get(name) ?? 0) + took);

/** A file without where the checkout lies. */
const fileOf = (url: string): string => url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(?=(?:src|bench)\/)/, '');

const nameOf = ({functionName, url, lineNumber}: CallFrame): string =>
	`${functionName || '(a function without a name)'}${url ? ` ${fileOf(url)}:${lineNumber + 1}` : ''}`;

/** A package, or two levels of our folders; what the machine does itself has a name only. */
function packageOf({functionName, url}: CallFrame): string {
	if (url.startsWith('node:') || url === '') return url === '' ? functionName : 'Node';
	const parts = fileOf(url).split('/');
	const isOurs = !url.includes('/node_modules/');
	return parts.slice(0, isOurs ? 3 : parts[0]?.startsWith('@') ? 2 : 1).join('/');
}
