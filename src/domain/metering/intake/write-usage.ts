import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {formatDecimal} from '../../platform/values/decimal.ts';
import type {TakenEvent} from './judge.ts';
import type {UsageEvent} from './usage-event.ts';

/** An event that is taken if its key is new. */
export type KeyedEvent = TakenEvent & Readonly<{event: UsageEvent; serviceId: string; hash: string}>;

/** Keys are kept for so long from the later of arrival and timestamp. */
const KEY_KEPT = '36 days';

type Column = (event: KeyedEvent) => string | null;

/** The columns that `take_usage` is given after the keys, in its order. */
const columns: readonly Column[] = [
	({serviceId}) => serviceId,
	({hash}) => hash,
	({isCounted}) => String(isCounted),
	({event}) => event.tenantId,
	({partnerId}) => partnerId,
	({event}) => event.metricSlug,
	({event}) => formatDecimal(event.quantity),
	({at}) => at.toISOString(),
];

/** Those of which most rows, and most often all, have nothing. */
const sparseColumns: readonly Column[] = [
	({event}) => event.subject ?? null,
	({event}) => (event.metadata ? JSON.stringify(event.metadata) : null),
];

const TAKE = `
	select place, content_hash from take_usage(?, ?, ?, ${[...columns, ...sparseColumns].map(() => '?').join(', ')})`;

/** A column as an array; one that is the same in every row holds it once. */
function arrayOf(events: readonly KeyedEvent[], column: Column): string {
	const values = events.map(column);
	const [first] = values;
	return arrayLiteral(first !== undefined && values.every(value => value === first) ? [first] : values);
}

/** A column as an array; one without any value has no rows, for what is missing at the end is nothing, too. */
function sparseArrayOf(events: readonly KeyedEvent[], column: Column): string {
	const values = events.map(column);
	return arrayLiteral(values.every(value => value === null) ? [] : values);
}

const byKey = (one: KeyedEvent, other: KeyedEvent): number => {
	if (one.serviceId !== other.serviceId) return one.serviceId < other.serviceId ? -1 : 1;
	return one.event.idempotencyKey < other.event.idempotencyKey ? -1 : 1;
};

/**
 * Writes events whose keys are new, each key given once, with one statement. They are written in the order of their keys: whoever else
 * writes some of the same at the same time waits, and never deadlocks.
 *
 * @returns of those whose keys are known already: the hash of what was stored under it, by `<service id> <key>`
 */
export async function writeUsage({em, now}: Unit, events: readonly KeyedEvent[]): Promise<Map<string, string>> {
	if (events.length === 0) return new Map();
	const inOrder = events.toSorted(byKey);
	const values = [
		...[now, KEY_KEPT, arrayLiteral(inOrder.map(({event}) => event.idempotencyKey))],
		...columns.map(column => arrayOf(inOrder, column)),
		...sparseColumns.map(column => sparseArrayOf(inOrder, column)),
	];
	const known = await em.execute<{place: string; content_hash: string | null}[]>(TAKE, values);
	return new Map(
		known.flatMap(({place, content_hash: stored}) => {
			const event = inOrder[Number(place) - 1];
			return event ? [[`${event.serviceId} ${event.event.idempotencyKey}`, stored ?? event.hash] as const] : [];
		}),
	);
}
