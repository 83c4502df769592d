import test from 'ava';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const csv = {accept: 'text/csv'};

test.serial('invoices, their lines and payments are answered as CSV, all of them and not only a page', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const other = await makeCustomer(world, {partner});
	await makeFinalInvoice(world, other.tenantId);
	const lines = Array.from({length: 450}, (_, index) => ({description: `Line ${index + 1}`, unit_price_cents: index + 1}));
	const many = await makeFinalInvoice(world, tenantId, {line_items: lines});
	const odd = await makeFinalInvoice(world, tenantId, {
		line_items: [{description: '=HYPERLINK("http://x")', unit_price_cents: 100}, ...lines.slice(0, 99)],
	});
	await world.operator.post(`/admin/invoices/${odd.id}/mark-paid`, {reference: '+31 20'});
	const staff = await world.partnerAdmin(partner);

	const invoices = await admin.get('/billing/invoices?page_size=1', csv);
	t.is(invoices.headers.get('content-type'), 'text/csv; charset=utf-8');
	t.is(invoices.headers.get('content-disposition'), 'attachment; filename="invoices.csv"');
	const [head, ...rows] = (invoices.body as string).trimEnd().split('\r\n');
	t.true(head?.startsWith('id,number,document_type,status,'));
	t.deepEqual(rows.map(row => row.split(',')[0]).toSorted(), [many.id, odd.id].toSorted());

	const own = (await admin.get('/billing/invoice-lines', csv)).body as string;
	t.is(own.trimEnd().split('\r\n').length, 1 + 450 + 100, 'more than is read at once');
	t.true(own.includes('"\'=HYPERLINK(""http://x"")"'));
	const all = (await staff.get('/admin/invoice-lines', csv)).body as string;
	t.is(all.trimEnd().split('\r\n').length, 1 + 450 + 100 + 1, 'and those of the other customer');
	const one = (await staff.get(`/admin/invoice-lines?invoice_id=${odd.id}`, csv)).body as string;
	t.is(one.trimEnd().split('\r\n').length, 101);

	const payments = (await admin.get('/billing/payments', csv)).body as string;
	t.is(payments.trimEnd().split('\r\n').length, 2);
	t.true(payments.includes("'+31 20"));
	t.like((await staff.get('/admin/invoice-payments')).body, {data: [{invoice_id: odd.id}], pagination: {total: 1}});
	t.like((await admin.get('/billing/invoice-lines')).body, {pagination: {total: 550, page_size: 20}});
});

test.serial('JSON is what whoever says nothing gets, and a refusal is JSON in any case', async t => {
	const {admin} = await makeCustomer(world);
	t.deepEqual((await admin.get('/billing/invoices')).body.data, []);
	t.deepEqual((await admin.get('/billing/invoices', {accept: 'text/csv;q=0.5, application/json'})).body.data, []);
	const refused = await admin.get('/billing/invoices?status=nothing', csv);
	t.deepEqual([refused.status, refused.body.error.code], [422, 'validation_error']);
	t.is((await world.nobody.get('/billing/invoices', csv)).status, 401);
	t.is((await admin.get('/billing/invoices', csv)).body.split('\r\n').length, 2, 'the head alone');
});
