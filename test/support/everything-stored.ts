import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {World} from './world.ts';

/** Every row of every table, as text. */
export async function everyRow(world: World): Promise<{table: string; text: string}[]> {
	return asSystem(world.inUnit, {because: 'a test reads everything'}, async ({em}) => {
		const tables = await em.execute<{name: string}[]>(
			"select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
		);
		const all: {table: string; text: string}[] = [];
		for (const {name} of tables) {
			const rows = await em.execute<{text: string}[]>(`select to_jsonb(t)::text as text from "${name}" t`);
			all.push(...rows.map(({text}) => ({table: name, text})));
		}

		return all;
	});
}

/** The data of every job that lies in a queue or was done a moment ago. */
export async function everyJob({queues}: World): Promise<string[]> {
	const jobs = await Promise.all(queues.all.map(async queue => queue.getJobs()));
	return jobs.flat().map(job => JSON.stringify([job.name, job.id, job.data, job.returnvalue, job.failedReason, job.stacktrace]));
}
