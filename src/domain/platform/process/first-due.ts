import type {Unit} from '../unit/unit.ts';

/** When the first of some rows falls due, as SQL that answers one row with the instant, or none. */
export type FirstDue = (unit: Unit) => Readonly<{sql: string; parameters: readonly unknown[]}>;

type Column = Readonly<{table: string; column: string; where?: string}>;

/** The first due instant that stands in a column: the index of what waits serves it. */
export const firstIn =
	({table, column, where = 'true'}: Column): FirstDue =>
	() => ({
		sql: `select ${column} from ${table} where ${column} is not null and ${where} order by ${column} limit 1`,
		parameters: [],
	});

/** When the first rows fall due of several kinds, asked by one statement: in the order of the kinds, undefined where nothing waits. */
export async function whenFirstDue(unit: Unit, kinds: readonly FirstDue[]): Promise<(Date | undefined)[]> {
	const statements = kinds.map(kind => kind(unit));
	const rows = await unit.em.execute<{kind: number; at: Date | string | null}[]>(
		statements.map(({sql}, kind) => `select ${kind} as kind, (${sql})::timestamptz as at`).join(' union all '),
		statements.flatMap(({parameters}) => parameters),
	);
	const found = new Map(rows.map(({kind, at}) => [kind, at]));
	return kinds.map((_, kind) => {
		const at = found.get(kind);
		return at ? new Date(at) : undefined;
	});
}
