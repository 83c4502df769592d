import test from 'ava';
import {asService, makeCustomer, makePlan, makeSeller, makeService, unique, usageEvent} from '../support/factories.ts';
import {startWorld, type World} from '../support/world.ts';

type Line = {kind: string; description: string; amount_cents: number; period_start: string; period_end: string; tax_category: string};
type Document = {
	id: string;
	created_at: string;
	document_type: string;
	status: string;
	number: string | null;
	issue_date: string;
	subtotal_cents: number;
	total_cents: number;
	amount_due_cents: number;
	referenced_invoice_id: string | null;
	line_items: Line[];
	credit_notes: {id: string}[];
	buyer_snapshot: {country_code: string};
	vat_details: {legal_note: string | null; breakdown: {category: string}[]};
};

const german = {company_name: 'Kunde GmbH', address_line1: 'Weg 1', postal_code: '10115', city: 'Berlin', country_code: 'DE'};
const HOUR = 3_600_000;

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

const orderOf = ({created_at, document_type, id}: Document) => `${created_at} ${document_type === 'invoice' ? 0 : 1} ${id}`;

const now = async () => world.clock.business(async () => 0);
const later = async (hours: number) => world.advanceTo(new Date((await now()).getTime() + hours * HOUR).toISOString());

/** A customer of a seller of its own, and what can be done with it. */
async function customer({seller = {}, profile = {}}: {seller?: Record<string, unknown>; profile?: Record<string, unknown>} = {}) {
	const {partner} = await makeSeller(world, seller);
	const {tenantId, admin} = await makeCustomer(world, {partner, profile});
	return {
		...{partner, tenantId, admin},
		async subscribe(planId: string): Promise<{id: string; current_period_end: string}> {
			const {status, body} = await admin.post('/subscriptions', {plan_id: planId});
			if (status !== 201) throw new Error(JSON.stringify(body));
			await world.drain();
			return body.data;
		},
		async end(id: string) {
			await world.operator.post(`/admin/subscriptions/${id}/cancel?immediate=true`);
			await world.drain();
		},
		setProfile: async (fields: Record<string, unknown>) =>
			world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, {contact_email: 'k@example.com', ...fields}),
		/** Oldest first; of one instant the invoices first. */
		async documents(): Promise<Document[]> {
			const {data} = (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`)).body;
			const details = (data as Document[]).map(async ({id}) => (await world.operator.get(`/admin/invoices/${id}`)).body.data);
			const all: Document[] = await Promise.all(details);
			return all.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
		},
	};
}

/** A plan of a service that reports `calls`, with these prices of them, and how to report some. */
async function meteredPlan(
	tiers: readonly Record<string, unknown>[],
	plan: Record<string, unknown> = {},
	metric: Record<string, unknown> = {},
) {
	const service = await makeService(world);
	const reporter = await asService(world, service.slug);
	await reporter.put('/registry/register', {
		...{slug: service.slug, name: 'Dienst', version: '1', base_url: 'http://127.0.0.1:9/'},
		metrics: [{slug: 'calls', name: 'Aufrufe', unit: 'call', aggregation: 'sum', ...metric}],
	});
	const {id} = await makePlan(world, {base_price_cents: 0, ...plan, service_id: service.id});
	const priced = tiers.map(tier => ({metric_slug: 'calls', model: 'graduated', tier_start: '0', unit_label: 'call', ...tier}));
	await world.operator.put(`/admin/catalog/plans/${id}/pricing-tiers`, priced);
	return {
		id,
		async use(tenantId: string, quantity: number, timestamp?: string) {
			const {body} = await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity, ...(timestamp && {timestamp})})]});
			if (body.data.rejected.length > 0) throw new Error(JSON.stringify(body));
			await world.drain();
		},
	};
}

const net = (documents: readonly Document[]) => documents.reduce((sum, {subtotal_cents}) => sum + subtotal_cents, 0);
const lines = (document: Document | undefined) => document?.line_items.map(({kind, amount_cents}) => `${kind} ${amount_cents}`) ?? [];

const VOLUME = [
	{model: 'volume', tier_end: '100', unit_price_cents: '10'},
	{model: 'volume', tier_start: '100', unit_price_cents: '1'},
];

test.serial(
	'an invoice and the credit note that waited for it become final together, and the note lowers what its own invoice owes',
	async t => {
		const {partner, subscribe, end, documents} = await customer({seller: {seller_vat_number: null}});
		const {id} = await subscribe((await makePlan(world, {base_price_cents: 3100})).id);
		await end(id);
		const [invoice, note] = await documents();
		t.like(
			[invoice, note],
			[
				{document_type: 'invoice', status: 'draft'},
				{document_type: 'credit_note', status: 'draft', referenced_invoice_id: invoice?.id},
			],
		);
		const early = await world.operator.post(`/admin/invoices/${note?.id}/finalize`);
		t.is(early.status, 400);
		t.regex(early.body.error.message, /finalise that one first/);

		await world.operator.patch(`/admin/partners/${partner}`, {seller_vat_number: 'NL004495445B01'});
		await later(2);
		t.like(await documents(), [
			{document_type: 'invoice', total_cents: 3751, amount_due_cents: 125},
			{document_type: 'credit_note', status: 'paid', total_cents: -3626, amount_due_cents: 0},
		]);
	},
);

test.serial('what is used before and after a service is bought anew on one day is paid once', async t => {
	const plan = await meteredPlan([{unit_price_cents: '100'}]);
	const {tenantId, subscribe, end, documents} = await customer();
	const first = await subscribe(plan.id);
	await later(1);
	await plan.use(tenantId, 3);
	await later(1);
	await end(first.id);
	await later(1);
	const second = await subscribe(plan.id);
	await later(1);
	await plan.use(tenantId, 2);
	await world.advanceTo(new Date(Date.parse(second.current_period_end) + HOUR).toISOString());
	t.deepEqual((await documents()).map(lines), [['usage 300'], ['recurring 0', 'usage 200']]);
});

test.serial('what gives back has the buyer, the VAT and the words of what it gives back, whatever the profile says today', async t => {
	const numbered = {...german, vat_number: 'DE136695976', is_business: true};
	const charged = await customer({profile: numbered});
	const yearly = await makePlan(world, {billing_period: 'yearly', base_price_cents: 36_500});
	const {id} = await charged.subscribe(yearly.id);
	await charged.setProfile({company_name: 'Klant', address_line1: 'S 1', postal_code: '1011 AA', city: 'Amsterdam', country_code: 'NL'});
	await charged.end(id);
	const [, reversed] = await charged.documents();
	t.like(reversed, {document_type: 'credit_note', status: 'paid', buyer_snapshot: {country_code: 'DE', vat_number: 'DE136695976'}});
	t.deepEqual(
		reversed?.vat_details.breakdown.map(({category}) => category),
		['AE'],
	);

	const moved = await customer();
	const other = await moved.subscribe(yearly.id);
	await moved.setProfile({company_name: 'K', address_line1: 'S 1', postal_code: '8001', city: 'Zürich', country_code: 'CH'});
	await moved.end(other.id);
	const [, taxed] = await moved.documents();
	t.like(taxed, {document_type: 'credit_note', buyer_snapshot: {country_code: 'NL'}, vat_details: {legal_note: null}});
	t.deepEqual(
		taxed?.vat_details.breakdown.map(({category}) => category),
		['S'],
	);
});

test.serial('the sign of the total, VAT included, decides whether a document is a credit note', async t => {
	const plan = await meteredPlan(VOLUME, {base_price_cents: 1000});
	const {tenantId, subscribe, setProfile, documents} = await customer({profile: {...german, is_business: true}});
	const {current_period_end: end} = await subscribe(plan.id);
	await plan.use(tenantId, 100);
	await world.advanceTo(new Date(Date.parse(end) + HOUR).toISOString());
	await setProfile({...german, vat_number: 'DE136695976', is_business: true});
	await plan.use(tenantId, 1, new Date(Date.parse(end) - HOUR).toISOString());
	await later(31 * 24);
	const last = (await documents()).at(-1);
	t.deepEqual(lines(last), ['recurring 1000', 'usage -899']);
	t.like(last, {document_type: 'credit_note', subtotal_cents: 101, total_cents: -88});
});

test.serial('usage that goes down is given back from the lines that charged it, each at most to its amount, the newest first', async t => {
	const seats = await meteredPlan([{unit_price_cents: '100'}], {}, {aggregation: 'latest'});
	const {tenantId, subscribe, documents} = await customer();
	const {current_period_end: ends} = await subscribe(seats.id);
	const before = (hours: number) => new Date(Date.parse(ends) - hours * HOUR).toISOString();
	await world.advanceTo(before(10));
	await seats.use(tenantId, 100, before(40));
	await world.advanceTo(new Date(Date.parse(ends) + HOUR).toISOString());
	await seats.use(tenantId, 110, before(30));
	await subscribe((await makePlan(world, {base_price_cents: 100})).id);
	await seats.use(tenantId, 0, before(20));
	await subscribe((await makePlan(world, {base_price_cents: 50_000})).id);
	t.deepEqual((await documents()).map(lines), [
		['recurring 0', 'usage 10000'],
		['recurring 100', 'usage 1000'],
		['recurring 50000', 'usage -1000', 'usage -10000'],
	]);
	const [first, second] = await documents();
	t.regex(second?.line_items[1]?.description ?? '', /Aufrufe: 110 call, EUR\s100\.00 of it billed before/);
	t.is((await world.operator.post(`/admin/invoices/${first?.id}/credit-note`, {reason: 'all'})).status, 400, 'nothing of it is left');
});

test.serial('what was credited by hand is not given back a second time', async t => {
	const plan = await meteredPlan(VOLUME);
	const {tenantId, subscribe, documents} = await customer();
	const {current_period_end: ends} = await subscribe(plan.id);
	await plan.use(tenantId, 100);
	await world.advanceTo(new Date(Date.parse(ends) + HOUR).toISOString());
	const [invoice] = await documents();
	t.is(invoice?.subtotal_cents, 1000);
	const note = await world.operator.post(`/admin/invoices/${invoice?.id}/credit-note`, {reason: 'all'});
	await world.operator.post(`/admin/invoices/${note.body.data.id}/finalize`);
	await plan.use(tenantId, 1, new Date(Date.parse(ends) - HOUR).toISOString());
	await subscribe((await makePlan(world, {base_price_cents: 100})).id);
	t.is(net(await documents()), 100);
});

test.serial('a note of a run says which invoice it gives back, and the invoice says so, too', async t => {
	const {subscribe, end, documents} = await customer();
	const {id} = await subscribe((await makePlan(world)).id);
	await end(id);
	const [invoice, note] = await documents();
	t.is(note?.referenced_invoice_id, invoice?.id);
	t.deepEqual(
		invoice?.credit_notes.map(each => each.id),
		[note?.id],
	);
});

test.serial('whatever ends at one midnight stands on one document', async t => {
	const {subscribe, documents} = await customer();
	for (let made = 0; made < 30; made++)
		await subscribe((await makePlan(world, {trial_days: 7, billing_period: 'weekly', base_price_cents: 100})).id);
	await later(8 * 24);
	await later(7 * 24);
	t.deepEqual(
		(await documents()).map(document => document.line_items.length),
		[30, 30],
	);
});

test.serial('amounts that somebody asks for are held to the limit with their sum and their VAT', async t => {
	const {tenantId} = await customer();
	const tooMuch = async (prices: readonly string[], more: Record<string, unknown> = {}) =>
		world.operator.post('/admin/invoices', {
			...{tenant_id: tenantId, currency: 'EUR'},
			line_items: prices.map(price => ({description: 'x', unit_price_cents: price, ...more})),
		});
	for (const answer of [
		await tooMuch(['9000000000000000', '9000000000000000'], {tax_category: 'Z'}),
		await tooMuch(['9000000000000000']),
		await tooMuch(['8000000000000000']),
	])
		t.like(answer, {status: 422, body: {error: {details: [{path: 'line_items'}]}}});
	const {body} = await tooMuch(['7000000000000000']);
	const path = `/admin/invoices/${body.data.id}`;
	const changed = await world.operator.patch(path, {line_items: [{description: 'x', unit_price_cents: '8000000000000000'}]});
	t.like(changed, {status: 422, body: {error: {details: [{path: 'line_items'}]}}});
	t.is((await world.operator.get(path)).body.data.subtotal_cents, 7_000_000_000_000_000);
});

test.serial('a customer who moves west or east pays each day once', async t => {
	for (const [from, to] of [
		['Europe/Amsterdam', 'America/Los_Angeles'],
		['America/Los_Angeles', 'Europe/Amsterdam'],
	]) {
		const {admin, subscribe, documents} = await customer();
		await admin.put('/organization/tenant', {time_zone: from});
		const {current_period_end: ends} = await subscribe((await makePlan(world)).id);
		await admin.put('/organization/tenant', {time_zone: to});
		await world.advanceTo(new Date(Date.parse(ends) + 12 * HOUR).toISOString());
		const [first, second] = (await documents()).map(({line_items: [line]}) => line);
		const dayAfter = new Date(Date.parse(first?.period_end ?? '') + 24 * HOUR).toISOString().slice(0, 10);
		t.is(second?.period_start, dayAfter, `${from} to ${to}`);
		t.is(second?.period_start.slice(8), first?.period_start.slice(8), 'the boundary is the day of the anchor');
	}
});

test.serial('usage of a period that ended early names the days that it was used on', async t => {
	const plan = await meteredPlan([{unit_price_cents: '100'}], {base_price_cents: 3000});
	const {tenantId, subscribe, end, documents} = await customer();
	const {id} = await subscribe(plan.id);
	const start = (await now()).toISOString().slice(0, 10);
	await plan.use(tenantId, 1);
	await later(9 * 24);
	await end(id);
	const usage = (await documents()).at(-1)?.line_items.find(({kind}) => kind === 'usage');
	t.like(usage, {period_start: start, period_end: (await now()).toISOString().slice(0, 10)});
});

test.serial('what was used in a suspended subscription is billed when its period is over', async t => {
	const plan = await meteredPlan([{unit_price_cents: '100'}]);
	const {tenantId, subscribe, documents} = await customer();
	const {id, current_period_end: ends} = await subscribe(plan.id);
	await plan.use(tenantId, 4);
	t.is((await world.operator.post(`/admin/subscriptions/${id}/suspend`)).status, 200);
	await world.advanceTo(new Date(Date.parse(ends) + 2 * HOUR).toISOString());
	t.deepEqual((await documents()).map(lines), [['usage 400']]);
	await world.operator.post(`/admin/subscriptions/${id}/resume`);
	await later(1);
	t.is((await documents()).length, 1, 'a period that was left is not charged again');
});

test.serial('a draft shows the VAT that its lines would be charged, and what decides it', async t => {
	const {tenantId} = await customer();
	const asked = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'x', unit_price_cents: 1000}]};
	const {body} = await world.operator.post('/admin/invoices', asked);
	t.like(body.data, {tax_cents: 210, line_items: [{tax_category: 'S', tax_rate: '21.00', tax_cents: 210}]});
	const [line] = body.data.line_items;
	const kept = {id: line.id, description: 'y', unit_price_cents: 1000, tax_category: 'S', tax_rate: '21.00'};
	await world.operator.patch(`/admin/invoices/${body.data.id}`, {line_items: [kept]});
	await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, {...german, vat_number: 'DE136695976', is_business: true});
	const after = (await world.operator.get(`/admin/invoices/${body.data.id}`)).body.data;
	t.like(
		after,
		{tax_cents: 0, line_items: [{description: 'y', tax_category: 'AE', tax_cents: 0}]},
		'what is shown is not what is asked for',
	);
});

test.serial('a credit note is not older than the invoice that it amends', async t => {
	const {tenantId} = await customer();
	const asked = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'x', unit_price_cents: 1000}]};
	const {id} = (await world.operator.post('/admin/invoices', asked)).body.data;
	const invoice = (await world.operator.post(`/admin/invoices/${id}/finalize`)).body.data;
	const note = (await world.operator.post(`/admin/invoices/${id}/credit-note`, {reason: 'r'})).body.data;
	const day = new Date(Date.parse(invoice.issue_date) - 24 * HOUR).toISOString().slice(0, 10);
	await world.operator.patch(`/admin/invoices/${note.id}`, {issue_date: day});
	const refused = await world.operator.post(`/admin/invoices/${note.id}/finalize`);
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /the date of the invoice/);
	await world.operator.patch(`/admin/invoices/${note.id}`, {issue_date: null});
	t.is((await world.operator.post(`/admin/invoices/${note.id}/finalize`)).body.data.issue_date, invoice.issue_date);
});

test.serial('unused days that a draft credit note held back are given back when the draft goes', async t => {
	const {subscribe, end, documents} = await customer();
	const {id} = await subscribe((await makePlan(world, {base_price_cents: 3000})).id);
	const [invoice] = await documents();
	const held = (await world.operator.post(`/admin/invoices/${invoice?.id}/credit-note`, {reason: unique('held')})).body.data;
	await end(id);
	t.is((await documents()).length, 2, 'nothing is left to give back');
	await world.operator.delete(`/admin/invoices/${held.id}`);
	await later(2);
	const [, note] = await documents();
	t.like(note, {document_type: 'credit_note', referenced_invoice_id: invoice?.id});
	t.true((note?.subtotal_cents ?? 0) < -2800);
});
