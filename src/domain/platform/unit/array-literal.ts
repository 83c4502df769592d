/** Writes texts as one value of a PostgreSQL array (manual, 8.15.6), to be given to a query as any other text. */
export const arrayLiteral = (items: readonly (string | null)[]): string =>
	`{${items.map(item => (item === null ? 'null' : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
