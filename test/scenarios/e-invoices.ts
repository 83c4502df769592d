import test from 'ava';
import {isHybrid} from '../../src/domain/billing/einvoice/formats.ts';
import {einvoiceFormats} from '../../src/domain/organization/billing-profile.ts';
import type {ApiAnswer, Client} from '../support/client.ts';
import {makeCustomer, makeDraft, makeFinalInvoice, makePlan, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {attachmentOf, pdfPages} from '../support/pdf-text.ts';
import {readCii, readUbl} from '../support/read-einvoice.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

const {another, invoiced, credited, read: documentOf} = invoicesIn(() => world);

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

/** Asks for an e-invoice as a client does: again, when it is told to. */
async function einvoiceOf(client: Client, path: string): Promise<ApiAnswer> {
	for (let tries = 1; ; tries++) {
		const answer = await client.get(path);
		if (answer.status !== 503 || tries === 5) return answer;
	}
}

const text = ({bytes}: ApiAnswer): string => Buffer.from(bytes).toString('utf8');

const german = {company_name: 'Käufer GmbH', country_code: 'DE', postal_code: '10115', city: 'Berlin', vat_number: 'DE136695976'};

test('a final document is downloaded in every format, with the figures of the API', async t => {
	const {partner} = await makeSeller(world, {phone: '+31 20 123 4567'});
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const invoice = await another(tenantId);
	await world.drain();
	for (const format of einvoiceFormats) {
		const answer = await einvoiceOf(world.operator, at(invoice.id, `/download?format=${format}`));
		t.is(answer.status, 200, format);
		t.is(answer.headers.get('content-type'), isHybrid(format) ? 'application/pdf' : 'application/xml', format);
		const {number} = await documentOf(invoice.id);
		t.is(answer.headers.get('content-disposition'), `attachment; filename="${number}.${isHybrid(format) ? 'pdf' : 'xml'}"`);
		const xml = isHybrid(format) ? await attachmentOf(answer.bytes, 'factur-x.xml') : text(answer);
		const read = format === 'cii' || isHybrid(format) ? readCii(xml) : undefined;
		const document = read ?? readUbl(xml);
		t.like(document, {kind: 'invoice', number, currency: 'EUR', netMinor: 15_000n, taxMinor: 2_550n, grossMinor: 17_550n}, format);
		t.deepEqual(
			document.vat.map(({taxableMinor, taxMinor}) => [taxableMinor, taxMinor]),
			[
				[10_000n, 2_100n],
				[5_000n, 450n],
			],
		);
	}

	const preferred = await einvoiceOf(admin, `/billing/invoices/${invoice.id}/download`);
	t.is(text(preferred), text(await einvoiceOf(admin, `/billing/invoices/${invoice.id}/download?format=ubl`)));
	t.is((await admin.get(`/billing/invoices/${invoice.id}/download?format=fax`)).status, 422);
	const other = await makeCustomer(world, {});
	t.is((await other.admin.get(`/billing/invoices/${invoice.id}/download`)).status, 404);
});

test('a credit note says what it gives back as what is positive, and of which invoice', async t => {
	const {invoice} = await invoiced();
	const note = await credited(invoice.id, {amount_cents: 12_100});
	const {number, issue_date: issueDate} = await documentOf(invoice.id);
	const document = readUbl(text(await einvoiceOf(world.operator, at(note.id, '/download?format=ubl'))));
	t.like(document, {kind: 'credit_note', grossMinor: 12_100n, paidMinor: 12_100n, dueMinor: 0n, paymentTerms: 'No payment due'});
	t.deepEqual(document.corrects, [{number, issueDate}]);
	t.true(document.lines.every(({netMinor, unitPriceMinor}) => netMinor > 0n && unitPriceMinor.trillionths > 0n));
});

test('the hybrid looks like the PDF', async t => {
	const {invoice, admin} = await invoiced();
	await world.drain();
	const hybrid = await einvoiceOf(admin, `/billing/invoices/${invoice.id}/download?format=facturx`);
	const plain = await einvoiceOf(admin, `/billing/invoices/${invoice.id}/pdf`);
	t.deepEqual(await pdfPages(hybrid.bytes), await pdfPages(plain.bytes));
	t.notDeepEqual(hybrid.bytes, plain.bytes);
});

test('a draft has no e-invoice', async t => {
	const {tenantId, admin} = await makeCustomer(world);
	const {id} = await makeDraft(world, tenantId);
	t.is((await world.operator.get(at(id, '/download'))).status, 400);
	t.is((await admin.get(`/billing/invoices/${id}/download`)).status, 404);
});

test('what a format wants and is not there is named, when it is downloaded and when it is sent', async t => {
	const {partner} = await makeSeller(world, {seller_registration_number: 'none'});
	const {tenantId, admin} = await makeCustomer(world, {partner, profile: {vat_number: 'NL853746333B01'}});
	const invoice = await makeFinalInvoice(world, tenantId);
	const asXrechnung = await admin.get(`/billing/invoices/${invoice.id}/download?format=xrechnung`);
	t.is(asXrechnung.status, 400);
	t.deepEqual(asXrechnung.body.error.details, [{path: 'phone', message: 'of the seller is missing (BR-DE-6)'}]);
	const unregistered = {path: 'seller_registration_number', message: 'must be a KvK number of 8 digits or an OIN of 20 (NL-R-003)'};
	for (const refused of [
		await admin.get(`/billing/invoices/${invoice.id}/download`),
		await admin.post(`/billing/invoices/${invoice.id}/send`),
		await world.operator.post(at(invoice.id, '/send')),
	]) {
		t.is(refused.status, 400);
		t.deepEqual(refused.body.error.details, [unregistered]);
	}

	t.is((await einvoiceOf(admin, `/billing/invoices/${invoice.id}/download?format=cii`)).status, 200);
	await world.drain();
	t.is((await documentOf(invoice.id)).pdf_status, 'ready', 'it is printed all the same');
	const {body} = await world.operator.get('/notifications?page_size=100');
	t.true(body.data.some(({title}: {title: string}) => title === 'No e-invoice could be made of a document'));
});

test('no number is taken for what breaks the core, or XRechnung where the buyer wants that', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner, profile: {...german, preferred_einvoice_format: 'xrechnung'}});
	const {id} = await makeDraft(world, tenantId, {line_items: [{description: 'Hours', unit_price_cents: 100, unit_code: 'PCS'}]});
	const refused = await world.operator.post(at(id, '/finalize'));
	t.is(refused.status, 400);
	t.deepEqual(refused.body.error.details, [
		{path: 'line_items.0.unit_code', message: 'is not a code of UN/ECE Recommendation 20 (BR-CL-23)'},
		{path: 'phone', message: 'of the seller is missing (BR-DE-6)'},
	]);
	t.is((await documentOf(id)).number, null);
});

test('a mail brings the PDF and the e-invoice that the buyer prefers; one that is a PDF takes its place', async t => {
	for (const [format, endings] of [
		['ubl', ['pdf', 'xml']],
		['zugferd', ['pdf']],
	] as const) {
		const {partner} = await makeSeller(world);
		const email = `${format}@acme.example`;
		const {admin} = await makeCustomer(world, {partner, profile: {contact_email: email, preferred_einvoice_format: format}});
		const plan = await makePlan(world);
		t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
		await world.drain();
		const [invoice] = (await admin.get('/billing/invoices')).body.data;
		const arrived = world.mails.filter(({recipients}) => recipients.includes(email));
		t.is(arrived.length, 1);
		const attachments = arrived[0]?.mail.attachments ?? [];
		t.deepEqual(
			attachments.map(({filename}) => filename),
			endings.map(ending => `${invoice.number}.${ending}`),
		);
		const downloaded = await einvoiceOf(admin, `/billing/invoices/${invoice.id}/download`);
		t.deepEqual(new Uint8Array(attachments.at(-1)?.content ?? []), downloaded.bytes);
	}
});
