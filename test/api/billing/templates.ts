import test from 'ava';
import sharp from 'sharp';
import type {Client} from '../../support/client.ts';
import {makeDraft, makeFinalInvoice, makeSeller, unique} from '../../support/factories.ts';
import {pdfPages} from '../../support/pdf-text.ts';
import {makePartnerOwner, makeTenantOwner} from '../../support/things.ts';
import {startWorld, type World} from '../../support/world.ts';

const TEMPLATES = '/admin/invoice-templates';

const paper = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
	name: unique('plain'),
	document_type: 'invoice',
	...fields,
});

const mail = (fields: Record<string, unknown> = {}) => ({
	...{name: unique('plain'), document_type: 'email_invoice', subject: 'Your {{ document.title }}', content: '<p>{{ buyer.name }}</p>'},
	...fields,
});

let world: World;

test.before(async () => {
	world = await startWorld();
	await makeSeller(world, {id: 'prt_reseller'});
});
test.after.always(async () => world?.close());

const owner = async () => makePartnerOwner(world);

const added = async (staff: Client, body: object) => {
	const answer = await staff.post(TEMPLATES, body);
	if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
	return answer.body.data;
};

const faultsOf = (body: {error: {details: {path: string; message: string}[]}}) =>
	body.error.details.map(({path, message}) => `${path}: ${message}`);

async function uploadLogo({token}: Client): Promise<string> {
	const bytes = await sharp({create: {width: 40, height: 20, channels: 3, background: '#b91c1c'}})
		.png()
		.toBuffer();
	const body = new FormData();
	body.append('file', new Blob([Uint8Array.from(bytes)], {type: 'image/png'}), 'logo.png');
	const headers = {authorization: `Bearer ${token}`};
	const response = await fetch(`${world.baseUrl}/api/v1/admin/uploads/template-image`, {method: 'POST', headers, body});
	return ((await response.json()) as {data: {url: string}}).data.url;
}

test('a template is added, read, changed and deleted; each save is a version', async t => {
	const {staff, partner} = await owner();
	const theme = {
		logo_url: await uploadLogo(staff),
		accent_color: '#b91c1c',
		columns: ['description', 'amount'],
		labels: {amount_due: 'To pay'},
	};
	const template = await added(staff, paper({theme, language: 'nl'}));
	t.like(template, {partner_id: partner, version: 1, language: 'nl', subject: null, content: null});
	t.like(template.theme, theme);

	const {body, status} = await staff.put(`${TEMPLATES}/${template.id}`, {theme: {accent_color: '#1f4b99'}});
	t.is(status, 200);
	t.like(body.data, {version: 2, name: template.name, language: 'nl'});
	t.like(body.data.theme, {accent_color: '#1f4b99', logo_url: null});
	t.is((await staff.put(`${TEMPLATES}/${template.id}`, {language: 'nl'})).body.data.version, 2, 'what changes nothing is no version');
	t.is((await staff.get(`${TEMPLATES}/${template.id}`)).body.data.version, 2);

	t.is((await staff.delete(`${TEMPLATES}/${template.id}`)).status, 204);
	t.is((await staff.get(`${TEMPLATES}/${template.id}`)).status, 404);
});

test("a partner's staff see their own templates and the built-in ones, the operator sees all", async t => {
	const [one, other] = [await owner(), await owner()];
	const template = await added(one.staff, mail());
	const names = async (staff: Client) =>
		(await staff.get(`${TEMPLATES}?document_type=email_invoice`)).body.data.map(({name}: {name: string}) => name);
	t.true((await names(one.staff)).includes(template.name));
	t.deepEqual([...new Set(await names(other.staff))], ['standard']);
	t.true((await names(world.operator)).includes(template.name));
	t.is((await other.staff.put(`${TEMPLATES}/${template.id}`, {name: 'mine'})).status, 404);
});

