import type {Currency} from '../../platform/values/currencies.ts';
import type {Day} from '../../platform/values/period.ts';
import type {DateSpan} from '../plan/document-period.ts';
import type {EInvoice, EInvoiceLine, EInvoiceParty, EInvoiceVat, SchemedId} from './einvoice.ts';
import {xmlAmount, xmlPrice, xmlQuantity, xmlRate} from './figures.ts';
import {buyerReferenceIn, specifications} from './formats.ts';
import {element, writeXml, type XmlElement} from './xml.ts';

const NAMESPACE = 'urn:un:unece:uncefact:data:standard';

const ram = (name: string, text: string | undefined, attributes: Readonly<Record<string, string | undefined>> = {}) =>
	element(`ram:${name}`, text, attributes);

const group = (name: string, ...children: readonly (XmlElement | undefined)[]) => element(`ram:${name}`, children);

const rsm = (name: string, ...children: readonly (XmlElement | undefined)[]) => element(`rsm:${name}`, children);

/** Format 102 of UNTDID 2379: `YYYYMMDD`. */
const dateText = (of: 'udt' | 'qdt', day: Day) => element(`${of}:DateTimeString`, day.replaceAll('-', ''), {format: '102'});

const dated = (name: string, day: Day | undefined) => (day === undefined ? undefined : group(name, dateText('udt', day)));

const identifier = (name: string, id: SchemedId | undefined) => ram(name, id?.id, {schemeID: id?.scheme});

const money = (name: string, minor: bigint, currency: Currency) => ram(name, xmlAmount(minor, currency));

const period = (span: DateSpan | undefined) =>
	span && group('BillingSpecifiedPeriod', dated('StartDateTime', span.start), dated('EndDateTime', span.end));

const taxRegistration = (number: string | undefined, scheme: 'VA' | 'FC') =>
	number === undefined ? undefined : group('SpecifiedTaxRegistration', ram('ID', number, {schemeID: scheme}));

const party = (name: string, of: EInvoiceParty) =>
	group(
		name,
		ram('Name', of.name),
		group('SpecifiedLegalOrganization', identifier('ID', of.registration)),
		group(
			'DefinedTradeContact',
			ram('PersonName', of.contactName),
			group('TelephoneUniversalCommunication', ram('CompleteNumber', of.phone)),
			group('EmailURIUniversalCommunication', ram('URIID', of.email)),
		),
		group(
			'PostalTradeAddress',
			ram('PostcodeCode', of.postalCode),
			ram('LineOne', of.line1),
			ram('LineTwo', of.line2),
			ram('CityName', of.city),
			ram('CountryID', of.countryCode),
			ram('CountrySubDivisionName', of.subdivision),
		),
		group('URIUniversalCommunication', identifier('URIID', of.endpoint)),
		taxRegistration(of.vatNumber, 'VA'),
		taxRegistration(of.taxNumber, 'FC'),
	);

const lineOf = (line: EInvoiceLine, {currency}: EInvoice) =>
	group(
		'IncludedSupplyChainTradeLineItem',
		group('AssociatedDocumentLineDocument', ram('LineID', line.id)),
		group('SpecifiedTradeProduct', ram('Name', line.name), ram('Description', line.description)),
		group('SpecifiedLineTradeAgreement', group('NetPriceProductTradePrice', ram('ChargeAmount', xmlPrice(line.unitPriceMinor, currency)))),
		group('SpecifiedLineTradeDelivery', ram('BilledQuantity', xmlQuantity(line.quantity), {unitCode: line.unitCode})),
		group(
			'SpecifiedLineTradeSettlement',
			group(
				'ApplicableTradeTax',
				ram('TypeCode', 'VAT'),
				ram('CategoryCode', line.category),
				ram('RateApplicablePercent', xmlRate(line.rate)),
			),
			period(line.period),
			group('SpecifiedTradeSettlementLineMonetarySummation', money('LineTotalAmount', line.netMinor, currency)),
		),
	);

const agreement = (document: EInvoice) =>
	group(
		'ApplicableHeaderTradeAgreement',
		ram('BuyerReference', buyerReferenceIn('en16931', document)),
		party('SellerTradeParty', document.seller),
		party('BuyerTradeParty', document.buyer),
		group('BuyerOrderReferencedDocument', ram('IssuerAssignedID', document.purchaseOrder)),
	);

