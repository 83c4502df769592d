import type {Unit} from '../../platform/unit/unit.ts';
import type {Aggregation} from '../metric.ts';
import {contentHash} from './content-hash.ts';
import {judge, type Sender, type TakenEvent, type UsageTerms} from './judge.ts';
import type {FindTerms} from './terms-cache.ts';
import {mayBeTooDear, tooDear} from './too-dear.ts';
import {type Rejection, readUsageEvent, type UsageEvent} from './usage-event.ts';
import {type KeyedEvent, writeUsage} from './write-usage.ts';

/** The events of one request, as they were sent. */
export type Submission = Readonly<{sender: Sender; events: readonly Readonly<Record<string, unknown>>[]}>;

/** What became of them: each event is accepted, a duplicate, or rejected. */
export type IngestOutcome = Readonly<{accepted: number; duplicates: number; rejected: (Rejection & Readonly<{index: number}>)[]}>;

type Taken = KeyedEvent & Readonly<{key: string}>;

/** What was found out about the events of a request, one for each, in their order. */
type Verdicts = readonly (Taken | Rejection)[];

const NO_TERMS: UsageTerms = {metrics: new Map(), clients: new Map(), safeQuantities: new Map()};

const TOO_DEAR: Rejection = {code: 'quantity_out_of_range', message: 'quantity would cost more than an amount can be'};

const CONFLICT: Rejection = {code: 'idempotency_conflict', message: 'idempotency_key was used for another event'};

const isTaken = (verdict: Taken | Rejection): verdict is Taken => 'key' in verdict;

/**
 * Takes the usage of any number of requests at once. Each event is judged by itself; a key counts once per service, whatever arrives
 * together, again, or at the same time elsewhere. It is written when the unit commits; nobody is told "accepted" before.
 */
export async function ingest(unit: Unit, submissions: readonly Submission[], findTerms: FindTerms): Promise<IngestOutcome[]> {
	const read = submissions.map(({events}) => events.map(readUsageEvent));
	const terms = await termsOf(unit, submissions, read, findTerms);
	const judged = submissions.map(({sender}, index): Verdicts => {
		const bySender = {now: unit.now, sender, terms: terms.get(sender.id) ?? NO_TERMS};
		return (read[index] ?? []).map(event => ('code' in event ? event : taken(event, sender, judge(event, bySender))));
	});
	const verdicts = await withoutTooDear(unit, judged, terms);
	const byKey = Map.groupBy(verdicts.flat().filter(isTaken), ({key}) => key);
	const firsts = [...byKey.values()].flatMap(([first]) => (first ? [first] : []));
	const storedHashes = await writeUsage(unit, firsts);

	return verdicts.map(ofRequest => outcomeOf(ofRequest, {byKey, storedHashes}));
}

const taken = (event: UsageEvent, sender: Sender, verdict: TakenEvent | Rejection): Taken | Rejection =>
	'code' in verdict
		? verdict
		: {...verdict, event, serviceId: sender.id, hash: contentHash(event), key: `${sender.id} ${event.idempotencyKey}`};

/** Rejects what could never be billed. Only what is far beyond the usual is looked at. */
async function withoutTooDear(
	unit: Unit,
	verdicts: readonly Verdicts[],
	terms: ReadonlyMap<string, UsageTerms>,
): Promise<readonly Verdicts[]> {
	const suspects = new Map<Taken, Aggregation>();
	for (const verdict of verdicts.flat()) {
		if (!isTaken(verdict)) continue;
		const ofService = terms.get(verdict.serviceId) ?? NO_TERMS;
		if (mayBeTooDear(verdict.event, ofService))
			suspects.set(verdict, ofService.metrics.get(verdict.event.metricSlug)?.aggregation ?? 'sum');
	}

	if (suspects.size === 0) return verdicts;
	const beyond = await tooDear(unit, suspects);
	return verdicts.map(ofRequest => ofRequest.map(verdict => (isTaken(verdict) && beyond.has(verdict) ? TOO_DEAR : verdict)));
}

/** By what the events of each service are judged: asked for once a service, however many requests it sent. */
async function termsOf(
	unit: Unit,
	submissions: readonly Submission[],
	read: readonly (readonly (UsageEvent | Rejection)[])[],
	findTerms: FindTerms,
): Promise<Map<string, UsageTerms>> {
	const terms = new Map<string, UsageTerms>();
	const places = Map.groupBy(submissions.keys(), index => submissions[index]?.sender.id ?? '');
	for (const [serviceId, indexes] of places) {
		const events = indexes.flatMap(index => read[index] ?? []).filter((event): event is UsageEvent => !('code' in event));
		const wanted = {
			serviceId,
			tenantIds: new Set(events.map(({tenantId}) => tenantId)),
			metricSlugs: new Set(events.map(({metricSlug}) => metricSlug)),
		};
		terms.set(serviceId, await findTerms(unit, wanted));
	}

	return terms;
}

type Written = Readonly<{byKey: ReadonlyMap<string, readonly Taken[]>; storedHashes: ReadonlyMap<string, string>}>;

function outcomeOf(verdicts: Verdicts, {byKey, storedHashes}: Written): IngestOutcome {
	const outcome = {accepted: 0, duplicates: 0, rejected: [] as (Rejection & {index: number})[]};
	for (const [index, verdict] of verdicts.entries()) {
		if (!isTaken(verdict)) {
			outcome.rejected.push({index, ...verdict});
			continue;
		}

		const first = byKey.get(verdict.key)?.[0];
		const stored = storedHashes.get(verdict.key);
		if (stored === undefined && verdict === first) outcome.accepted += 1;
		else if (verdict.hash === (stored ?? first?.hash)) outcome.duplicates += 1;
		else outcome.rejected.push({index, ...CONFLICT});
	}

	return outcome;
}