test('a name, type and language are there once for a partner; a template for any language stands beside', async t => {
	const [{staff}, other] = [await owner(), await owner()];
	const body = paper({language: 'en'});
	await added(staff, body);
	t.is((await staff.post(TEMPLATES, body)).status, 409);
	const {language: _, ...forAny} = body;
	await added(staff, forAny);
	t.is((await staff.post(TEMPLATES, forAny)).status, 409);
	await added(staff, {...body, document_type: 'credit_note'});
	await added(other.staff, body);
});

test('what does not go together is refused at once', async t => {
	const {staff} = await owner();
	const theme = {logo_url: 'https://elsewhere.example/logo.png', columns: ['quantity', 'quantity']};
	const {status, body} = await staff.post(TEMPLATES, paper({name: 'standard', subject: 'x', content: 'y', theme}));
	t.is(status, 422);
	t.deepEqual(
		faultsOf(body).map(fault => fault.split(':')[0]),
		['name', 'subject', 'theme', 'theme.columns', 'theme.columns', 'theme.logo_url'],
	);
	t.is((await staff.post(TEMPLATES, mail({subject: null, content: null, theme: {}}))).status, 422);
	const labels = {reverse_charge: 'Nothing', nonsense: 'x'};
	t.deepEqual(
		faultsOf((await staff.post(TEMPLATES, paper({theme: {labels}}))).body).map(fault => fault.split(':')[0]),
		['theme.labels.reverse_charge', 'theme.labels.nonsense'],
	);
});

test('faults of a source are told with line and column, unknown variables too; nothing is saved', async t => {
	const {staff} = await owner();
	const faults = async (body: object) => {
		const answer = await staff.post(TEMPLATES, body);
		t.is(answer.status, 422);
		return faultsOf(answer.body);
	};
	t.deepEqual(await faults(mail({subject: '{{ doc.number }}', content: 'Dear\n{% if message %}{{ buyer.nmae }}{% endif %}'})), [
		'subject: line 1, column 4: unknown variable: doc.number',
		'content: line 2, column 20: unknown variable: buyer.nmae',
	]);
	t.regex((await faults(mail({content: '{% if %}'})))[0] ?? '', /^content: line 1, column 6: /);
	t.deepEqual(await faults(paper({content: '#let data = json("/data.json")\n#data.totl'})), [
		'content: line 2, column 7: dictionary does not contain key "totl"',
	]);
	t.regex((await faults(paper({content: '#unknown'})))[0] ?? '', /^content: line 1, column 2: unknown variable/);
	t.deepEqual(await faults(mail({content: '<p>\n<img src="https://elsewhere.example/spy.gif"><script>x</script>'})), [
		'content: line 2, column 5: a picture must be one that was uploaded for templates',
		'content: line 2, column 46: <script has no place in a mail',
		'content: line 2, column 55: </script has no place in a mail',
	]);
	t.is((await staff.get(`${TEMPLATES}?name=plain`)).body.data.length, 0);
});

test('a change is tried out like a new template', async t => {
	const {staff} = await owner();
	const {id} = await added(staff, mail());
	const {status, body} = await staff.put(`${TEMPLATES}/${id}`, {content: '{{ buyer.nmae }}', document_type: 'email_credit_note'});
	t.is(status, 422);
	t.regex(faultsOf(body)[0] ?? '', /buyer\.nmae/);
	t.deepEqual(faultsOf((await staff.put(`${TEMPLATES}/${id}`, {document_type: 'email_credit_note'})).body), [
		'document_type: cannot be changed',
	]);
	t.is((await staff.get(`${TEMPLATES}/${id}`)).body.data.version, 1);
});

