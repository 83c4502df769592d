import type {Currency} from '../../platform/values/currencies.ts';
import type {DateSpan} from '../plan/document-period.ts';
import type {EInvoice, EInvoiceLine, EInvoiceParty, EInvoiceVat, SchemedId} from './einvoice.ts';
import {xmlAmount, xmlPrice, xmlQuantity, xmlRate} from './figures.ts';
import {buyerReferenceIn, type RuleSet, specifications} from './formats.ts';
import {element, writeXml, type XmlElement} from './xml.ts';

const NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd';

const cbc = (name: string, text: string | undefined, attributes: Readonly<Record<string, string | undefined>> = {}) =>
	element(`cbc:${name}`, text, attributes);

const cac = (name: string, ...children: readonly (XmlElement | undefined)[]) => element(`cac:${name}`, children);

const identifier = (name: string, id: SchemedId | undefined) => cbc(name, id?.id, {schemeID: id?.scheme});

const money = (name: string, minor: bigint, currency: Currency) => cbc(name, xmlAmount(minor, currency), {currencyID: currency});

const period = (span: DateSpan | undefined) => span && cac('InvoicePeriod', cbc('StartDate', span.start), cbc('EndDate', span.end));

const VAT = cac('TaxScheme', cbc('ID', 'VAT'));

/** The scheme of a number that is not one of VAT: any word but VAT says so. */
const TAX = cac('TaxScheme', cbc('ID', 'TAX'));

const country = (code: string) => cac('Country', cbc('IdentificationCode', code));

const party = (of: EInvoiceParty) =>
	cac(
		'Party',
		identifier('EndpointID', of.endpoint),
		cac(
			'PostalAddress',
			cbc('StreetName', of.line1),
			cbc('AdditionalStreetName', of.line2),
			cbc('CityName', of.city),
			cbc('PostalZone', of.postalCode),
			cbc('CountrySubentity', of.subdivision),
			country(of.countryCode),
		),
		of.vatNumber ? cac('PartyTaxScheme', cbc('CompanyID', of.vatNumber), VAT) : undefined,
		of.taxNumber ? cac('PartyTaxScheme', cbc('CompanyID', of.taxNumber), TAX) : undefined,
		cac('PartyLegalEntity', cbc('RegistrationName', of.name), identifier('CompanyID', of.registration)),
		cac('Contact', cbc('Name', of.contactName), cbc('Telephone', of.phone), cbc('ElectronicMail', of.email)),
	);

const delivery = (to: EInvoice['delivery']) =>
	to && cac('Delivery', cbc('ActualDeliveryDate', to.date), cac('DeliveryLocation', cac('Address', country(to.countryCode))));

const paymentMeans = ({payment: {meansCode, reference, account}}: EInvoice) =>
	cac(
		'PaymentMeans',
		cbc('PaymentMeansCode', meansCode),
		cbc('PaymentID', reference),
		cac(
			'PayeeFinancialAccount',
			cbc('ID', account?.iban),
			cbc('Name', account?.name),
			cac('FinancialInstitutionBranch', cbc('ID', account?.bic)),
		),
	);

/** XRechnung wants a rate with each group, outside the scope of VAT as well (BR-DE-14). */
const groupRate = ({category, rate}: EInvoiceVat, rules: RuleSet) =>
	xmlRate(rate) ?? (rules === 'xrechnung' && category === 'O' ? '0.00' : undefined);

const taxTotal = ({taxMinor, vat, currency}: EInvoice, rules: RuleSet) =>
	cac(
		'TaxTotal',
		money('TaxAmount', taxMinor, currency),
		...vat.map(group =>
			cac(
				'TaxSubtotal',
				money('TaxableAmount', group.taxableMinor, currency),
				money('TaxAmount', group.taxMinor, currency),
				cac(
					'TaxCategory',
					cbc('ID', group.category),
					cbc('Percent', groupRate(group, rules)),
					cbc('TaxExemptionReasonCode', group.exemptionCode),
					cbc('TaxExemptionReason', group.exemptionReason),
					VAT,
				),
			),
		),
	);