/** The one group that stands there even when it has nothing to say. */
const delivered = ({delivery}: EInvoice): XmlElement => ({
	name: 'ram:ApplicableHeaderTradeDelivery',
	attributes: {},
	content: delivery
		? [
				group('ShipToTradeParty', group('PostalTradeAddress', ram('CountryID', delivery.countryCode))),
				group('ActualDeliverySupplyChainEvent', dated('OccurrenceDateTime', delivery.date)),
			].filter(child => child !== undefined)
		: [],
});

const paymentMeans = ({payment: {meansCode, account}}: EInvoice) =>
	group(
		'SpecifiedTradeSettlementPaymentMeans',
		ram('TypeCode', meansCode),
		group('PayeePartyCreditorFinancialAccount', ram('IBANID', account?.iban), ram('AccountName', account?.name)),
		group('PayeeSpecifiedCreditorFinancialInstitution', ram('BICID', account?.bic)),
	);

const tax = (of: EInvoiceVat, currency: Currency) =>
	group(
		'ApplicableTradeTax',
		money('CalculatedAmount', of.taxMinor, currency),
		ram('TypeCode', 'VAT'),
		ram('ExemptionReason', of.exemptionReason),
		money('BasisAmount', of.taxableMinor, currency),
		ram('CategoryCode', of.category),
		ram('ExemptionReasonCode', of.exemptionCode),
		ram('RateApplicablePercent', xmlRate(of.rate)),
	);

const taxAmount = (minor: bigint, currency: Currency) => ram('TaxTotalAmount', xmlAmount(minor, currency), {currencyID: currency});

const totals = ({currency, accounting, netMinor, taxMinor, grossMinor, paidMinor, dueMinor}: EInvoice) =>
	group(
		'SpecifiedTradeSettlementHeaderMonetarySummation',
		money('LineTotalAmount', netMinor, currency),
		money('TaxBasisTotalAmount', netMinor, currency),
		taxAmount(taxMinor, currency),
		accounting && taxAmount(accounting.taxMinor, accounting.currency),
		money('GrandTotalAmount', grossMinor, currency),
		paidMinor === 0n ? undefined : money('TotalPrepaidAmount', paidMinor, currency),
		money('DuePayableAmount', dueMinor, currency),
	);

const settlement = (document: EInvoice) =>
	group(
		'ApplicableHeaderTradeSettlement',
		ram('PaymentReference', document.payment.reference),
		ram('TaxCurrencyCode', document.accounting?.currency),
		ram('InvoiceCurrencyCode', document.currency),
		paymentMeans(document),
		...document.vat.map(each => tax(each, document.currency)),
		period(document.period),
		group('SpecifiedTradePaymentTerms', ram('Description', document.paymentTerms), dated('DueDateDateTime', document.dueDate)),
		totals(document),
		...document.corrects.map(({number, issueDate}) =>
			group('InvoiceReferencedDocument', ram('IssuerAssignedID', number), group('FormattedIssueDateTime', dateText('qdt', issueDate))),
		),
	);

/** Writes a document as UN/CEFACT Cross Industry Invoice D16B, the profile EN 16931 of Factur-X: the same document gives the same bytes. */
export function writeCii(document: EInvoice): string {
	const {customization} = specifications.en16931;
	const content = [
		rsm('ExchangedDocumentContext', group('GuidelineSpecifiedDocumentContextParameter', ram('ID', customization))),
		rsm(
			'ExchangedDocument',
			ram('ID', document.number),
			ram('TypeCode', document.kind === 'invoice' ? '380' : '381'),
			dated('IssueDateTime', document.issueDate),
			group('IncludedNote', ram('Content', document.note)),
		),
		rsm(
			'SupplyChainTradeTransaction',
			...document.lines.map(line => lineOf(line, document)),
			agreement(document),
			delivered(document),
			settlement(document),
		),
	].filter(child => child !== undefined);
	const attributes = {
		'xmlns:rsm': `${NAMESPACE}:CrossIndustryInvoice:100`,
		'xmlns:ram': `${NAMESPACE}:ReusableAggregateBusinessInformationEntity:100`,
		'xmlns:qdt': `${NAMESPACE}:QualifiedDataType:100`,
		'xmlns:udt': `${NAMESPACE}:UnqualifiedDataType:100`,
	};
	return writeXml({name: 'rsm:CrossIndustryInvoice', attributes, content});
}
