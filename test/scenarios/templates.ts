import test from 'ava';
import type {Client} from '../support/client.ts';
import {billingProfile, makeDraft, unique} from '../support/factories.ts';
import {pdfPages} from '../support/pdf-text.ts';
import {startWorld, type World} from '../support/scenario.ts';
import {makePartnerOwner, makeTenantOwner, type TenantOwner} from '../support/things.ts';

const TEMPLATES = '/admin/invoice-templates';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const customer = async (): Promise<TenantOwner> => makeTenantOwner(await makePartnerOwner(world));

const template = async (staff: Client, fields: Record<string, unknown>): Promise<string> => {
	const {body, status} = await staff.post(TEMPLATES, fields);
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.data.id;
};

const titled = (name: string, title: string, fields: Record<string, unknown> = {}) => ({
	...{name, document_type: 'invoice', theme: {labels: {invoice: title}}},
	...fields,
});

const finalize = async ({staff, tenant}: TenantOwner): Promise<string> => {
	const {id} = await makeDraft(world, tenant);
	await staff.post(`/admin/invoices/${id}/finalize`);
	await world.drain();
	return id;
};

const wordsOf = async (client: Client, path: string): Promise<string> => (await pdfPages((await client.get(path)).bytes)).join('\n');

const saveProfile = async ({admin}: TenantOwner, fields: Record<string, unknown>) =>
	admin.put('/billing/billing-profile', billingProfile(fields));

test.serial("a document is printed by the tenant's template before the partner's, by its language before any", async t => {
	const owner = await customer();
	const {staff, admin} = owner;
	await template(staff, titled('house', 'House bill'));
	await template(staff, titled('house', 'Hausrechnung', {language: 'de'}));
	await template(staff, titled('special', 'Special bill'));
	const printed = async () => wordsOf(admin, `/billing/invoices/${await finalize(owner)}/pdf`);
	t.regex(await printed(), /\bInvoice \w/);
	t.is((await staff.put('/organization/partner', {invoice_template_name: 'house'})).status, 200);
	t.regex(await printed(), /House bill/);
	await saveProfile(owner, {preferred_language: 'de'});
	t.regex(await printed(), /Hausrechnung/);
	await saveProfile(owner, {invoice_template_name: 'special'});
	t.regex(await printed(), /Special bill/);
	await saveProfile(owner, {invoice_template_name: 'standard', preferred_language: 'de'});
	t.regex(await printed(), /\bRechnung \w/);
});

test.serial('what was printed stays as it is, whatever becomes of its template', async t => {
	const owner = await customer();
	const {staff, admin} = owner;
	const id = await template(staff, titled('house', 'First bill'));
	await saveProfile(owner, {invoice_template_name: 'house'});
	const invoiceId = await finalize(owner);
	const path = `/billing/invoices/${invoiceId}/pdf`;
	const before = (await admin.get(path)).bytes;
	await staff.put(`${TEMPLATES}/${id}`, {theme: {labels: {invoice: 'Second bill'}}});
	await saveProfile(owner, {invoice_template_name: null});
	t.is((await staff.delete(`${TEMPLATES}/${id}`)).status, 204);
	t.is((await staff.post(`/admin/invoices/${invoiceId}/regenerate-pdf`)).status, 202);
	await world.drain();
	t.deepEqual((await admin.get(path)).bytes, before);
	t.regex((await pdfPages(before)).join(), /First bill/);
});

test.serial("a hybrid e-invoice is printed by the same template, somebody's own source too", async t => {
	const owner = await customer();
	const content = '#let data = json("/data.json")\nOwn #data.title #data.number';
	await template(owner.staff, {name: 'own', document_type: 'invoice', content});
	await saveProfile(owner, {invoice_template_name: 'own', preferred_einvoice_format: 'facturx'});
	const {bytes} = await owner.admin.get(`/billing/invoices/${await finalize(owner)}/download`);
	t.regex((await pdfPages(bytes)).join(), /Own Invoice/);
	t.true(Buffer.from(bytes).includes('factur-x.xml'));
});

