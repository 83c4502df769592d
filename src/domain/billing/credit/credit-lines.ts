import {type Decimal, decimalOf, percentOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {allocate, divideHalfUp} from '../../platform/values/money.ts';
import type {TaxCategory} from '../tax/vat.ts';

type LineId = IdOf<'invoiceLine'>;

/** A line of an invoice as it was billed. */
export type BilledLine = Readonly<{id: LineId; category: TaxCategory; rate: Decimal; netMinor: bigint; taxMinor: bigint}>;

/** What was given back of lines so far, as positive amounts (a deduction's are negative). */
export type GivenBack = ReadonlyMap<LineId, Readonly<{netMinor: bigint; taxMinor: bigint}>>;

/** What is asked to be given back: all that is left, lines with a net amount or all that is left of them, or a gross amount. */
export type RequestedCredit = 'all' | Readonly<{lines: ReadonlyMap<LineId, bigint | undefined>}> | Readonly<{grossMinor: bigint}>;

/** A part of a line that is given back; the amounts have the sign of the line. */
export type CreditedPart = Readonly<{id: LineId; netMinor: bigint; taxMinor: bigint}>;

const HUNDRED = decimalOf(100n).trillionths;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

const groupOf = ({category, rate}: BilledLine): string => `${category} ${rate.trillionths}`;

/** Of two amounts of one sign the one nearer to 0; 0 when they have different signs. */
function nearerToZero(one: bigint, other: bigint): bigint {
	if (one < 0n !== other < 0n) return 0n;
	return one < 0n === one > other ? one : other;
}

/**
 * What is left of each line. The VAT that is left belongs to a group of one category and rate; each of its lines has its share of that
 * by what is left of its net amount, so that together they are exactly the rest.
 */
export function leftOf(lines: readonly BilledLine[], givenBack: GivenBack): BilledLine[] {
	const left = lines.map(line => ({...line, netMinor: line.netMinor - (givenBack.get(line.id)?.netMinor ?? 0n)}));
	for (const group of Map.groupBy(left, groupOf).values()) {
		const taxMinor = sum(group.map(line => line.taxMinor - (givenBack.get(line.id)?.taxMinor ?? 0n)));
		const nets = group.map(line => line.netMinor);
		const isUsedUp = nets.every(net => net === 0n);
		for (const [index, share] of allocate(isUsedUp ? 0n : taxMinor, nets).entries()) Object.assign(group[index] ?? {}, {taxMinor: share});
	}

	return left;
}

/** What all that is left comes to, VAT included. */
export const grossOf = (parts: readonly Readonly<{netMinor: bigint; taxMinor: bigint}>[]): bigint =>
	sum(parts.map(({netMinor, taxMinor}) => netMinor + taxMinor));

/**
 * Divides what is asked for over the lines, in their order; lines of which nothing is given back are left out. Undefined when it is
 * more than is left: of the whole, of a line, or of the lines of one rate.
 *
 * VAT is rounded half-up once per category and rate, never above what is left of the invoice's, and is exactly the rest when nothing of
 * the net amount stays. A gross amount is spread by largest remainder over what is left; of each share the net is
 * half-up(share × 100 ÷ (100 + rate)) and the VAT is the rest, so that the document comes to that amount.
 */
export function creditLines(left: readonly BilledLine[], requested: RequestedCredit): CreditedPart[] | undefined {
	const parts = dividedBy(left, requested);
	if (parts === undefined || grossOf(parts) > grossOf(left)) return undefined;
	return parts.filter(({netMinor, taxMinor}) => netMinor !== 0n || taxMinor !== 0n);
}

function dividedBy(left: readonly BilledLine[], requested: RequestedCredit): CreditedPart[] | undefined {
	if (requested === 'all') return left.map(partOf);
	if ('lines' in requested) return byNet(left, requested.lines);
	const all = grossOf(left);
	if (requested.grossMinor >= all) return requested.grossMinor > all ? undefined : left.map(partOf);
	const shares = allocate(
		requested.grossMinor,
		left.map(line => line.netMinor + line.taxMinor),
	);
	return left.map((line, index) => splitGross(line, shares[index] ?? 0n));
}

const partOf = ({id, netMinor, taxMinor}: BilledLine): CreditedPart => ({id, netMinor, taxMinor});

function splitGross({id, rate, netMinor: netLeft, taxMinor: taxLeft}: BilledLine, share: bigint): CreditedPart {
	const net = divideHalfUp(share * HUNDRED, HUNDRED + rate.trillionths);
	const tax = nearerToZero(share - net, taxLeft);
	if (isBeyond(netLeft, share - tax)) return {id, netMinor: share - tax, taxMinor: tax};
	// VAT is not left behind alone, for no later credit note could take it: of the net amount a cent stays with it, or all is taken.
	const rest = nearerToZero(share - netLeft + (netLeft < 0n ? -1n : 1n), taxLeft);
	return {id, netMinor: share - rest, taxMinor: rest};
}

function byNet(left: readonly BilledLine[], requested: ReadonlyMap<LineId, bigint | undefined>): CreditedPart[] | undefined {
	const parts: CreditedPart[] = [];
	const nets = new Map(left.filter(({id}) => requested.has(id)).map(line => [line.id, requested.get(line.id) ?? line.netMinor]));
	for (const group of Map.groupBy(left, groupOf).values()) {
		const nextNets = group.map(({id}) => nets.get(id) ?? 0n);
		const [netMinor, netLeft] = [sum(nextNets), sum(group.map(line => line.netMinor))];
		const isTooMuch = group.some((line, index) => isBeyond(nextNets[index] ?? 0n, line.netMinor)) || isBeyond(netMinor, netLeft);
		if (isTooMuch) return undefined;
		const [first] = group;
		const taxLeft = sum(group.map(line => line.taxMinor));
		if (nextNets.every(net => net === 0n)) continue;
		const taxMinor = netMinor === netLeft ? taxLeft : nearerToZero(percentOf(netMinor, first?.rate ?? decimalOf(0n)), taxLeft);
		const taxes = allocate(taxMinor, nextNets);
		for (const [index, {id}] of group.entries()) parts.push({id, netMinor: nextNets[index] ?? 0n, taxMinor: taxes[index] ?? 0n});
	}

	const places = new Map(left.map(({id}, index) => [id, index]));
	return parts.toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

/** Whether an amount goes beyond what is left, away from 0 or to the other side of it. */
const isBeyond = (amount: bigint, left: bigint): boolean => nearerToZero(amount, left) !== amount;
