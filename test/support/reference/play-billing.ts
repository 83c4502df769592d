import type {Client} from '../client.ts';
import {billingProfile} from '../factories.ts';
import {type Cast, dataOf} from './cast.ts';

const lines = [
	{description: '02-05-2026 Training', quantity: 4, unit_price_cents: 12_500},
	{description: '01-05-2026 Setting up', unit_price_cents: 25_000},
];

const draftOf = async ({world}: Cast): Promise<string> => {
	const {status, body} = await world.operator.post('/admin/invoices', {tenant_id: 'tnt_acme', currency: 'EUR', line_items: lines});
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.data.id;
};

const finalOf = async (cast: Cast): Promise<string> => {
	const id = await draftOf(cast);
	await cast.world.operator.post(`/admin/invoices/${id}/finalize`);
	await cast.world.drain();
	return id;
};

/** An invoice by hand: drafted, put into order, made final. */
export async function playDrafts(cast: Cast): Promise<string> {
	const {operator} = cast;
	const {id} = await dataOf(
		operator.post('/admin/invoices', {tenant_id: 'tnt_acme', currency: 'EUR', notes: 'As agreed', line_items: lines}),
	);
	await operator.patch(`/admin/invoices/${id}`, {notes: 'Thank you'});
	const draft = (await cast.world.operator.get(`/admin/invoices/${id}`)).body.data;
	const order = draft.line_items.map((line: {id: string}) => line.id).toReversed();
	await operator.put(`/admin/invoices/${id}/line-items/order`, {line_item_ids: order});
	await operator.post(`/admin/invoices/${id}/line-items/sort-by-date`);
	await operator.post(`/admin/invoices/${id}/finalize`);
	await operator.delete(`/admin/invoices/${await draftOf(cast)}`);
	await operator.post('/admin/invoices/generate', {dry_run: true, tenant_ids: ['tnt_acme']});
	await cast.world.drain();
	return id;
}

/** What can be asked of documents by their buyer, by staff, by a service. */
export async function playDocuments({acme, operator, world}: Cast, service: Client, id: string): Promise<void> {
	await acme.get('/billing/invoices?page_size=2');
	await acme.get(`/billing/invoices/${id}`);
	await acme.get(`/billing/invoices/${id}/pdf`);
	await acme.get(`/billing/invoices/${id}/download?format=ubl`);
	await acme.get(`/billing/invoices/${id}/explain`);
	await acme.post(`/billing/invoices/${id}/send`);
	await acme.get('/billing/overview');
	await acme.get('/billing/invoice-lines?page_size=2');
	await operator.get('/admin/invoices?tenant_id=tnt_acme&page_size=2');
	await operator.get(`/admin/invoices/${id}`);
	await operator.get(`/admin/invoices/${id}/pdf`);
	await operator.get(`/admin/invoices/${id}/download?format=ubl`);
	await operator.get(`/admin/invoices/${id}/explain`);
	await operator.post(`/admin/invoices/${id}/recompute`);
	await operator.post(`/admin/invoices/${id}/send`, {to: ['finance@acme.example'], message: 'Once more, as you asked'});
	await operator.post(`/admin/invoices/${id}/regenerate-pdf`);
	await world.drain();
	await operator.get('/admin/invoice-lines?page_size=2');
	await operator.get('/admin/billing/overview');
	await operator.get('/admin/invoices/numbering-proof');
	await operator.get('/admin/invoices/numbering-proof/documents');
	const [invoice] = await dataOf(service.get('/service-billing/tenants/tnt_acme/invoices'));
	await service.get(`/service-billing/invoices/${invoice.id}`);
}

/** What becomes of invoices: paid, credited, refunded, voided. */
export async function playSettling(cast: Cast): Promise<void> {
	const {operator, acme, world} = cast;
	await operator.post(`/admin/invoices/${await finalOf(cast)}/credit-note`, {reason: 'One day less', amount_cents: 12_500});
	await operator.post(`/admin/invoices/${await finalOf(cast)}/void`, {reason: 'Made by mistake'});
	const paid = await finalOf(cast);
	await operator.post(`/admin/invoices/${paid}/mark-paid`, {reference: 'Bank 2026-06-01'});
	await acme.get('/billing/payments');
	await operator.get('/admin/invoice-payments?page_size=2');
	await operator.post(`/admin/invoices/${paid}/refund`, {reason: 'Training was cancelled', amount_cents: 10_000});
	await world.drain();
}

/** Templates of documents and mails. */
export async function playTemplates({staff}: Cast): Promise<void> {
	const at = '/admin/invoice-templates';
	const theme = {accent_color: '#1f4b99', footer_text: 'Thank you'};
	const {id} = await dataOf(staff.post(at, {name: 'Blue', document_type: 'invoice', theme}));
	await staff.get(`${at}?document_type=invoice`);
	await staff.get(`${at}/${id}`);
	await staff.put(`${at}/${id}`, {theme: {...theme, footer_text: 'Thank you for your trust'}});
	await staff.post(`${at}/${id}/duplicate`, {name: 'Blue in French', language: 'fr'});
	await staff.get(`${at}/variables`);
	await staff.post(`${at}/preview`, {template_id: id});
	await staff.delete(`${at}/${id}`);
}

/** What staff asks about tenants and partners, and changes of them. */
export async function playOrganization({operator}: Cast): Promise<void> {
	await operator.get('/admin/tenants?q=acme');
	await operator.get('/admin/tenants/tnt_acme');
	await operator.put('/admin/tenants/tnt_acme/billing-profile', billingProfile({buyer_reference: 'Cost centre 12'}));
	await operator.get('/admin/partners');
	await operator.get('/admin/partners/prt_reseller');
	await operator.patch('/admin/partners/prt_reseller', {payment_terms_days: 14});
	await operator.get('/admin/partners/prt_reseller/stats');
	await operator.get('/admin/partners/prt_reseller/tenants');
	await operator.get('/admin/lookups/tenants?q=acme');
	await operator.get('/admin/lookups/partners');
}
