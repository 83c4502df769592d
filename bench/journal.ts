import {Pool} from 'pg';
import {pino} from 'pino';
import {createIntegration} from '../src/domain/accounting/create-integration.ts';
import {enterMovements} from '../src/domain/accounting/enter-movements.ts';
import {finalizeInvoice} from '../src/domain/billing/final/finalize.ts';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {createCipher} from '../src/domain/platform/secrets.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {SLICE, slicesOf} from '../src/workers/queue/in-slices.ts';
import {makeDatabase} from '../test/support/database.ts';
import {makeBenchDraft, makeParties, SELLER} from './support/bench-documents.ts';
import {compare} from './support/compare.ts';

const DOCUMENTS = 2000;
/** Unmeasured turns of each, in which both get warm: a worker runs for days. */
const WARMING = 2;

/**
 * J1: postings a second from movements, in slices, beside bare inserts of the very same rows of entries, postings and lines, as many a
 * statement. Both write through the same triggers and walls, with one connection: the books of a seller are locked while they are written.
 */
await using parts = new AsyncDisposableStack();
const database = await makeDatabase();
parts.defer(database.drop);
const {inUnit} = openDatabase(
	{url: database.appUrl, poolSize: 2, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log: pino({level: 'silent'}), onFactsCommitted: () => undefined},
	parts,
);
const pool = new Pool({connectionString: database.appUrl, max: 1});
parts.defer(async () => pool.end());
const cipher = createCipher([{id: 'k1', key: new Uint8Array(32)}]);

await asSystem(inUnit, {because: 'bench'}, async unit => makeParties(unit));

for (let made = 0; made < DOCUMENTS; made++)
	await asSystem(inUnit, {because: 'bench'}, async unit => {
		await finalizeInvoice(unit, {invoiceId: await makeBenchDraft(unit), isVatStrict: false});
	});

/** All documents in a journal of their own, in slices. */
async function posted(): Promise<number> {
	const {id: integrationId} = await asSystem(inUnit, {because: 'bench'}, async unit =>
		createIntegration(unit, {provider: 'journal', name: 'Bench', partnerId: SELLER, cipher, remoteBooks: new Map()}),
	);
	const ids = await asSystem(inUnit, {because: 'bench'}, async ({em}) =>
		em.execute<{id: string}[]>('select id from accounting_movement order by id'),
	);
	const started = performance.now();
	for (const slice of slicesOf(ids.map(({id}) => Number(id))))
		await asSystem(inUnit, {because: 'bench'}, async unit => enterMovements(unit, {partnerId: SELLER, movementIds: slice, integrationId}));
	return (ids.length * 1000) / (performance.now() - started);
}

const tables = ['accounting_entry', 'journal_posting', 'journal_line'] as const;

/** The rows of the newest journal once more, as another one's, as many documents a transaction. */
async function copied(): Promise<number> {
	const {rows: found} = await asBare(async client =>
		client.query('select id from accounting_integration order by created_at desc, id desc limit 1'),
	);
	const source = found[0]?.id ?? '';
	const own = `acc_${Math.random().toString(36).slice(2).padEnd(26, '0').slice(0, 26)}`;
	const rename = (row: Record<string, unknown>) => ({...row, ...renamed(row, own)});
	const rows = new Map<string, Record<string, unknown>[]>();
	for (const table of tables) {
		const order = table === 'accounting_entry' ? 'movement_id' : table === 'journal_posting' ? 'number' : 'posting_id, order_index';
		const {rows: read} = await asBare(async client =>
			client.query(`select to_jsonb(t) as row from ${table} t where integration_id = $1 order by ${order}`, [source]),
		);
		rows.set(
			table,
			read.map(({row}) => rename(row)),
		);
	}

	const started = performance.now();
	for (let at = 0; at < DOCUMENTS; at += SLICE)
		await asBare(async client => {
			for (const table of tables) {
				const all = rows.get(table) ?? [];
				const each = all.length / DOCUMENTS;
				const part = all.slice(at * each, (at + SLICE) * each);
				await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
					JSON.stringify(part),
				]);
			}

			return {rows: []};
		});
	return (DOCUMENTS * 1000) / (performance.now() - started);
}

/** Ids of its own for each copy. */
const renamed = (row: Record<string, unknown>, own: string) =>
	Object.fromEntries(
		['id', 'entry_id', 'posting_id']
			.flatMap(name => (row[name] ? [[name, `${String(row[name])}${own.slice(4, 12)}`]] : []))
			.concat([['integration_id', own]]),
	);

type Bare = Readonly<{query: (sql: string, parameters?: unknown[]) => Promise<{rows: {id: string; row: Record<string, unknown>}[]}>}>;

async function asBare<Value>(work: (client: Bare) => Promise<Value>): Promise<Value> {
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query('set local role system');
		const value = await work(client as unknown as Bare);
		await client.query('commit');
		return value;
	} finally {
		client.release();
	}
}

for (let turn = 0; turn < WARMING; turn++) {
	await posted();
	await copied();
}

await compare({name: 'J1', goal: 0.5, ours: posted, other: copied});
