import {invoiceLifecycle} from '../../domain/billing/invoice-lifecycle.ts';
import {countDrafts, documentSums, overdueSums, paymentSums} from '../../domain/billing/sums.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import {allPartnerIds} from '../../domain/organization/queries.ts';
import {countFailedCharges} from '../../domain/payments/queries.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {MAX_MINOR, smaller} from '../../domain/platform/values/money.ts';
import {dayOf} from '../../domain/platform/values/period.ts';
import {recurringOf} from '../../domain/subscriptions/queries.ts';
import {demandPartner} from '../organization/demand-partner.ts';

/** The months that are looked at unless said, this one among them, and the most that can be asked for. */
const MONTHS = 12;
const YEARS_LIMIT = 10;
const YEAR_MS = 366 * 24 * 3_600_000;

type Request = Readonly<{caller: Caller; from?: Date; to?: Date; partnerId?: IdOf<'partner'>}>;

type Amount = Readonly<{currency: Currency; minor: bigint}>;

/** Sums by currency, in their order; beyond the limit of amounts as the limit. */
function byCurrency(amounts: Iterable<Amount>): Amount[] {
	const sums = new Map<Currency, bigint>();
	for (const {currency, minor} of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
	return [...sums]
		.map(([currency, minor]) => ({currency, minor: smaller(minor, MAX_MINOR)}))
		.toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

/**
 * What a partner, or everybody in reach, invoiced, credited and was paid in a time, and what is so now: recurring revenue and what is
 * overdue. From the documents and payments; a document counts in the month of its issue date, a payment in that of UTC. A fixed number
 * of statements.
 */
export async function adminOverview(unit: Unit, {caller, partnerId, from, to = unit.now}: Request) {
	const span = spanOf(unit, from, to);
	const own = unit.reach.kind === 'partner' ? unit.reach.partnerId : undefined;
	const partner = partnerId ? (await demandPartner(unit, caller, partnerId)).id : own;
	const owners = partner ? [partner] : await allPartnerIds(unit);
	const recurring = await recurringOf(unit, 'partner_id', owners);
	const overdue = await overdueSums(unit, {today: dayOf(unit.now, 'UTC'), partnerId: partner});
	const documents = await documentSums(unit, {...span, partnerId: partner});
	const payments = await paymentSums(unit, {...span, partnerId: partner});
	const drafts = await countDrafts(unit, partner);
	const invoices = documents.filter(({documentType}) => documentType === 'invoice');
	const notes = documents.filter(({documentType}) => documentType === 'credit_note').map(note => ({...note, minor: -note.minor}));
	const counts = Map.groupBy(invoices, ({status}) => status);
	const statuses = statesOf(invoiceLifecycle).map(status => [status, (counts.get(status) ?? []).reduce((sum, {count}) => sum + count, 0)]);
	return {
		mrr: byCurrency([...recurring.values()].flat().map(({currency, mrrMinor: minor}) => ({currency, minor}))),
		invoiced: byCurrency(invoices),
		paid: byCurrency(payments),
		overdue: byCurrency(overdue),
		credited: byCurrency(notes),
		byMonth: byMonth(invoices, notes, payments),
		invoicesByStatus: {...Object.fromEntries(statuses), draft: drafts},
		failedPayments: await countFailedCharges(unit, {...span, partnerId: partner}),
	};
}

function spanOf({now}: Unit, given: Date | undefined, to: Date): {from: Date; to: Date} {
	const from = given ?? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1, 1));
	const isTooLong = to.getTime() - from.getTime() > YEARS_LIMIT * YEAR_MS;
	if (from >= to) throw refuse('input_invalid', {details: [{path: 'from', message: 'must be before to'}]});
	if (isTooLong) throw refuse('input_invalid', {details: [{path: 'from', message: `must be at most ${YEARS_LIMIT} years before to`}]});
	return {from, to};
}

type Monthly = Amount & Readonly<{month: string}>;

function byMonth(invoices: readonly Monthly[], notes: readonly Monthly[], payments: readonly Monthly[]) {
	const key = ({month, currency}: Monthly): string => `${month} ${currency}`;
	const [invoiced, credited, paid] = [invoices, notes, payments].map(amounts => Map.groupBy(amounts, key)) as [
		Map<string, Monthly[]>,
		Map<string, Monthly[]>,
		Map<string, Monthly[]>,
	];
	const sum = (amounts: readonly Monthly[] = []): bigint =>
		smaller(
			amounts.reduce((total, {minor}) => total + minor, 0n),
			MAX_MINOR,
		);
	return [...new Set([...invoiced.keys(), ...credited.keys(), ...paid.keys()])].toSorted().map(each => {
		const [month = '', currency = ''] = each.split(' ');
		return {
			...{month, currency},
			invoicedMinor: sum(invoiced.get(each)),
			creditedMinor: sum(credited.get(each)),
			paidMinor: sum(paid.get(each)),
		};
	});
}
