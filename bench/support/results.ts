import {execFileSync} from 'node:child_process';
import {cpus, totalmem} from 'node:os';

/** What a bench found: its name, what was measured, its goal, whether that is met; and when, of which commit and where it was measured. */
export type Result = Readonly<{
	name: string;
	measured: string;
	goal: string;
	isMet: boolean;
	day: string;
	commit: string;
	machine: string;
}>;

/** Where and of what something is measured now. */
export type Circumstances = Pick<Result, 'day' | 'commit' | 'machine'>;

const LINE = /^(\S+) (-?[\d.]+|NaN) ([≥≤=]) ([\d.]+)$/;
const COLUMNS = ['name', 'measured', 'goal', 'met', 'day', 'commit', 'machine'] as const;
const GIB = 1024 ** 3;

function isMetBy(measured: number, sign: string, goal: number): boolean {
	if (sign === '≥') return measured >= goal;
	return sign === '≤' ? measured <= goal : measured === goal;
}

/** The results in what a bench has printed; other lines are none. */
export function resultsIn(printed: string, circumstances: Circumstances): Result[] {
	return printed.split('\n').flatMap(line => {
		const [found, name = '', measured = '', sign = '', goal = ''] = LINE.exec(line) ?? [];
		return found ? [{name, measured, goal: `${sign} ${goal}`, isMet: isMetBy(Number(measured), sign, Number(goal)), ...circumstances}] : [];
	});
}

const cellsOf = ({name, measured, goal, isMet, day, commit, machine}: Result): string[] => [
	...[name, measured, goal, isMet ? 'yes' : 'no', day, commit, machine],
];

/** Results as one table of Markdown, by name. */
export function tableOf(results: readonly Result[]): string {
	const rows = results.toSorted((one, other) => one.name.localeCompare(other.name)).map(cellsOf);
	return [[...COLUMNS], COLUMNS.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`).join('');
}

/** The results that stand in such a table. */
export function resultsFrom(table: string): Result[] {
	return table.split('\n').flatMap(line => {
		const cells = line.split('|').map(cell => cell.trim());
		const [, name = '', measured = '', goal = '', met = '', day = '', commit = '', machine = ''] = cells;
		const isRow = cells.length === COLUMNS.length + 2 && name !== COLUMNS[0] && !name.startsWith('---');
		return isRow ? [{name, measured, goal, isMet: met === 'yes', day, commit, machine}] : [];
	});
}

/** The newest of each name. */
export const newest = (earlier: readonly Result[], later: readonly Result[]): Result[] => [
	...new Map([...earlier, ...later].map(result => [result.name, result])).values(),
];

/** Now, here, of the commit that is checked out; `+` stands behind one with changes. */
export function circumstancesNow(checkout: string): Circumstances {
	const git = (...args: string[]): string => execFileSync('git', args, {cwd: checkout, encoding: 'utf8'}).trim();
	const [first] = cpus();
	const memory = Math.round(totalmem() / GIB);
	return {
		day: new Date().toISOString().slice(0, 10),
		commit: `${git('rev-parse', '--short=8', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/results.md') === '' ? '' : '+'}`,
		machine: `${cpus().length} × ${first?.model ?? 'unknown'}, ${memory} GiB`,
	};
}
