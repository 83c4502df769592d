import test from 'ava';
import {makePlan} from '../support/factories.ts';
import {type Document, german, HOUR, later, lines, meteredPlan, net, now, payingCustomer, VOLUME} from '../support/paying-customer.ts';
import {startWorld, type World} from '../support/scenario.ts';

/** Of each kind of fault in money that was reported from outside, two more that nobody reported. */
let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const usageOf = (documents: readonly Document[]): number =>
	documents
		.flatMap(({line_items}) => line_items)
		.filter(({kind}) => kind === 'usage')
		.reduce((sum, {amount_cents}) => sum + amount_cents, 0);

test.serial('bought again: three times on one day, each with usage of its own, and each unit is paid once', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, end, documents} = await payingCustomer(world);
	let last = '';
	for (const [round, quantity] of [1, 2, 4].entries()) {
		const {id, current_period_end: ends} = await subscribe(plan.id);
		last = ends;
		await later(world, 1);
		await plan.use(tenantId, quantity);
		await later(world, 1);
		if (round < 2) await end(id);
		await later(world, 1);
	}

	await world.advanceTo(new Date(Date.parse(last) + HOUR).toISOString());
	t.is(usageOf(await documents()), 700);
});

test.serial('bought again: another plan of the same service, whose dearer units are those used after it was bought', async t => {
	const cheap = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, end, documents} = await payingCustomer(world);
	const {id} = await subscribe(cheap.id);
	await later(world, 1);
	await cheap.use(tenantId, 3);
	await later(world, 1);
	await end(id);
	await later(world, 1);
	const dear = await makePlan(world, {service_id: cheap.serviceId, base_price_cents: 0});
	await world.operator.put(`/admin/catalog/plans/${dear.id}/pricing-tiers`, [
		{metric_slug: 'calls', model: 'graduated', tier_start: '0', unit_label: 'call', unit_price_cents: '1000'},
	]);
	const {current_period_end: ends} = await subscribe(dear.id);
	await later(world, 1);
	await cheap.use(tenantId, 2);
	await world.advanceTo(new Date(Date.parse(ends) + HOUR).toISOString());
	t.is(usageOf(await documents()), 300 + 2000);
});

test.serial('given back after a move: to Germany and to nobody in particular, the note keeps buyer and VAT of its invoice', async t => {
	for (const profile of [
		german,
		{...german, company_name: 'Jan Jansen', country_code: 'FR', city: 'Paris', postal_code: '75001', is_business: false},
	]) {
		const {subscribe, setProfile, end, documents} = await payingCustomer(world);
		const {id} = await subscribe((await makePlan(world, {billing_period: 'yearly', base_price_cents: 36_500})).id);
		await setProfile(profile);
		await end(id);
		const [invoice, note] = await documents();
		t.like(note, {document_type: 'credit_note', buyer_snapshot: {country_code: 'NL'}, referenced_invoice_id: invoice?.id});
		t.deepEqual(
			note?.vat_details.breakdown.map(({category}) => category),
			['S'],
			profile.country_code,
		);
	}
});

test.serial('given back in two steps: late units one by one, and after half was credited by hand, never more than was billed', async t => {
	for (const creditsByHand of [false, true]) {
		const plan = await meteredPlan(world, VOLUME);
		const {tenantId, subscribe, documents} = await payingCustomer(world);
		const {current_period_end: end} = await subscribe(plan.id);
		await plan.use(tenantId, 100);
		await world.advanceTo(new Date(Date.parse(end) + HOUR).toISOString());
		const [billed] = await documents();
		const [line] = (billed as unknown as {line_items: {id: string; kind: string}[]}).line_items.filter(({kind}) => kind === 'usage');
		if (creditsByHand) {
			const asked = {reason: 'half of it', line_items: [{line_item_id: line?.id, amount_cents: 500}]};
			const {status, body} = await world.operator.post(`/admin/invoices/${billed?.id}/credit-note`, asked);
			t.true(status < 300, JSON.stringify(body));
		}

		for (const hours of [3, 2]) {
			await plan.use(tenantId, 1, new Date(Date.parse(end) - hours * HOUR).toISOString());
			await later(world, 24);
		}

		await later(world, 40 * 24);
		const usage = usageOf(await documents());
		t.true(usage >= 0, `${usage}`);
		if (!creditsByHand) t.is(usage, 102, 'what 102 units cost by the volume that they came to');
	}
});

