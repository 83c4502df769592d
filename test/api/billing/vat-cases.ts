import test from 'ava';
import {makeCustomer, makeSeller} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

type Case = Readonly<{
	what: string;
	seller?: Record<string, unknown>;
	buyer?: Record<string, unknown>;
	line?: Record<string, unknown>;
	tax: number;
	details: Record<string, unknown>;
	taxedAs: [category: string, rate: string];
}>;

const german = {country_code: 'DE', postal_code: '10115', city: 'Berlin'};

const cases: readonly Case[] = [
	{
		what: 'a seller outside the EU charges no VAT',
		seller: {seller_country_code: 'CH', seller_vat_number: null, seller_postal_code: '8001'},
		tax: 0,
		details: {
			case: 1,
			tax_label: 'No VAT',
			legal_note: null,
			breakdown: [{category: 'O', taxable_cents: 10_000, tax_cents: 0, exemption_code: 'VATEX-EU-O'}],
		},
		taxedAs: ['O', '0.00'],
	},
	{
		what: 'a buyer outside the EU is an export',
		buyer: {country_code: 'US', postal_code: '10001', city: 'New York'},
		tax: 0,
		details: {case: 2, tax_label: 'VAT 0% (Export)', legal_note: 'Export outside the EU - VAT not applicable'},
		taxedAs: ['G', '0.00'],
	},
	{
		what: 'the Canary Islands are outside',
		buyer: {country_code: 'ES', postal_code: '35001', city: 'Las Palmas'},
		tax: 0,
		details: {case: 2},
		taxedAs: ['G', '0.00'],
	},
	{what: 'the same country', tax: 2100, details: {case: 4, tax_label: 'VAT 21.00%', legal_note: null}, taxedAs: ['S', '21.00']},
	{
		what: 'a business with its number in another state owes the VAT itself',
		buyer: {...german, vat_number: 'DE136695976'},
		tax: 0,
		details: {
			case: 5,
			reverse_charge: true,
			tax_label: 'VAT 0% (Reverse Charge)',
			legal_note: 'Reverse charge - Art. 196 EU VAT Directive',
			buyer_vat_number: 'DE136695976',
			vat_number_status: 'unchecked',
		},
		taxedAs: ['AE', '0.00'],
	},
	{what: 'anybody else in another state', buyer: german, tax: 2100, details: {case: 6, tax_label: 'VAT 21.00%'}, taxedAs: ['S', '21.00']},
	{
		what: 'a seller in the one-stop shop charges the rate of the buyer’s country',
		seller: {oss_registered: true},
		buyer: german,
		tax: 1900,
		details: {case: 6, tax_label: 'VAT 19.00%'},
		taxedAs: ['S', '19.00'],
	},
	{
		what: 'the rate of the day a period ended applies, not that of the issue date',
		seller: {oss_registered: true},
		buyer: {country_code: 'SK', postal_code: '81101', city: 'Bratislava'},
		line: {period_start: '2024-12-01', period_end: '2024-12-31'},
		tax: 2000,
		details: {case: 6, tax_label: 'VAT 20.00%'},
		taxedAs: ['S', '20.00'],
	},
	{what: 'a line’s own rate', line: {tax_rate: '9'}, tax: 900, details: {case: 4, tax_label: 'VAT 9.00%'}, taxedAs: ['S', '9.00']},
	{
		what: 'a line’s own exemption and its reason',
		line: {tax_category: 'E', tax_exemption_reason: 'Education'},
		tax: 0,
		details: {case: 4, breakdown: [{category: 'E', rate: '0.00', taxable_cents: 10_000, tax_cents: 0, exemption_reason: 'Education'}]},
		taxedAs: ['E', '0.00'],
	},
];

for (const {what, seller, buyer, line, tax, details, taxedAs} of cases) {
	test(what, async t => {
		const {partner} = await makeSeller(world, seller);
		const {tenantId} = await makeCustomer(world, {partner, profile: buyer});
		const lines = [{description: 'Work', unit_price_cents: 10_000, ...line}];
		const draft = await world.operator.post('/admin/invoices', {tenant_id: tenantId, currency: 'EUR', line_items: lines});
		t.is(draft.body.data.tax_cents, tax, 'a draft shows what it would come to');
		const final = await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
		t.is(final.status, 200, JSON.stringify(final.body));
		t.like(final.body.data, {tax_cents: tax, total_cents: 10_000 + tax});
		t.like(final.body.data.vat_details, details);
		const [taxed] = final.body.data.line_items;
		t.deepEqual([taxed.tax_category, taxed.tax_rate, taxed.tax_cents], [...taxedAs, tax]);
	});
}

test('an exempt profile is the operator’s to grant', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const profile = (await admin.get('/billing/billing-profile')).body.data;
	const {company_name, address_line1, postal_code, city, country_code} = profile;
	const put = {company_name, address_line1, postal_code, city, country_code, tax_exempt: true};
	t.is((await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, put)).status, 200);
	const draft = await world.operator.post('/admin/invoices', {
		tenant_id: tenantId,
		currency: 'EUR',
		line_items: [{description: 'A', unit_price_cents: 100}],
	});
	const final = await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
	t.like(final.body.data.vat_details, {case: 3, tax_label: 'VAT exempt', legal_note: 'VAT exempt'});
});

test('what mixes lines outside the scope of VAT with others, or names no rate where none is known, is refused', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const refused = async (...lines: Record<string, unknown>[]) => {
		const line_items = lines.map(line => ({description: 'A', unit_price_cents: 100, ...line}));
		const draft = await world.operator.post('/admin/invoices', {tenant_id: tenantId, currency: 'EUR', line_items});
		const answer = await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
		t.is(answer.status, 400);
		return String(answer.body.error.message);
	};
	t.regex(await refused({}, {tax_category: 'O'}), /line_items.*O/);
	t.regex(await refused({tax_category: 'E', tax_exemption_reason: 'a'}, {tax_category: 'E', tax_exemption_reason: 'b'}), /one reason/);
	t.regex(await refused({period_start: '2023-12-01', period_end: '2023-12-31'}), /line_items\.0\.tax_rate/);
});
