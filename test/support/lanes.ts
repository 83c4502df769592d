import {globSync} from 'node:fs';
import {join, matchesGlob} from 'node:path';
import {testsWithoutServers} from './quick-tests.ts';

const checkout = join(import.meta.dirname, '..', '..');

type LaneRule = Readonly<{
	name: string;
	/** The files that run there; each file runs in the first lane that takes it. */
	files: string;
	/** So many files run at once. */
	atOnce: number;
	/** What starts and kills processes of its own is not covered: who is killed writes down nothing. */
	isCovered: boolean;
}>;

/**
 * The lanes run side by side, each its files. Faults wait for most of their time (for leases, locks and limits to run out), so they run one
 * after another beside the rest; the rest is worlds and pure code, which keep two cores busy.
 */
const rules: readonly LaneRule[] = [
	{name: 'faults', files: 'test/faults/**/*.ts', atOnce: 1, isCovered: false},
	{name: 'rest', files: 'test/**/*.ts', atOnce: 2, isCovered: true},
];

/** The lane that needs no server: what `npm run test:quick` runs. */
const quick = {name: 'quick', atOnce: 2, isCovered: false} as const;

export type Lane = Readonly<{name: string; files: readonly string[]; atOnce: number; isCovered: boolean}>;

/** All test files, by the lane they run in. */
export function allLanes(): Lane[] {
	const files = globSync('test/**/*.ts', {cwd: checkout, exclude: ['test/support/**']}).toSorted();
	const laneOf = Map.groupBy(files, file => rules.find(rule => matchesGlob(file, rule.files)));
	return rules.map(rule => ({...rule, files: laneOf.get(rule) ?? []}));
}

/** The tests that need neither database nor queues. */
export const quickLane = (): Lane => ({...quick, files: testsWithoutServers()});

/** Files that somebody named, one after another. */
export const namedLane = (files: readonly string[]): Lane => ({name: 'named', files, atOnce: 1, isCovered: true});
