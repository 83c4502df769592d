import test from 'ava';
import {coreFaults} from '../../../../src/domain/billing/einvoice/core-rules.ts';
import type {EInvoice, EInvoiceLine} from '../../../../src/domain/billing/einvoice/einvoice.ts';
import {eInvoiceOf} from '../../../../src/domain/billing/einvoice/einvoice-of.ts';
import {formatFaults} from '../../../../src/domain/billing/einvoice/format-rules.ts';
import {ruleSetOf} from '../../../../src/domain/billing/einvoice/formats.ts';
import {writeCii} from '../../../../src/domain/billing/einvoice/write-cii.ts';
import {writeUbl} from '../../../../src/domain/billing/einvoice/write-ubl.ts';
import {parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';
import {buyers, sampleBuyer, sampleSeller, sampleSource, sellers} from '../../../support/einvoices.ts';

const sample = (fields: Parameters<typeof sampleSource>[0] = {}): EInvoice => eInvoiceOf(sampleSource(fields));

const [line = undefined as never] = sample().lines;

const withLine = (changes: Partial<EInvoiceLine>): EInvoice => ({...sample(), lines: [{...line, ...changes}]});

const intraCommunity = sample({lines: [{taxCategory: 'K'}], parties: {buyer: buyers.german}});
const reverseCharge = sample({parties: {buyer: buyers.german}});
const outsideScope = sample({parties: {seller: sellers.swiss, buyer: buyers.domestic}});

test('what is complete breaks no rule', t => {
	for (const document of [sample(), intraCommunity, reverseCharge, outsideScope]) t.deepEqual(coreFaults(document), []);
});

const {vatNumber: _, ...unnumbered} = sample().seller;
const {registration: ___, ...unregistered} = unnumbered;
const {vatNumber: __, ...unnumberedBuyer} = reverseCharge.buyer;

for (const [rule, path, document] of [
	['BR-06', 'legal_name', {...sample(), seller: {...sample().seller, name: ' '}}],
	['BR-07', 'company_name', {...sample(), buyer: {...sample().buyer, name: ''}}],
	['BR-09', 'seller_country_code', {...sample(), seller: {...sample().seller, countryCode: 'EL'}}],
	['BR-11', 'country_code', {...sample(), buyer: {...sample().buyer, countryCode: ''}}],
	['BR-16', 'line_items', {...sample(), lines: [], vat: [], netMinor: 0n, taxMinor: 0n, grossMinor: 0n, dueMinor: 0n}],
	['BR-25', 'line_items.0.description', withLine({name: '  '})],
	['BR-27', 'line_items.0.unit_price_cents', withLine({unitPriceMinor: parseDecimal('-1')})],
	['BR-29', 'period_end', {...sample(), period: {start: '2026-05-02', end: '2026-05-01'}}],
	['BR-30', 'line_items.0.period_end', withLine({period: {start: '2026-05-02', end: '2026-05-01'}})],
	['BR-55', 'referenced_invoice_id', {...sample(), corrects: [{number: '', issueDate: '2026-05-01'}]}],
	['BR-CL-23', 'line_items.0.unit_code', withLine({unitCode: 'PCS'})],
	['BR-CO-26', 'seller_registration_number', {...sample(), seller: {...unregistered, taxNumber: '12/345'}}],
	['BR-S-02', 'seller_vat_number', {...sample(), seller: unnumbered}],
	['BR-S-05', 'line_items.0.tax_rate', withLine({rate: parseDecimal('0')})],
	['BR-Z-05', 'line_items.0.tax_rate', withLine({category: 'Z'})],
	['BR-AE-02', 'vat_number', {...reverseCharge, buyer: unnumberedBuyer}],
	['BR-O-02', 'vat_number', {...outsideScope, buyer: sample().buyer}],
	['BR-O-11', 'line_items', {...outsideScope, lines: [...outsideScope.lines, line]}],
	['BR-IC-12', 'country_code', (({delivery: _delivery, ...rest}) => rest)(intraCommunity)],
	['BR-AE-10', 'line_items', {...reverseCharge, vat: reverseCharge.vat.map(({exemptionCode: _c, exemptionReason: _r, ...group}) => group)}],
	['BR-S-10', 'line_items', {...sample(), vat: sample().vat.map(group => ({...group, exemptionReason: 'why'}))}],
	['XML', 'notes', {...sample(), note: 'a\u0001b'}],
] as const satisfies readonly (readonly [string, string, EInvoice])[]) {
	test(`${rule} is said of ${path}`, t => {
		const said = coreFaults(document).filter(({message}) => message.endsWith(`(${rule})`));
		t.deepEqual(
			said.map(fault => fault.path),
			[path],
		);
	});
}

const faultsIn = (format: Parameters<typeof formatFaults>[1], fields: Parameters<typeof sampleSource>[0]): string[] =>
	formatFaults(sample(fields), format).map(({path, message}) => `${path} ${message}`);

test('an XRechnung wants the contact and the addresses of both, and says everything at once', t => {
	const seller = {...sampleSeller, phone: null, contact_email: null, vat_number: 'NL004495445B01'};
	t.deepEqual(faultsIn('xrechnung', {parties: {seller, buyer: buyers.export}}), [
		'phone of the seller is missing (BR-DE-6)',
		'contact_email of the seller is missing (BR-DE-7)',
		'peppol_id of the buyer is missing, and so are a VAT number and contact_email (PEPPOL-EN16931-R010)',
	]);
	t.deepEqual(faultsIn('xrechnung', {parties: {buyer: buyers.german}}), []);
	t.deepEqual(faultsIn('xrechnung', {parties: {seller: {...sampleSeller, phone: '+1', contact_email: 'a@.b'}}}), [
		'phone of the seller must have at least three digits (BR-DE-27)',
		'contact_email of the seller is not an e-mail address (BR-DE-28)',
	]);
});

test('Peppol wants a Dutch seller to be registered, and a German one to be reached by a German', t => {
	const seller = {...sampleSeller, registration_number: 'none'};
	const message = 'seller_registration_number must be a KvK number of 8 digits or an OIN of 20 (NL-R-003)';
	t.deepEqual(faultsIn('ubl', {parties: {seller}}), [message]);
	t.deepEqual(faultsIn('ubl', {parties: {seller, buyer: buyers.consumer}}), [], 'a consumer is not on Peppol');
	t.deepEqual(faultsIn('cii', {parties: {seller}}), []);
	const unreachable = {...sellers.german, phone: null};
	t.deepEqual(faultsIn('ubl', {parties: {seller: unreachable, buyer: buyers.german}}), ['phone of the seller is missing (BR-DE-6)']);
	t.deepEqual(faultsIn('ubl', {parties: {seller: unreachable, buyer: buyers.domestic}}), []);
});

test('UBL is Peppol where both can be reached there, else plain', t => {
	t.is(ruleSetOf('ubl', sample()), 'peppol');
	t.is(ruleSetOf('ubl', sample({parties: {buyer: buyers.consumer}})), 'en16931');
	t.is(ruleSetOf('ubl', sample({parties: {buyer: buyers.export}})), 'en16931');
	t.is(ruleSetOf('xrechnung', sample()), 'xrechnung');
	t.is(ruleSetOf('facturx', sample()), 'en16931');
});

test('a party is reached by its Peppol identifier, else its VAT number, else its e-mail address', t => {
	const reached = (changes: Partial<typeof sampleBuyer>) => sample({parties: {buyer: {...sampleBuyer, ...changes}}}).buyer.endpoint;
	t.deepEqual(reached({peppol_id: '80123456', peppol_scheme: '0106'}), {id: '80123456', scheme: '0106'});
	t.deepEqual(reached({}), {id: 'NL853746333B01', scheme: '9944'});
	t.deepEqual(reached({vat_number: null}), {id: 'finance@buyer.example', scheme: 'EM'});
	t.is(reached({vat_number: null, contact_email: null}), undefined);
});

test('outside the scope of VAT no VAT number stands anywhere', t => {
	const {seller, buyer, lines} = outsideScope;
	t.is(seller.vatNumber, undefined);
	t.is(buyer.vatNumber, undefined);
	t.deepEqual([seller.endpoint?.scheme, buyer.endpoint?.scheme], ['EM', 'EM']);
	t.is(lines[0]?.rate, undefined);
});

test('a registration number carries its register', t => {
	const registered = (seller: typeof sampleSeller) => sample({parties: {seller}}).seller.registration;
	t.deepEqual(registered(sampleSeller), {id: '80123456', scheme: '0106'});
	t.deepEqual(registered({...sampleSeller, registration_number: '00000001003214345000'}), {id: '00000001003214345000', scheme: '0190'});
	t.deepEqual(registered(sellers.belgian), {id: '0404616494', scheme: '0208'});
	t.deepEqual(registered(sellers.german), {id: 'HRB 12345 B'});
});

test('how to pay follows from account and currency', t => {
	const means = (fields: Parameters<typeof sampleSource>[0]) => sample(fields).payment.meansCode;
	t.is(means({}), '58');
	t.is(means({currency: 'USD', exchangeRate: '0.92'}), '30');
	t.is(means({parties: {seller: {...sampleSeller, iban: null}}}), '57');
	t.deepEqual(sample().payment.account, {iban: 'NL91ABNA0417164300', name: 'Seller B.V.', bic: 'ABNANL2A'});
	t.is(sample().paymentTerms, 'Payable by 2026-06-15');
	t.is(sample({creditAppliedMinor: 12_100n}).paymentTerms, 'No payment due');
	t.is(sample({documentType: 'credit_note'}).paymentTerms, 'No payment due');
});

test('the buyer finds its own reference, else its Leitweg-ID, else its id; an XRechnung puts the Leitweg-ID first', t => {
	const of = (changes: Partial<typeof sampleBuyer>) => sample({parties: {buyer: {...buyers.german, ...changes}}});
	t.is(of({buyer_reference: 'PO-1'}).buyerReference, 'PO-1');
	t.is(of({}).buyerReference, '04011000-1234512345-06');
	t.is(of({leitweg_id: null}).buyerReference, 'tnt_buyer');
});

test("the buyer's number of the order stands in both syntaxes, where one is known", t => {
	const ordered = sample({purchaseOrder: 'PO & 1'});
	t.is(ordered.purchaseOrder, 'PO & 1');
	t.regex(writeUbl(ordered, 'en16931'), /<cac:OrderReference>\s*<cbc:ID>PO &amp; 1<\/cbc:ID>\s*<\/cac:OrderReference>/);
	t.regex(writeCii(ordered), /<ram:BuyerOrderReferencedDocument>\s*<ram:IssuerAssignedID>PO &amp; 1</);
	t.false(writeUbl(sample(), 'en16931').includes('OrderReference'));
});
