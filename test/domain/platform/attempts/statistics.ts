import test from 'ava';
import {startStore} from '../../../support/store.ts';

test('the planner is told nothing of what is due or leased: by the next minute it would be wrong', async t => {
	const store = await startStore();
	t.teardown(store.close);
	const columns = await store.system(async ({em}) =>
		em.execute<{name: string; target: number | null}[]>(
			`select c.relname || '.' || a.attname as name, a.attstattarget as target from pg_attribute a join pg_class c on c.oid = a.attrelid
			 where c.relkind = 'r' and a.attname in ('next_attempt_at', 'leased_until') and not a.attisdropped order by 1`,
		),
	);
	t.true(columns.length > 10);
	t.deepEqual(
		columns.filter(({target}) => target !== 0),
		[],
	);
});
