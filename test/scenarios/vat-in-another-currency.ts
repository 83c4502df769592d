import test from 'ava';
import {draft} from '../../src/domain/billing/draft/draft.ts';
import {finalizeInvoice} from '../../src/domain/billing/final/finalize.ts';
import {keepRates} from '../../src/domain/billing/tax/exchange-rate.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {parseDecimal} from '../../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';
import {startEcb} from '../support/ecb.ts';
import {makeCustomer, makeDraft, makePlan, makeSeller} from '../support/factories.ts';
import {pdfPages} from '../support/pdf-text.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;
let ecb: Awaited<ReturnType<typeof startEcb>>;

test.before(async () => {
	ecb = await startEcb({
		'2026-06-11': {USD: '1.08', JPY: '160', SEK: '11.10'},
		'2026-06-12': {USD: '1.0842', JPY: '161.25', SEK: '11.2030'},
	});
	// A Monday: the last rates are those of Friday.
	world = await startWorld('2026-06-15T10:00:00Z', {ECB_URL: ecb.url});
	await world.drain();
});
test.after.always(async () => {
	await world.close();
	await ecb.close();
});

const swedish = {seller_country_code: 'SE', seller_vat_number: 'SE556188840401', seller_postal_code: '111 22', seller_city: 'Stockholm'};

const lines = [
	{description: 'Work', unit_price_cents: 30_000},
	{description: 'Books', unit_price_cents: 1000, tax_rate: '9'},
];

async function finalized({seller, buyer, ...fields}: Record<string, unknown> & {seller?: object; buyer?: object}) {
	const {partner} = await makeSeller(world, {...seller});
	const {tenantId} = await makeCustomer(world, {partner, profile: {...buyer}});
	const {id} = await makeDraft(world, tenantId, fields);
	return {id, partner, tenantId, answer: await world.operator.post(`/admin/invoices/${id}/finalize`)};
}

const textOf = async (id: string): Promise<string> => {
	const pdf = await world.operator.get(`/admin/invoices/${id}/pdf`);
	return (await pdfPages(pdf.bytes)).join(' ');
};

test('a Dutch seller states the VAT of an invoice in dollars in euros too, by the last rate before it', async t => {
	const {id, answer} = await finalized({currency: 'USD', line_items: lines});
	t.is(answer.status, 200, JSON.stringify(answer.body));
	// 63.00 USD are 58.11 EUR, 0.90 USD are 0.83 EUR.
	t.like(answer.body.data.vat_details, {
		case: 4,
		breakdown: [
			{category: 'S', rate: '21.00', taxable_cents: 30_000, tax_cents: 6300},
			{category: 'S', rate: '9.00', taxable_cents: 1000, tax_cents: 90},
		],
		vat_currency: 'EUR',
		exchange_rate: '0.922339051835',
		exchange_rate_date: '2026-06-12',
		tax_cents_vat_currency: 5894,
	});
	t.is(answer.body.data.seller_snapshot.vat_currency, 'EUR');

	const text = await textOf(id);
	t.regex(text, /VAT Taxable \(USD\) VAT \(USD\) VAT \(EUR\)/);
	t.regex(text, /VAT 21\.00% 300\.00 63\.00 58\.11/);
	t.regex(text, /VAT 9\.00% 10\.00 0\.90 0\.83/);
	t.regex(text, /VAT EUR 58\.94\. Exchange rate: 1 USD = 0\.922339051835 EUR, 12 June 2026/);
});

test('one in yen, without a minor unit, likewise', async t => {
	const {id, answer} = await finalized({currency: 'JPY', line_items: [{description: 'Work', unit_price_cents: 10_000}]});
	t.like(answer.body.data, {tax_cents: 2100, total_cents: 12_100});
	t.like(answer.body.data.vat_details, {vat_currency: 'EUR', exchange_rate: '0.006201550388', tax_cents_vat_currency: 1302});
	t.regex(await textOf(id), /VAT 21\.00% 10,000 2,100 13\.02/);
});

