type Rows = (sql: string, values?: unknown[]) => Promise<unknown>;

type Poison = Readonly<{
	table: string;
	event: 'insert' | 'update' | 'insert or update';
	/** Which rows: `new` is the row. */
	condition: string;
}>;

/** Whatever is written to a table and fits the condition fails from now on, as by a fault of ours; answers what ends that. */
export async function poison(rows: Rows, {table, event, condition}: Poison): Promise<() => Promise<unknown>> {
	const name = `poison_${table}`;
	await rows(`create function ${name}() returns trigger language plpgsql as $$ begin
			if ${condition} then raise exception 'poisoned' using errcode = 'XX000'; end if;
			return new;
		end $$;
		create trigger ${name} before ${event} on ${table} for each row execute function ${name}()`);
	return async () => rows(`drop function if exists ${name} cascade`);
}