test.serial('one instant, one account: each currency has its own document, and a trial that ends joins what renews', async t => {
	const {subscribe, documents} = await payingCustomer(world);
	for (const currency of ['EUR', 'USD', 'EUR', 'USD'])
		await subscribe((await makePlan(world, {billing_period: 'weekly', base_price_cents: 100, currency})).id);
	for (const trial of [7, 7])
		await subscribe((await makePlan(world, {billing_period: 'weekly', base_price_cents: 100, trial_days: trial})).id);
	const before = (await documents()).length;
	await later(world, 8 * 24);
	const made = (await documents()).slice(before);
	t.deepEqual(made.map(document => document.line_items.length).toSorted(), [2, 4]);
});

test.serial('limits: of quantity times price, and of a sum that only a change makes too large, nothing is changed', async t => {
	const {tenantId} = await payingCustomer(world);
	const draft = async (items: readonly Record<string, unknown>[]) =>
		world.operator.post('/admin/invoices', {tenant_id: tenantId, currency: 'EUR', line_items: items});
	t.like(await draft([{description: 'x', quantity: '1000000', unit_price_cents: '9000000000000'}]), {status: 422});
	const {body} = await draft([{description: 'x', unit_price_cents: '4000000000000000'}]);
	const path = `/admin/invoices/${body.data.id}`;
	const twice = {description: 'x', unit_price_cents: '4000000000000000', tax_category: 'Z'};
	t.is((await world.operator.patch(path, {line_items: [twice, twice, twice]})).status, 422);
	t.like((await world.operator.get(path)).body.data, {subtotal_cents: 4_000_000_000_000_000, line_items: [{quantity: '1'}]});
});

test.serial('moves: over the date line, and there and back within a period, each day is paid once', async t => {
	for (const zones of [
		['Pacific/Apia', 'Pacific/Honolulu'],
		['Europe/Amsterdam', 'Asia/Tokyo', 'Europe/Amsterdam'],
	]) {
		const {admin, subscribe, documents} = await payingCustomer(world);
		const [first, ...others] = zones;
		await admin.put('/organization/tenant', {time_zone: first});
		const {current_period_end: ends} = await subscribe((await makePlan(world)).id);
		for (const time_zone of others) {
			await later(world, 24);
			await admin.put('/organization/tenant', {time_zone});
		}

		await world.advanceTo(new Date(Date.parse(ends) + 36 * HOUR).toISOString());
		const [one, two] = (await documents()).map(({line_items: [line]}) => line);
		t.is(two?.period_start, dayOf(new Date(Date.parse(one?.period_end ?? '') + 24 * HOUR)), zones.join());
	}
});

test.serial('ended early: usage of the last hour, and of a first day that was the last, stands under its own days', async t => {
	for (const days of [12, 0]) {
		const plan = await meteredPlan(world, [{unit_price_cents: '100'}], {base_price_cents: 3000});
		const {tenantId, subscribe, end, documents} = await payingCustomer(world);
		const {id} = await subscribe(plan.id);
		const start = dayOf(await now(world));
		await later(world, days * 24 + 1);
		await plan.use(tenantId, 1);
		await later(world, 1);
		await end(id);
		const usage = (await documents()).flatMap(({line_items}) => line_items).find(({kind}) => kind === 'usage');
		t.like(usage, {period_start: start, period_end: dayOf(await now(world)), amount_cents: 100}, `${days}`);
	}
});

