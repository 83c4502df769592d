import type {Sample, Table} from './take-sample.ts';

/** What may be added to a figure from one sample to the next, as a share and in its own unit: caches fill, pools breathe. */
type Allowance = Readonly<{share: number; beside: number}>;

const allowances: readonly (Allowance & Readonly<{of: RegExp}>)[] = [
	{of: /heap, MB$/, share: 0.1, beside: 4},
	{of: /buffers, MB$/, share: 0.25, beside: 4},
	{of: /memory, MB$/, share: 0.25, beside: 30},
	{of: /file descriptors$/, share: 0, beside: 12},
	{of: /timers$/, share: 0, beside: 30},
	{of: /sockets$/, share: 0, beside: 12},
	{of: /connections$/, share: 0, beside: 12},
	{of: /partitions$/, share: 0.05, beside: 4},
	{of: /keys$/, share: 0.1, beside: 20},
];

/** Tables below this tell nothing: a page more or less is half of them. */
const TELLING_BYTES = 512 * 1024;
/** What a row takes, with its indexes, may rise so much: pages of an index are half full after they were split. */
const BYTES_A_ROW_SHARE = 0.3;
/** Rows that are dead although everything was vacuumed: somebody holds an old transaction open. */
const DEAD_SHARE = 0.05;
const DEAD_BESIDE = 100;

/** What has grown from one sample to a later one although it should not, as sentences. */
export function growthBetween(earlier: Sample, later: Sample): string[] {
	const figures = Object.entries(later.figures).flatMap(([name, value]) => {
		const allowed = allowances.find(({of}) => of.test(name));
		const before = earlier.figures[name] ?? 0;
		if (!allowed || value <= before * (1 + allowed.share) + allowed.beside) return [];
		return [`${name} grew from ${before.toFixed(1)} to ${value.toFixed(1)}`];
	});
	const before = new Map(earlier.tables.map(table => [table.name, table]));
	return [...figures, ...later.tables.flatMap(table => growthOf(before.get(table.name), table))];
}

function growthOf(before: Table | undefined, now: Table): string[] {
	const faults: string[] = [];
	if (now.dead > now.rows * DEAD_SHARE + DEAD_BESIDE) faults.push(`${now.name} has ${now.dead} dead rows after a vacuum`);
	const bytes = now.bytes + now.indexBytes;
	if (!before || bytes < TELLING_BYTES) return faults;
	const [earlierRow, row] = [(before.bytes + before.indexBytes) / Math.max(before.rows, 1), bytes / Math.max(now.rows, 1)];
	if (row > earlierRow * (1 + BYTES_A_ROW_SHARE) && bytes > before.bytes + before.indexBytes + TELLING_BYTES)
		faults.push(`${now.name} takes ${row.toFixed(0)} bytes a row, and took ${earlierRow.toFixed(0)}`);
	return faults;
}
