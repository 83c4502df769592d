import test from 'ava';
import type {ApiAnswer, Client} from '../support/client.ts';
import {makeCustomer, makeDraft, makePlan, makeSeller} from '../support/factories.ts';
import {pdfPages} from '../support/pdf-text.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

/** Asks for a PDF as a client does: again, when it is told to. */
async function pdfOf(client: Client, path: string): Promise<ApiAnswer> {
	for (let tries = 1; ; tries++) {
		const answer = await client.get(path);
		if (answer.status !== 503 || tries === 5) return answer;
	}
}

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

test('a new subscription is invoiced at once: the PDF lies ready and a mail brings it', async t => {
	const {partner, prefix} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner, profile: {contact_email: 'paper@acme.example'}});
	const plan = await makePlan(world, {base_price_cents: 123_456, name: 'Professional'});
	t.is((await admin.post('/subscriptions', {plan_id: plan.id, quantity: 2})).status, 201);
	await world.drain();

	const listed = await admin.get('/billing/invoices');
	const [invoice] = listed.body.data;
	t.like(invoice, {number: `${prefix}-2026-000001`, status: 'sent', pdf_status: 'ready', total_cents: 298_764, tenant_id: tenantId});
	const pdf = await pdfOf(admin, `/billing/invoices/${invoice.id}/pdf`);
	t.is(pdf.status, 200);
	t.is(pdf.headers.get('content-type'), 'application/pdf');
	t.is(pdf.headers.get('content-disposition'), `attachment; filename="${invoice.number}.pdf"`);
	const [page = ''] = await pdfPages(pdf.bytes);
	for (const word of [
		invoice.number,
		'Acme B.V.',
		'Reseller B.V.',
		'Professional',
		'1,234.56',
		'2,469.12',
		'518.52',
		'2,987.64',
		'VAT 21.00%',
		'15 June 2026',
	])
		t.true(page.includes(word), word);

	const arrived = world.mails.filter(({recipients}) => recipients.includes('paper@acme.example'));
	t.is(arrived.length, 1);
	t.is(arrived[0]?.mail.subject, `Invoice ${invoice.number} from Reseller B.V.`);
	t.is(arrived[0]?.mail.from?.text, '"Reseller B.V." <billing@localhost>');
	t.regex(arrived[0]?.mail.text ?? '', /EUR\s2,987\.64 by 29 June 2026/);
	const [attachment] = arrived[0]?.mail.attachments ?? [];
	t.is(attachment?.filename, `${invoice.number}.pdf`);
	t.deepEqual(new Uint8Array(attachment?.content ?? []), pdf.bytes);

	const again = await world.operator.post(`/admin/invoices/${invoice.id}/regenerate-pdf`);
	t.is(again.status, 202);
	t.is(again.body.data.pdf_status, 'pending');
	t.deepEqual((await pdfOf(admin, `/billing/invoices/${invoice.id}/pdf`)).bytes, pdf.bytes, 'printed on the spot, the same bytes');
	await world.drain();
	t.is((await admin.get(`/billing/invoices/${invoice.id}`)).body.data.pdf_status, 'ready');
});

test('a draft is printed for staff and says that it is one; nobody else gets it', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {id} = await makeDraft(world, tenantId);
	const draft = await pdfOf(world.operator, `/admin/invoices/${id}/pdf`);
	t.is(draft.status, 200);
	t.regex((await pdfPages(draft.bytes)).join(' '), /draft/i);
	t.is((await admin.get(`/billing/invoices/${id}/pdf`)).status, 404);
	t.is((await (await world.partnerAdmin('prt_other')).get(`/admin/invoices/${id}/pdf`)).status, 404);
	t.is((await world.operator.post(`/admin/invoices/${id}/send`)).status, 400);
	t.is((await world.operator.post(`/admin/invoices/${id}/regenerate-pdf`)).status, 400);
});

test('sending by hand reaches the customer’s own addresses only, five times a day, and is tried again while the server is away', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner, profile: {contact_email: 'hand@acme.example'}});
	const {id} = await makeDraft(world, tenantId);
	t.is((await world.operator.post(`/admin/invoices/${id}/finalize`)).status, 200);
	await world.drain();
	const count = () => world.mails.filter(({recipients}) => recipients.includes('hand@acme.example')).length;
	t.is(count(), 0, 'what was finalised by hand is sent by hand');

	const staff = await world.partnerAdmin(partner);
	t.is((await staff.post(`/admin/invoices/${id}/send`, {to: ['foreign@else.example']})).status, 422);
	world.refuseMails(1);
	const sent = await admin.post(`/billing/invoices/${id}/send`);
	t.is(sent.status, 202);
	t.deepEqual(sent.body.data, {queued: true, to: ['hand@acme.example']});
	await world.drain();
	t.is(count(), 0);
	t.is((await admin.get(`/billing/invoices/${id}`)).body.data.status, 'finalized');
	await world.advanceTo('2026-06-15T10:02:00Z');
	t.is(count(), 1);
	t.like((await admin.get(`/billing/invoices/${id}`)).body.data, {status: 'sent', sent_at: '2026-06-15T10:01:00.000Z'});

	const free = await world.operator.post(`/admin/invoices/${id}/send`, {to: ['other@else.example'], message: 'As <b>asked</b> for'});
	t.is(free.status, 202);
	await world.drain();
	const [last] = world.mails.filter(({recipients}) => recipients.includes('other@else.example'));
	t.regex(String(last?.mail.html), /As &lt;b&gt;asked&lt;\/b&gt; for/);
	for (const expected of [202, 202, 202, 429]) t.is((await admin.post(`/billing/invoices/${id}/send`)).status, expected);
});