test.serial('suspended: twice in a period, and over two period ends, what was used is billed once', async t => {
	const plan = await meteredPlan(world, [{unit_price_cents: '100'}]);
	const {tenantId, subscribe, documents} = await payingCustomer(world);
	const {id, current_period_end: ends} = await subscribe(plan.id);
	const act = async (verb: string) => t.is((await world.operator.post(`/admin/subscriptions/${id}/${verb}`)).status, 200, verb);
	await plan.use(tenantId, 1);
	await act('suspend');
	await later(world, 24);
	await act('resume');
	await plan.use(tenantId, 2);
	await act('suspend');
	await world.advanceTo(new Date(Date.parse(ends) + 40 * 24 * HOUR).toISOString());
	await act('resume');
	await later(world, 40 * 24);
	t.is(usageOf(await documents()), 300);
});

test.serial('what no longer recurs: what has ended, at once or with its period, adds nothing to what recurs', async t => {
	const {admin, tenantId, subscribe, end} = await payingCustomer(world);
	const mrrOf = async (id: string) => (await admin.get(`/subscriptions/${id}`)).body.data.mrr_amount_cents;
	const recurring = async () => {
		const {by_currency: sums = []} = (await world.operator.get(`/admin/tenants/${tenantId}`)).body.data;
		return sums.reduce((sum: number, {mrr_cents: cents}: {mrr_cents: number}) => sum + cents, 0);
	};
	const [one, two] = [await subscribe((await makePlan(world, {base_price_cents: 6200})).id), await subscribe((await makePlan(world)).id)];
	t.is(await mrrOf(one.id), 6200);
	await end(one.id);
	t.is(await mrrOf(one.id), 0);
	t.is((await admin.post(`/subscriptions/${two.id}/cancel`)).status, 200);
	await world.advanceTo(new Date(Date.parse(two.current_period_end) + HOUR).toISOString());
	t.is(await mrrOf(two.id), 0);
	t.is(await recurring(), 0);
});

test.serial('VAT of what gives back is shared out like that of what was charged, also over seven equal lines', async t => {
	const {tenantId} = await payingCustomer(world);
	for (const [count, price] of [
		[3, 22],
		[7, 33],
	] as const) {
		const asked = {
			tenant_id: tenantId,
			currency: 'EUR',
			line_items: Array.from({length: count}, () => ({description: 'x', unit_price_cents: price})),
		};
		const {body} = await world.operator.post('/admin/invoices', asked);
		await world.operator.post(`/admin/invoices/${body.data.id}/finalize`);
		const taxesOf = async (id: string) => {
			const {line_items: items, tax_cents: total} = (await world.operator.get(`/admin/invoices/${id}`)).body.data;
			const each = items.map(({tax_cents: cents}: {tax_cents: number}) => cents);
			t.is(
				each.reduce((sum: number, cents: number) => sum + cents, 0),
				total,
			);
			return each;
		};
		const charged = await taxesOf(body.data.id);
		const voided = await world.operator.post(`/admin/invoices/${body.data.id}/void`, {reason: 'not ordered'});
		t.is(voided.status, 200);
		await world.drain();
		const [note] = (await world.operator.get(`/admin/invoices/${body.data.id}`)).body.data.credit_notes;
		t.deepEqual(
			await taxesOf(note.id),
			charged.map((cents: number) => -cents),
		);
	}
});

test.serial('a note that gives back says so on both sides, when a plan is changed and when a quantity falls', async t => {
	const {subscribe, end, documents} = await payingCustomer(world);
	const yearly = await makePlan(world, {billing_period: 'yearly', base_price_cents: 36_500});
	const [one, two] = [
		await subscribe(yearly.id),
		await subscribe((await makePlan(world, {billing_period: 'yearly', base_price_cents: 73_000})).id),
	];
	await later(world, 24);
	for (const {id} of [one, two]) await end(id);
	const all = await documents();
	const notes = all.filter(({document_type: type}) => type === 'credit_note');
	t.is(notes.length, 2);
	for (const note of notes) {
		const invoice = all.find(({id}) => id === note.referenced_invoice_id);
		t.deepEqual(
			invoice?.credit_notes.map(({id}) => id),
			[note.id],
		);
	}

	t.true(net(all) >= 0);
	t.true(all.every(document => lines(document).length > 0));
});