test.serial(
	'a hybrid that is asked for before the PDF is printed has the template of the PDF, though it is changed in between',
	async t => {
		const owner = await customer();
		const {staff, admin, tenant} = owner;
		const id = await template(staff, titled('house', 'First bill'));
		await saveProfile(owner, {invoice_template_name: 'house'});
		const {id: invoiceId} = await makeDraft(world, tenant);
		const printing = world.queues.all.find(({name}) => name === 'documents');
		await printing?.pause();
		await staff.post(`/admin/invoices/${invoiceId}/finalize`);
		const hybrid = await wordsOf(admin, `/billing/invoices/${invoiceId}/download?format=zugferd`);
		await staff.put(`${TEMPLATES}/${id}`, {theme: {labels: {invoice: 'Second bill'}}});
		await printing?.resume();
		await world.drain();
		t.regex(hybrid, /First bill/);
		t.regex(await wordsOf(admin, `/billing/invoices/${invoiceId}/pdf`), /First bill/);
	},
);

test.serial('a template that is named is not deleted and keeps its name; one that nobody has cannot be named', async t => {
	const owner = await customer();
	const {staff, admin} = owner;
	const id = await template(staff, titled('house', 'Bill'));
	t.is((await saveProfile(owner, {invoice_template_name: 'house'})).status, 200);
	t.is((await staff.delete(`${TEMPLATES}/${id}`)).status, 409);
	t.is((await staff.put(`${TEMPLATES}/${id}`, {name: 'other'})).status, 409);
	t.is((await staff.put(`${TEMPLATES}/${id}`, {language: 'nl'})).status, 200);

	const refused = await saveProfile(owner, {invoice_template_name: 'nowhere', email_template_name: 'house'});
	t.is(refused.status, 422);
	t.deepEqual(
		refused.body.error.details.map(({path}: {path: string}) => path),
		['invoice_template_name', 'email_template_name'],
	);
	t.is((await admin.get('/billing/billing-profile')).body.data.invoice_template_name, 'house');
	t.is((await staff.put('/organization/partner', {email_template_name: 'nowhere'})).status, 422);
	const stranger = await customer();
	t.is((await saveProfile(stranger, {invoice_template_name: 'house'})).status, 422);
	t.is((await world.operator.patch(`/admin/partners/${stranger.partner}`, {invoice_template_name: 'house'})).status, 422);
	t.is(
		(await world.operator.put(`/admin/tenants/${stranger.tenant}/billing-profile`, billingProfile({email_template_name: 'x'}))).status,
		422,
	);
	t.is((await saveProfile(stranger, {invoice_template_name: 'standard', email_template_name: 'standard'})).status, 200);
});

test.serial('a mail says what the template says, with what it names escaped', async t => {
	const owner = await customer();
	const content = '<p>{{ buyer.name }}: {{ document.total }}</p>{% if message %}<p>{{ message | newline_to_br }}</p>{% endif %}';
	await template(owner.staff, {
		name: 'short',
		document_type: 'email_invoice',
		subject: '{{ document.number }} for {{ buyer.name }}',
		content,
	});
	await saveProfile(owner, {email_template_name: 'short', company_name: 'Tom & <b>Jerry</b>'});
	const to = `${unique('tom')}@customer.example`;
	const id = await finalize(owner);
	await world.operator.post(`/admin/invoices/${id}/send`, {to: [to], message: 'one\n<two>'});
	await world.drain();
	const mail = world.mails.find(({recipients}) => recipients.includes(to))?.mail;
	t.regex(mail?.subject ?? '', /^\S+ for Tom & <b>Jerry<\/b>$/);
	t.regex(String(mail?.html), /<p>Tom &amp; &lt;b&gt;Jerry&lt;\/b&gt;: EUR.*<\/p><p>one<br>\n&lt;two&gt;<\/p>/);
	t.regex(mail?.text ?? '', /^Tom & <b>Jerry<\/b>: EUR.*\n\none\n<two>\n$/);
});
