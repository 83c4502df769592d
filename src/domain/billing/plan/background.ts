import {type Account, accountKey} from '../../charges/account.ts';
import {Partner} from '../../organization/partner.ts';
import {billingProfilesOf} from '../../organization/queries.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {byId} from '../../platform/values/by-id.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type Day, dayOf} from '../../platform/values/period.ts';
import {buyerSnapshot} from '../final/buyer-snapshot.ts';
import {fiscalYearOf, issueDateOf} from '../final/issue-date.ts';
import {lastIssuedOf, type Series, seriesKey} from '../final/number-sequence.ts';
import {sellerSnapshot} from '../final/seller-snapshot.ts';
import {type DocumentType, documentTypes, Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import type {Parties} from '../parties.ts';
import {type CurrencyPair, type DatedRate, rateOn} from '../tax/exchange-rate.ts';

/** A document as far as it says what has to be known before it can be decided. */
export type Asked = Account &
	Readonly<{
		/** The date requested, if any. */
		issueDate?: Day | null;
		referencedInvoiceId?: IdOf<'invoice'> | null;
		lines: readonly Readonly<{creditedLineId?: IdOf<'invoiceLine'> | null}>[];
	}>;

/** What documents are decided by, loaded for many at once. */
export type Background = Readonly<{
	seller: (partnerId: IdOf<'partner'>) => Partner;
	/** Seller and buyer as they are now. */
	partiesNow: (account: Pick<Account, 'tenantId' | 'partnerId'>) => Parties;
	/** The day that it is where the seller is. */
	today: (partnerId: IdOf<'partner'>) => Day;
	/** The document with this id that one of the asked gives back. */
	invoice: (id: IdOf<'invoice'>) => Invoice | undefined;
	/** The document that a line is on which one of the asked gives back. */
	invoiceOfLine: (id: IdOf<'invoiceLine'>) => Invoice | undefined;
	lastIssued: (series: Series) => Day | null;
	rateOn: (pair: CurrencyPair, day: Day) => DatedRate | undefined;
}>;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Loads what documents are decided by: a fixed number of queries, however many documents, and one for each pair of currencies and day. */
export async function loadBackground(unit: Unit, asked: readonly Asked[]): Promise<Background> {
	const {em, now} = unit;
	const sellers = byId(await findRows(em, Partner, {id: {$in: unique(asked.map(({partnerId}) => partnerId))}}));
	const profiles = await billingProfilesOf(unit, unique(asked.map(({tenantId}) => tenantId)));
	const buyers = new Map([...profiles].map(([tenantId, profile]) => [tenantId, buyerSnapshot(profile)]));
	const {invoices, invoiceOfLine} = await correctedBy(unit, asked);
	const seller = (partnerId: IdOf<'partner'>): Partner => {
		const partner = sellers.get(partnerId);
		if (!partner) throw new Error(`the seller ${partnerId} is not there`);
		return partner;
	};
	const today = (partnerId: IdOf<'partner'>): Day => dayOf(now, seller(partnerId).timeZone);
	const snapshots = new Map([...sellers.values()].map(partner => [partner.id, sellerSnapshot(partner)]));
	const partiesNow: Background['partiesNow'] = ({tenantId, partnerId}) => ({
		seller: snapshots.get(partnerId) ?? sellerSnapshot(seller(partnerId)),
		buyer: buyers.get(tenantId) ?? null,
	});
	const years = unique(asked.map(({partnerId, issueDate}) => fiscalYearOf(issueDate ?? today(partnerId))));
	const issued = await lastIssuedOf(unit, {partnerIds: [...sellers.keys()] as IdOf<'partner'>[], years});
	const lastIssued = (series: Series): Day | null => issued.get(seriesKey(series)) ?? null;
	const rates = await ratesFor(unit, asked, {partiesNow, today, lastIssued});
	return {
		...{seller, partiesNow, today, lastIssued, invoiceOfLine},
		invoice: id => invoices.get(id),
		rateOn: (pair, day) => rates.get(rateKey(pair, day)),
	};
}

/** The documents that are given back, by id and by line. */
async function correctedBy({em}: Unit, asked: readonly Asked[]) {
	const lineIds = unique(asked.flatMap(({lines}) => lines.flatMap(({creditedLineId}) => creditedLineId ?? [])));
	const lines = lineIds.length > 0 ? await findRows(em, InvoiceLine, {id: {$in: lineIds}}, {fields: ['invoiceId']}) : [];
	const ids = unique([...lines.map(({invoiceId}) => invoiceId), ...asked.flatMap(({referencedInvoiceId}) => referencedInvoiceId ?? [])]);
	const invoices = byId(ids.length > 0 ? await findRows(em, Invoice, {id: {$in: ids}}) : []);
	const invoiceIdOf = new Map(lines.map(({id, invoiceId}) => [id, invoiceId]));
	return {invoices, invoiceOfLine: (id: IdOf<'invoiceLine'>) => invoices.get(invoiceIdOf.get(id) ?? '')};
}

const rateKey = ({from, to}: CurrencyPair, day: Day): string => `${from} ${to} ${day}`;

/** The rates of every day that one of the documents can bear. */
async function ratesFor(
	unit: Unit,
	asked: readonly Asked[],
	{partiesNow, today, lastIssued}: Pick<Background, 'partiesNow' | 'today' | 'lastIssued'>,
): Promise<Map<string, DatedRate | undefined>> {
	const wanted = new Map<string, {pair: CurrencyPair; day: Day}>();
	for (const one of new Map(asked.map(each => [`${accountKey(each)} ${each.issueDate}`, each])).values()) {
		const {partnerId, currency: from, issueDate: requested = null} = one;
		const to = partiesNow(one).seller.vat_currency;
		if (!to || to === from) continue;
		for (const documentType of documentTypes) {
			const day = dayFor(documentType, {partnerId, requested, today: today(partnerId), lastIssued});
			wanted.set(rateKey({from, to}, day), {pair: {from, to}, day});
		}
	}

	const rates = new Map<string, DatedRate | undefined>();
	for (const [key, {pair, day}] of wanted) rates.set(key, await rateOn(unit, pair, day));
	return rates;
}

type When = Readonly<{partnerId: IdOf<'partner'>; requested: Day | null; today: Day; lastIssued: Background['lastIssued']}>;

const dayFor = (documentType: DocumentType, {partnerId, requested, today, lastIssued}: When): Day =>
	issueDateOf(requested, {today, lastIssued: lastIssued({partnerId, documentType, fiscalYear: fiscalYearOf(requested ?? today)})});