test('a built-in template can be read and copied, not changed', async t => {
	const {staff, partner} = await owner();
	const [builtIn] = (await staff.get(`${TEMPLATES}?name=standard&document_type=email_trial_ending&language=de`)).body.data;
	t.regex(builtIn.content, /Testzeitraum/);
	t.is((await staff.put(`${TEMPLATES}/${builtIn.id}`, {content: 'x'})).status, 400);
	t.is((await staff.delete(`${TEMPLATES}/${builtIn.id}`)).status, 400);
	t.is((await staff.post(`${TEMPLATES}/${builtIn.id}/duplicate`)).status, 422, 'a copy has a name of its own');
	const {body, status} = await staff.post(`${TEMPLATES}/${builtIn.id}/duplicate`, {name: 'ours'});
	t.is(status, 201);
	t.like(body.data, {name: 'ours', language: 'de', partner_id: partner, content: builtIn.content, version: 1});
	t.is((await staff.post(`${TEMPLATES}/${body.data.id}/duplicate`)).status, 409);
	t.is((await staff.post(`${TEMPLATES}/${body.data.id}/duplicate`, {language: null})).body.data.language, null);
});

test('what templates can name is told by type', async t => {
	const paths = async (query = '') =>
		(await world.operator.get(`${TEMPLATES}/variables${query}`)).body.data.map(({path}: {path: string}) => path);
	t.true((await paths('?document_type=email_invoice')).includes('document.amount_due'));
	t.false((await paths('?document_type=email_invoice')).includes('trial.ends_on'));
	t.true((await paths('?document_type=invoice')).includes('data.totals'));
	t.true((await paths()).includes('payment.next_try'));
});

test('a preview shows a theme, a source or a mail, with sample data or a document', async t => {
	const tenant = await makeTenantOwner(await owner());
	const {staff} = tenant;
	const preview = async (body: object, client = staff) => client.post(`${TEMPLATES}/preview`, body);
	const sample = await preview({document_type: 'invoice', theme: {labels: {amount_due: 'To pay'}}});
	t.is(sample.headers.get('content-type'), 'application/pdf');
	t.regex((await pdfPages(sample.bytes)).join(), /SAMPLE-2026-000123[\s\S]*To pay/);

	const {id: invoiceId, number} = (await world.operator.get(`/admin/invoices/${(await makeFinalInvoice(world, tenant.tenant)).id}`)).body
		.data;
	const ofInvoice = await preview({document_type: 'invoice', content: '#json("/data.json").number', invoice_id: invoiceId});
	t.is((await pdfPages(ofInvoice.bytes)).join(), number);

	const template = await added(staff, mail());
	const html = await preview({template_id: template.id, content: '{{ document.number }} {{ buyer.name }}', invoice_id: invoiceId});
	t.is(html.headers.get('content-type'), 'text/html; charset=utf-8');
	t.regex(html.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
	t.true(String(html.body).includes(`${number} Acme B.V.`));
	t.is((await staff.get(`${TEMPLATES}/${template.id}`)).body.data.version, 1);

	t.is((await preview({})).status, 422);
	t.is((await preview({document_type: 'credit_note', invoice_id: invoiceId})).status, 422);
	t.is((await preview({document_type: 'email_trial_ending', subject: 'x', content: 'y', invoice_id: invoiceId})).status, 422);
	t.is((await preview({document_type: 'email_invoice', subject: 'x', content: '{{ nothing }}'})).status, 422);
	const stranger = (await owner()).staff;
	t.is((await preview({template_id: template.id}, stranger)).status, 404);
	t.is((await preview({document_type: 'invoice', invoice_id: invoiceId}, stranger)).status, 404);
	const draft = await makeDraft(world, tenant.tenant);
	t.regex((await pdfPages((await preview({document_type: 'invoice', invoice_id: draft.id})).bytes)).join(), /DRAFT/);
});

test('templates that take long to set keep nobody else from the renderer for long: two of a partner at once', async t => {
	const busy = await startWorld('2026-06-01T10:00:00Z', {RATE_LIMIT_SCALE: '1'});
	t.teardown(busy.close);
	const staff = await busy.partnerAdmin();
	const endless = {document_type: 'invoice', content: '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }'};
	const answers = await Promise.all(Array.from({length: 4}, async () => staff.post(`${TEMPLATES}/preview`, endless)));
	t.is(answers.filter(({status}) => status === 429).length, 2);
	t.true(answers.some(({status, body}) => status === 422 && /too long/.test(faultsOf(body)[0] ?? '')));
});
