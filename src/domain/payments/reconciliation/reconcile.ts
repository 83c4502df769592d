import type {ProviderSlug} from '../../billing/payment.ts';
import {businessTime} from '../../platform/unit/business-time.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {PaymentIntent} from '../payment-intent.ts';
import {eachPage} from '../provider/each-page.ts';
import type {ListedMovement, Provider, Providers} from '../provider/provider.ts';
import {Refund} from '../refunds/refund.ts';
import {compareBooks, type Span} from './compare-books.ts';
import {compareListed, missingThere, type Ours} from './compare-listed.ts';
import {type Difference, sumsOf} from './difference.ts';

/** Pages that are asked of one provider for one comparison; a hundred movements a page or more. */
const PAGES_LIMIT = 300;
/** What the books have of a span is read in parts of so many. */
const PART = 1000;

/** How far a provider was compared. */
export type Compared = Readonly<{provider: ProviderSlug; listed: number; isComplete: boolean; code: string | null}>;

export type Reconciliation = Span &
	Readonly<{compared: readonly Compared[]; isComplete: boolean; differences: readonly Difference[]; sums: ReturnType<typeof sumsOf>}>;

type Tools = Readonly<{
	providers: Providers;
	/** Reads in a unit of its own: none is open while a provider is asked. */
	look: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
}>;

/**
 * Compares the money of a span of real time: what each provider lists with what the books have of it, both ways, and the books with each
 * other. It only looks. What a provider does not list is said, and not taken for missing.
 */
export async function reconcile({from, to}: Span, {providers, look}: Tools): Promise<Reconciliation> {
	const differences: Difference[] = [];
	const compared: Compared[] = [];
	for (const provider of providers.values()) {
		const {slug, list} = provider;
		if (!list) continue;
		const {found, ...about} = await compareProvider({slug, list}, {from, to}, look);
		differences.push(...found);
		compared.push(about);
	}

	const own = await look(async unit => compareBooks(unit, inBusinessTime(unit, {from, to})));
	differences.push(...own);
	return {from, to, compared, isComplete: compared.every(({isComplete}) => isComplete), differences, sums: sumsOf(differences)};
}

/** Where the sandbox's clock was moved, what happened in a span of real time bears later times. */
const inBusinessTime = (unit: Unit, {from, to}: Span): Span => ({from: businessTime(unit, from), to: businessTime(unit, to)});

type Listing = Readonly<{slug: ProviderSlug; list: NonNullable<Provider['list']>}>;

async function compareProvider({slug, list}: Listing, span: Span, look: Tools['look']): Promise<Compared & {found: Difference[]}> {
	const found: Difference[] = [];
	const names = new Set<string>();
	const ended = (code: string | null) => ({found, provider: slug, listed: names.size, isComplete: code === null, code});
	const code = await eachPage(list, {
		...{span, limit: PAGES_LIMIT},
		async take({movements}) {
			for (const {providerId} of movements) names.add(providerId);
			if (movements.length > 0) found.push(...compareListed(slug, movements, await look(async unit => ofMovements(unit, slug, movements))));
		},
	});
	if (code !== undefined) return incomplete(ended(code));
	found.push(...(await missing(slug, {span, names, look})));
	return ended(null);
}

/** What was not compared to its end is a difference of nobody knows how much. */
const incomplete = (end: Compared & {found: Difference[]}): Compared & {found: Difference[]} => ({
	...end,
	found: [
		...end.found,
		{
			...{cause: 'not_compared', amountMinor: 0n, currency: '', subject: `${end.provider}: ${end.code}`, provider: end.provider},
			...{providerId: null, tenantId: null, invoiceId: null, intentId: null},
		},
	],
});

/** What the books have of a page of a provider's list, by its names and by ours: two queries. */
async function ofMovements({em}: Unit, provider: ProviderSlug, movements: readonly ListedMovement[]): Promise<Ours> {
	const of = (kind: ListedMovement['kind']) => movements.filter(movement => movement.kind === kind);
	const named = (rows: readonly ListedMovement[]) => rows.flatMap(({reference}) => reference ?? []) as never[];
	const payments = await findRows(em, PaymentIntent, {
		provider,
		$or: [{providerId: {$in: movements.map(({paymentId}) => paymentId)}}, {id: {$in: named(of('payment'))}}],
	});
	const refunds = await findRows(em, Refund, {
		provider,
		$or: [{providerId: {$in: of('refund').map(({providerId}) => providerId)}}, {id: {$in: named(of('refund'))}}],
	});
	return {payments, refunds};
}

type Listed = Readonly<{span: Span; names: ReadonlySet<string>; look: Tools['look']}>;

/** What the books have of the span and the provider has not listed, part by part. */
async function missing(provider: ProviderSlug, {span, names, look}: Listed): Promise<Difference[]> {
	const {from, to} = span;
	const found: Difference[] = [];
	for (let after = '', isOver = false; !isOver; ) {
		const payments = await look(async ({em}) =>
			findRows(
				em,
				PaymentIntent,
				{provider, askedAt: {$gte: from, $lt: to}, bookedMinor: {$gt: 0n}, id: {$gt: after as never}},
				{orderBy: {id: 'asc'}, limit: PART},
			),
		);
		found.push(...missingThere(provider, names, {payments, refunds: []}));
		isOver = payments.length < PART;
		after = payments.at(-1)?.id ?? '';
	}

	for (let after = '', isOver = false; !isOver; ) {
		const refunds = await look(async unit => {
			const {from: since, to: until} = inBusinessTime(unit, span);
			const where = {provider, createdAt: {$gte: since, $lt: until}, status: 'succeeded' as const, id: {$gt: after as never}};
			return findRows(unit.em, Refund, where, {orderBy: {id: 'asc'}, limit: PART});
		});
		found.push(...missingThere(provider, names, {payments: [], refunds}));
		isOver = refunds.length < PART;
		after = refunds.at(-1)?.id ?? '';
	}

	return found;
}
