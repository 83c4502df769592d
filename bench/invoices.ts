import {Pool} from 'pg';
import {pino} from 'pino';
import {finalizeInvoice} from '../src/domain/billing/final/finalize.ts';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../src/domain/platform/values/id.ts';
import {makeDatabase} from '../test/support/database.ts';
import {makeBenchDraft, makeParties} from './support/bench-documents.ts';
import {compare} from './support/compare.ts';
import {finalizeBare} from './support/finalize-bare.ts';

const CLIENTS = 8;
const DOCUMENTS = 400;

/** I1: documents finalised in a second, beside a bare script that reads and writes the same under the same lock. */
await using parts = new AsyncDisposableStack();
const database = await makeDatabase();
parts.defer(database.drop);
const log = pino({level: 'silent'});
const {inUnit} = openDatabase(
	{url: database.appUrl, poolSize: CLIENTS, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log},
	parts,
);
const pool = new Pool({connectionString: database.appUrl, max: CLIENTS});
parts.defer(async () => pool.end());

await asSystem(inUnit, {because: 'bench'}, async unit => makeParties(unit));

/** Drafts of three lines each, not measured. */
async function drafts(): Promise<IdOf<'invoice'>[]> {
	return asSystem(inUnit, {because: 'bench'}, async unit => {
		const ids: IdOf<'invoice'>[] = [];
		for (let made = 0; made < DOCUMENTS; made++) {
			ids.push(await makeBenchDraft(unit));
			unit.em.clear();
		}

		return ids;
	});
}

/** How many documents a second several clients finalise at once. */
const finalizedPerSecond = (finalizeOne: (id: IdOf<'invoice'>) => Promise<unknown>) => async (): Promise<number> => {
	const waiting = await drafts();
	const started = performance.now();
	const client = async () => {
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await finalizeOne(id);
	};
	await Promise.all(Array.from({length: CLIENTS}, client));
	return (DOCUMENTS * 1000) / (performance.now() - started);
};

await compare({
	name: 'I1',
	goal: 0.5,
	ours: finalizedPerSecond(async invoiceId =>
		asSystem(inUnit, {because: 'bench'}, async unit => finalizeInvoice(unit, {invoiceId, isVatStrict: false})),
	),
	other: finalizedPerSecond(async id => finalizeBare(pool, id)),
});