test('a Swedish seller states euros in kronor; the currency it names counts instead', async t => {
	const {answer} = await finalized({seller: swedish, buyer: {country_code: 'SE', postal_code: '111 22'}, currency: 'EUR'});
	t.like(answer.body.data.vat_details, {vat_currency: 'SEK', exchange_rate: '11.203', tax_cents_vat_currency: 28_008});
	const named = await finalized({seller: {...swedish, vat_currency: 'EUR'}, buyer: {country_code: 'SE', postal_code: '111 22'}});
	t.is(named.answer.body.data.vat_details.vat_currency, undefined);
	const shown = await world.operator.get(`/admin/partners/${named.partner}`);
	t.is(shown.body.data.vat_currency, 'EUR');
});

test('nothing is stated, and no rate needed, in the own currency, without VAT, and outside the EU', async t => {
	for (const fields of [
		{currency: 'EUR'},
		{currency: 'AED', buyer: {country_code: 'US', postal_code: '10001'}},
		{currency: 'AED', seller: {seller_country_code: 'CH', seller_vat_number: null, seller_postal_code: '8001'}},
	]) {
		const {answer} = await finalized(fields);
		t.is(answer.status, 200, JSON.stringify(answer.body));
		t.is(answer.body.data.vat_details.vat_currency, undefined);
		t.is(answer.body.data.vat_details.exchange_rate, undefined);
	}
});

test('without a rate finalising is refused, naming pair and date among all else that is missing', async t => {
	const {id, answer} = await finalized({seller: {seller_city: null}, currency: 'AED'});
	t.is(answer.status, 400);
	t.regex(answer.body.error.message, /seller_city is missing.*exchange_rate AED\/EUR is not known for 2026-06-15/);
	t.regex(await textOf(id), /DRAFT/);

	const early = await finalized({currency: 'USD', issue_date: '2026-06-10'});
	t.regex(early.answer.body.error.message, /exchange_rate USD\/EUR is not known for 2026-06-10/);
	const dated = await finalized({currency: 'USD', issue_date: '2026-06-11'});
	t.like(dated.answer.body.data.vat_details, {exchange_rate: '0.925925925926', exchange_rate_date: '2026-06-11'});
});

test('a credit note is stated by the rate of the invoice that it gives back', async t => {
	const {id, tenantId, partner, answer} = await finalized({currency: 'USD', issue_date: '2026-06-11'});
	const [line] = answer.body.data.line_items as {id: IdOf<'invoiceLine'>}[];
	const note = await asSystem(world.inUnit, {because: 'test'}, async unit => {
		const {invoice} = await draft(unit, {
			...{tenantId: tenantId as IdOf<'tenant'>, partnerId: partner as IdOf<'partner'>, currency: 'USD', isAutomatic: true},
			documentType: 'credit_note',
			referencedInvoiceId: id as IdOf<'invoice'>,
			lines: [
				{
					...{kind: 'credit', description: 'Back', quantity: parseDecimal('-1'), unitPriceMinor: parseDecimal('10000')},
					...{amountMinor: -10_000n, creditedLineId: line?.id ?? null, taxCategory: 'S', taxRate: parseDecimal('21')},
				},
			],
		});
		return finalizeInvoice(unit, {invoiceId: invoice.id, isVatStrict: false});
	});
	// 21.00 USD ÷ 1.08 = 19.444… EUR; by the rate of the day it would be 19.37.
	t.like(note.vatDetails, {
		vat_currency: 'EUR',
		exchange_rate: '0.925925925926',
		exchange_rate_date: '2026-06-11',
		tax_cents_vat_currency: -1944,
	});
	t.regex(await textOf(note.id), /VAT 21\.00% 100\.00 21\.00 19\.44/);
});

test('a run leaves the draft until the rate is there, and finalises it then', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const plan = await makePlan(world, {currency: 'ZAR', base_price_cents: 10_000});
	await admin.post('/subscriptions', {plan_id: plan.id});
	await world.drain();
	const documents = async () => (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body.data;
	t.like(await documents(), [{status: 'draft', total_cents: 12_100}]);

	const published = [{day: '2026-06-15', perEuro: new Map([['ZAR', '20']])}];
	await asSystem(world.inUnit, {because: 'test'}, async unit => keepRates(unit, published));
	await world.advanceTo('2026-06-15T11:30:00Z');
	const [invoice] = await documents();
	t.is(invoice.status, 'sent');
	const detail = await admin.get(`/billing/invoices/${invoice.id}`);
	t.like(detail.body.data.vat_details, {vat_currency: 'EUR', exchange_rate: '0.05', tax_cents_vat_currency: 105});
});
