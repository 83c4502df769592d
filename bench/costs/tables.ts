import type {Reading} from './meter.ts';

type Cost = readonly [string, Reading];

/** How much of a machine's processors is planned with: the rest is for peaks, checkpoints and vacuum. */
const PLANNED_SHARE = 0.7;
const CORES = [2, 16] as const;
const KIB = 1024;

/** Two digits that count. */
const brief = (value: number): string =>
	value === 0 ? '0' : value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

const processorMs = ({webMs, workerMs, postgresMs, redisMs}: Reading): number => webMs + workerMs + postgresMs + redisMs;

/** What one of each costs: processor time in milliseconds, and what is written. */
export function tableOfCosts(costs: readonly Cost[]): string {
	const head = [
		'one',
		'web ms',
		'worker ms',
		'PostgreSQL ms',
		'Redis ms',
		'Redis commands',
		'rows',
		'WAL KiB',
		'database KiB',
		'files KiB',
	];
	const rows = costs.map(([name, cost]) => [
		...[name, ...[cost.webMs, cost.workerMs, cost.postgresMs, cost.redisMs, cost.redisCommands, cost.rows].map(brief)],
		...[cost.walBytes, cost.databaseBytes, cost.fileBytes].map(bytes => brief(bytes / KIB)),
	]);
	return [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map(rowOf).join('');
}

/** How many of each a machine does in a minute that does nothing else, everything on it and every core like the one measured. */
export function tableOfMachines(costs: readonly Cost[]): string {
	const head = ['one', 'all ms', ...CORES.map(cores => `a minute on ${cores} cores`)];
	const perMinute = (cost: Reading, cores: number) => Number(((cores * 60_000 * PLANNED_SHARE) / processorMs(cost)).toPrecision(2));
	const rows = costs.map(([name, cost]) => [
		...[name, brief(processorMs(cost))],
		...CORES.map(cores => perMinute(cost, cores).toLocaleString('en')),
	]);
	return [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map(rowOf).join('');
}
