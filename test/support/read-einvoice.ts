import type {EInvoice, EInvoiceParty, SchemedId} from '../../src/domain/billing/einvoice/einvoice.ts';
import type {TaxCategory} from '../../src/domain/billing/tax/vat.ts';
import {type Currency, minorDigits} from '../../src/domain/platform/values/currencies.ts';
import {type Decimal, parseDecimal} from '../../src/domain/platform/values/decimal.ts';
import {elementsAt, type ReadElement, readXml, textAt} from './read-xml.ts';

type Found = string | undefined;

/** Only what is there, under its name. */
const present = (fields: Readonly<Record<string, unknown>>): object =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const minor = (text: Found, currency: Currency): bigint => {
	const [whole = '', fraction = ''] = (text ?? '').split('.');
	if (fraction.length !== minorDigits(currency)) throw new Error(`${text} has not the places of ${currency}`);
	return BigInt(`${whole}${fraction}`);
};

/** A decimal with its point moved to the right, exactly. */
const priceMinor = (text: Found, currency: Currency): Decimal => {
	const [whole = '', fraction = ''] = (text ?? '').split('.');
	const places = minorDigits(currency);
	const digits = fraction.padEnd(places, '0');
	return parseDecimal(`${BigInt(`${whole}${digits.slice(0, places)}`)}${digits.length > places ? `.${digits.slice(places)}` : ''}`);
};

const schemed = (of: ReadElement | undefined): SchemedId | undefined =>
	of && (present({id: of.text, scheme: of.attributes['schemeID']}) as SchemedId);

const rate = (text: Found): Decimal | undefined => (text === undefined ? undefined : parseDecimal(text));

const span = (start: Found, end: Found) => (start && end ? {start, end} : undefined);

