import {type PreparedPrinting, preparePrinting} from '../../domain/billing/paper/prepare-printing.ts';
import type {PrintingTurns} from '../../domain/billing/paper/print-document.ts';
import {type PrintedOnce, type RecordedPrinting, recordPrintings} from '../../domain/billing/paper/record-printed.ts';
import type {Batcher} from '../../domain/platform/process/batcher.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {createTurnBatcher, ofProcess, takeTogether} from '../queue/of-process.ts';
import type {WorkerTools} from '../worker-tools.ts';

const NAME = 'billing.render-pdf';
/** Documents that are loaded or written down by one unit. */
const TURN_LIMIT = 50;
/** Between two turns: what is printed meanwhile is written down with others, and the jobs that go on are more than the renderers need. */
const REST_MS = 100;

type Item = Readonly<{prepare: IdOf<'invoice'>}> | Readonly<{record: PrintedOnce}>;
type Done = PreparedPrinting | RecordedPrinting;

/**
 * The turns of a process that prints: what is to be loaded and what was printed meanwhile is done by one unit, by a fixed number of statements,
 * while the renderers go on. Where that fails for a fault of ours each document is alone.
 */
export const printingTurns = ofProcess<PrintingTurns>(context => {
	const batcher = createTurnBatcher<Item, Done>({
		write: async items => turn(context, items),
		weightOf: () => 1,
		limit: TURN_LIMIT,
		restMs: REST_MS,
	});
	return {
		prepare: async invoiceId => (await takeOne(context, batcher, {prepare: invoiceId})) as PreparedPrinting,
		record: async printed => (await takeOne(context, batcher, {record: printed})) as RecordedPrinting,
	};
});

async function turn({inUnit}: WorkerTools, items: readonly Item[]): Promise<readonly (Done | Error)[]> {
	const [prepared, recorded] = await asSystem(inUnit, {because: NAME, requestId: NAME}, async unit => [
		await preparePrinting(
			unit,
			items.flatMap(item => ('prepare' in item ? [item.prepare] : [])),
		),
		await recordPrintings(
			unit,
			items.flatMap(item => ('record' in item ? [item.record] : [])),
		),
	]);
	const [nextPrepared, nextRecorded] = [prepared.values(), recorded.values()];
	return items.map(item => ('prepare' in item ? nextPrepared : nextRecorded).next().value as Done | Error);
}

const takeOne = async (context: WorkerTools, batcher: Batcher<Item, Done>, item: Item): Promise<Done> =>
	takeTogether(batcher, item, async () => {
		const [alone] = await turn(context, [item]);
		if (alone instanceof Error || alone === undefined) throw alone;
		return alone;
	});