const accountingTax = ({accounting}: EInvoice) =>
	accounting && cac('TaxTotal', money('TaxAmount', accounting.taxMinor, accounting.currency));

const totals = ({currency, netMinor, grossMinor, paidMinor, dueMinor}: EInvoice) =>
	cac(
		'LegalMonetaryTotal',
		money('LineExtensionAmount', netMinor, currency),
		money('TaxExclusiveAmount', netMinor, currency),
		money('TaxInclusiveAmount', grossMinor, currency),
		paidMinor === 0n ? undefined : money('PrepaidAmount', paidMinor, currency),
		money('PayableAmount', dueMinor, currency),
	);

const lineOf = (line: EInvoiceLine, {kind, currency}: EInvoice) =>
	cac(
		kind === 'invoice' ? 'InvoiceLine' : 'CreditNoteLine',
		cbc('ID', line.id),
		cbc(kind === 'invoice' ? 'InvoicedQuantity' : 'CreditedQuantity', xmlQuantity(line.quantity), {unitCode: line.unitCode}),
		money('LineExtensionAmount', line.netMinor, currency),
		period(line.period),
		cac(
			'Item',
			cbc('Description', line.description),
			cbc('Name', line.name),
			cac('ClassifiedTaxCategory', cbc('ID', line.category), cbc('Percent', xmlRate(line.rate)), VAT),
		),
		cac('Price', cbc('PriceAmount', xmlPrice(line.unitPriceMinor, currency), {currencyID: currency})),
	);

/** The elements at the head of an invoice, or of a credit note: the two differ in order. */
function headOf(document: EInvoice, rules: RuleSet): (XmlElement | undefined)[] {
	const {customization, process} = specifications[rules];
	const isInvoice = document.kind === 'invoice';
	return [
		cbc('CustomizationID', customization),
		cbc('ProfileID', process),
		cbc('ID', document.number),
		cbc('IssueDate', document.issueDate),
		isInvoice ? cbc('DueDate', document.dueDate) : undefined,
		isInvoice ? cbc('InvoiceTypeCode', '380') : cbc('CreditNoteTypeCode', '381'),
		cbc('Note', document.note),
		cbc('DocumentCurrencyCode', document.currency),
		cbc('TaxCurrencyCode', document.accounting?.currency),
		cbc('BuyerReference', buyerReferenceIn(rules, document)),
		period(document.period),
		cac('OrderReference', cbc('ID', document.purchaseOrder)),
		...document.corrects.map(({number, issueDate}) =>
			cac('BillingReference', cac('InvoiceDocumentReference', cbc('ID', number), cbc('IssueDate', issueDate))),
		),
	];
}

/** Writes a document as UBL 2.1, Invoice or CreditNote: the same document gives the same bytes. */
export function writeUbl(document: EInvoice, rules: RuleSet): string {
	const root = document.kind === 'invoice' ? 'Invoice' : 'CreditNote';
	const children = [
		...headOf(document, rules),
		cac('AccountingSupplierParty', party(document.seller)),
		cac('AccountingCustomerParty', party(document.buyer)),
		delivery(document.delivery),
		paymentMeans(document),
		cac('PaymentTerms', cbc('Note', document.paymentTerms)),
		taxTotal(document, rules),
		accountingTax(document),
		totals(document),
		...document.lines.map(line => lineOf(line, document)),
	].filter(child => child !== undefined);
	const attributes = {
		xmlns: `${NAMESPACE}:${root}-2`,
		'xmlns:cac': `${NAMESPACE}:CommonAggregateComponents-2`,
		'xmlns:cbc': `${NAMESPACE}:CommonBasicComponents-2`,
	};
	return writeXml({name: root, attributes, content: children});
}