function ublParty(of: ReadElement | undefined): EInvoiceParty {
	const at = (path: string): Found => textAt(of, path);
	const numbers = elementsAt(of, 'cac:PartyTaxScheme');
	const numberOf = (scheme: string): Found =>
		textAt(
			numbers.find(each => textAt(each, 'cac:TaxScheme/cbc:ID') === scheme),
			'cbc:CompanyID',
		);
	return present({
		name: at('cac:PartyLegalEntity/cbc:RegistrationName'),
		line1: at('cac:PostalAddress/cbc:StreetName'),
		line2: at('cac:PostalAddress/cbc:AdditionalStreetName'),
		city: at('cac:PostalAddress/cbc:CityName'),
		postalCode: at('cac:PostalAddress/cbc:PostalZone'),
		subdivision: at('cac:PostalAddress/cbc:CountrySubentity'),
		countryCode: at('cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
		endpoint: schemed(elementsAt(of, 'cbc:EndpointID')[0]),
		vatNumber: numberOf('VAT'),
		taxNumber: numberOf('TAX'),
		registration: schemed(elementsAt(of, 'cac:PartyLegalEntity/cbc:CompanyID')[0]),
		contactName: at('cac:Contact/cbc:Name'),
		phone: at('cac:Contact/cbc:Telephone'),
		email: at('cac:Contact/cbc:ElectronicMail'),
	}) as EInvoiceParty;
}

function ublLine(of: ReadElement, currency: Currency) {
	const [quantity] = [...elementsAt(of, 'cbc:InvoicedQuantity'), ...elementsAt(of, 'cbc:CreditedQuantity')];
	return present({
		id: textAt(of, 'cbc:ID'),
		name: textAt(of, 'cac:Item/cbc:Name'),
		description: textAt(of, 'cac:Item/cbc:Description'),
		quantity: parseDecimal(quantity?.text ?? ''),
		unitCode: quantity?.attributes['unitCode'],
		unitPriceMinor: priceMinor(textAt(of, 'cac:Price/cbc:PriceAmount'), currency),
		netMinor: minor(textAt(of, 'cbc:LineExtensionAmount'), currency),
		period: span(textAt(of, 'cac:InvoicePeriod/cbc:StartDate'), textAt(of, 'cac:InvoicePeriod/cbc:EndDate')),
		category: textAt(of, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID') as TaxCategory,
		rate: rate(textAt(of, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent')),
	});
}

/** A UBL document in the terms of EN 16931. */
export function readUbl(xml: string): EInvoice {
	const root = readXml(xml);
	const at = (path: string): Found => textAt(root, path);
	const kind = root.name === 'Invoice' ? 'invoice' : 'credit_note';
	const currency = at('cbc:DocumentCurrencyCode') as Currency;
	const accounting = at('cbc:TaxCurrencyCode') as Currency | undefined;
	const [tax, otherTax] = elementsAt(root, 'cac:TaxTotal');
	const account = elementsAt(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount')[0];
	const [delivery] = elementsAt(root, 'cac:Delivery');
	const total = (name: string): bigint => minor(at(`cac:LegalMonetaryTotal/cbc:${name}`), currency);
	return present({
		kind,
		number: at('cbc:ID'),
		issueDate: at('cbc:IssueDate'),
		dueDate: at('cbc:DueDate'),
		currency,
		accounting: accounting && {currency: accounting, taxMinor: minor(textAt(otherTax, 'cbc:TaxAmount'), accounting)},
		buyerReference: at('cbc:BuyerReference'),
		purchaseOrder: at('cac:OrderReference/cbc:ID'),
		paymentTerms: at('cac:PaymentTerms/cbc:Note'),
		note: at('cbc:Note'),
		corrects: elementsAt(root, 'cac:BillingReference/cac:InvoiceDocumentReference').map(each => ({
			number: textAt(each, 'cbc:ID'),
			issueDate: textAt(each, 'cbc:IssueDate'),
		})),
		seller: ublParty(elementsAt(root, 'cac:AccountingSupplierParty/cac:Party')[0]),
		buyer: ublParty(elementsAt(root, 'cac:AccountingCustomerParty/cac:Party')[0]),
		delivery:
			delivery &&
			present({
				date: textAt(delivery, 'cbc:ActualDeliveryDate'),
				countryCode: textAt(delivery, 'cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'),
			}),
		period: span(at('cac:InvoicePeriod/cbc:StartDate'), at('cac:InvoicePeriod/cbc:EndDate')),
		payment: present({
			meansCode: at('cac:PaymentMeans/cbc:PaymentMeansCode'),
			reference: at('cac:PaymentMeans/cbc:PaymentID'),
			account:
				account &&
				present({
					iban: textAt(account, 'cbc:ID'),
					name: textAt(account, 'cbc:Name'),
					bic: textAt(account, 'cac:FinancialInstitutionBranch/cbc:ID'),
				}),
		}),
		netMinor: total('TaxExclusiveAmount'),
		taxMinor: minor(textAt(tax, 'cbc:TaxAmount'), currency),
		grossMinor: total('TaxInclusiveAmount'),
		paidMinor: at('cac:LegalMonetaryTotal/cbc:PrepaidAmount') === undefined ? 0n : total('PrepaidAmount'),
		dueMinor: total('PayableAmount'),
		vat: elementsAt(tax, 'cac:TaxSubtotal').map(group =>
			present({
				category: textAt(group, 'cac:TaxCategory/cbc:ID'),
				rate: rate(textAt(group, 'cac:TaxCategory/cbc:Percent')),
				taxableMinor: minor(textAt(group, 'cbc:TaxableAmount'), currency),
				taxMinor: minor(textAt(group, 'cbc:TaxAmount'), currency),
				exemptionCode: textAt(group, 'cac:TaxCategory/cbc:TaxExemptionReasonCode'),
				exemptionReason: textAt(group, 'cac:TaxCategory/cbc:TaxExemptionReason'),
			}),
		),
		lines: elementsAt(root, kind === 'invoice' ? 'cac:InvoiceLine' : 'cac:CreditNoteLine').map(line => ublLine(line, currency)),
	}) as EInvoice;
}

const ciiDate = (of: ReadElement | undefined, path: string): Found => {
	const text = textAt(of, path);
	return text && `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
};

const ciiDay = (of: ReadElement | undefined, path: string): Found => ciiDate(of, `${path}/udt:DateTimeString`);

const ciiSpan = (of: ReadElement | undefined) =>
	span(ciiDay(of, 'ram:BillingSpecifiedPeriod/ram:StartDateTime'), ciiDay(of, 'ram:BillingSpecifiedPeriod/ram:EndDateTime'));

function ciiParty(of: ReadElement | undefined): EInvoiceParty {
	const at = (path: string): Found => textAt(of, path);
	const numberOf = (scheme: string): Found =>
		elementsAt(of, 'ram:SpecifiedTaxRegistration/ram:ID').find(each => each.attributes['schemeID'] === scheme)?.text;
	const contact = (path: string): Found => at(`ram:DefinedTradeContact/ram:${path}`);
	return present({
		name: at('ram:Name'),
		line1: at('ram:PostalTradeAddress/ram:LineOne'),
		line2: at('ram:PostalTradeAddress/ram:LineTwo'),
		city: at('ram:PostalTradeAddress/ram:CityName'),
		postalCode: at('ram:PostalTradeAddress/ram:PostcodeCode'),
		subdivision: at('ram:PostalTradeAddress/ram:CountrySubDivisionName'),
		countryCode: at('ram:PostalTradeAddress/ram:CountryID'),
		endpoint: schemed(elementsAt(of, 'ram:URIUniversalCommunication/ram:URIID')[0]),
		vatNumber: numberOf('VA'),
		taxNumber: numberOf('FC'),
		registration: schemed(elementsAt(of, 'ram:SpecifiedLegalOrganization/ram:ID')[0]),
		contactName: contact('PersonName'),
		phone: contact('TelephoneUniversalCommunication/ram:CompleteNumber'),
		email: contact('EmailURIUniversalCommunication/ram:URIID'),
	}) as EInvoiceParty;
}

function ciiLine(of: ReadElement, currency: Currency) {
	const settlement = elementsAt(of, 'ram:SpecifiedLineTradeSettlement')[0];
	const [quantity] = elementsAt(of, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity');
	const price = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount';
	return present({
		id: textAt(of, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
		name: textAt(of, 'ram:SpecifiedTradeProduct/ram:Name'),
		description: textAt(of, 'ram:SpecifiedTradeProduct/ram:Description'),
		quantity: parseDecimal(quantity?.text ?? ''),
		unitCode: quantity?.attributes['unitCode'],
		unitPriceMinor: priceMinor(textAt(of, price), currency),
		netMinor: minor(textAt(settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'), currency),
		period: ciiSpan(settlement),
		category: textAt(settlement, 'ram:ApplicableTradeTax/ram:CategoryCode'),
		rate: rate(textAt(settlement, 'ram:ApplicableTradeTax/ram:RateApplicablePercent')),
	});
}

/** A Cross Industry Invoice in the terms of EN 16931. */
export function readCii(xml: string): EInvoice {
	const root = readXml(xml);
	const [head] = elementsAt(root, 'rsm:ExchangedDocument');
	const [trade] = elementsAt(root, 'rsm:SupplyChainTradeTransaction');
	const [agreement] = elementsAt(trade, 'ram:ApplicableHeaderTradeAgreement');
	const [delivered] = elementsAt(trade, 'ram:ApplicableHeaderTradeDelivery');
	const [settlement] = elementsAt(trade, 'ram:ApplicableHeaderTradeSettlement');
	const currency = textAt(settlement, 'ram:InvoiceCurrencyCode') as Currency;
	const accounting = textAt(settlement, 'ram:TaxCurrencyCode') as Currency | undefined;
	const [sums] = elementsAt(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
	const taxes = elementsAt(sums, 'ram:TaxTotalAmount');
	const taxIn = (of: Currency): bigint => minor(taxes.find(each => each.attributes['currencyID'] === of)?.text, of);
	const total = (name: string): bigint => minor(textAt(sums, `ram:${name}`), currency);
	const [means] = elementsAt(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans');
	const [account] = elementsAt(means, 'ram:PayeePartyCreditorFinancialAccount');
	const [to] = elementsAt(delivered, 'ram:ShipToTradeParty');
	return present({
		kind: textAt(head, 'ram:TypeCode') === '380' ? 'invoice' : 'credit_note',
		number: textAt(head, 'ram:ID'),
		issueDate: ciiDay(head, 'ram:IssueDateTime'),
		dueDate: ciiDay(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime'),
		currency,
		accounting: accounting && {currency: accounting, taxMinor: taxIn(accounting)},
		buyerReference: textAt(agreement, 'ram:BuyerReference'),
		purchaseOrder: textAt(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
		paymentTerms: textAt(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
		note: textAt(head, 'ram:IncludedNote/ram:Content'),
		corrects: elementsAt(settlement, 'ram:InvoiceReferencedDocument').map(each => ({
			number: textAt(each, 'ram:IssuerAssignedID'),
			issueDate: ciiDate(each, 'ram:FormattedIssueDateTime/qdt:DateTimeString'),
		})),
		seller: ciiParty(elementsAt(agreement, 'ram:SellerTradeParty')[0]),
		buyer: ciiParty(elementsAt(agreement, 'ram:BuyerTradeParty')[0]),
		delivery:
			to &&
			present({
				date: ciiDay(delivered, 'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime'),
				countryCode: textAt(to, 'ram:PostalTradeAddress/ram:CountryID'),
			}),
		period: ciiSpan(settlement),
		payment: present({
			meansCode: textAt(means, 'ram:TypeCode'),
			reference: textAt(settlement, 'ram:PaymentReference'),
			account:
				account &&
				present({
					iban: textAt(account, 'ram:IBANID'),
					name: textAt(account, 'ram:AccountName'),
					bic: textAt(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID'),
				}),
		}),
		netMinor: total('TaxBasisTotalAmount'),
		taxMinor: taxIn(currency),
		grossMinor: total('GrandTotalAmount'),
		paidMinor: textAt(sums, 'ram:TotalPrepaidAmount') === undefined ? 0n : total('TotalPrepaidAmount'),
		dueMinor: total('DuePayableAmount'),
		vat: elementsAt(settlement, 'ram:ApplicableTradeTax').map(group =>
			present({
				category: textAt(group, 'ram:CategoryCode'),
				rate: rate(textAt(group, 'ram:RateApplicablePercent')),
				taxableMinor: minor(textAt(group, 'ram:BasisAmount'), currency),
				taxMinor: minor(textAt(group, 'ram:CalculatedAmount'), currency),
				exemptionCode: textAt(group, 'ram:ExemptionReasonCode'),
				exemptionReason: textAt(group, 'ram:ExemptionReason'),
			}),
		),
		lines: elementsAt(trade, 'ram:IncludedSupplyChainTradeLineItem').map(line => ciiLine(line, currency)),
	}) as EInvoice;
}
