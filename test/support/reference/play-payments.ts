import {Refund} from '../../../src/domain/payments/refunds/refund.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {sellerData} from '../factories.ts';
import {type Cast, dataOf} from './cast.ts';

const providers = '/billing/payment-providers';

/** A method at the sandbox's provider, and what is paid with it. */
export async function playPayments(cast: Cast): Promise<void> {
	const {acme, operator, world} = cast;
	await acme.get(providers);
	await acme.get(`${providers}/sandbox/config`);
	const {setup_id: setup} = await dataOf(acme.post(`${providers}/sandbox/setup`, {label: 'succeeds'}));
	const {id: method} = await dataOf(acme.post('/billing/payment-methods', {provider: 'sandbox', setup_id: setup}));
	await acme.post(`/billing/payment-methods/${method}/default`);
	await world.drain();
	await acme.get('/billing/payment-methods');
	const asking = await anotherMethod(cast, 'needs_action');
	await acme.delete(`/billing/payment-methods/${await anotherMethod(cast, 'late')}`);
	await acme.post(`/billing/payment-methods/${asking}/default`);
	const waiting = await finalInvoice(cast);
	await world.drain();
	await acme.post(`/billing/invoices/${waiting}/pay`, {});
	await operator.get('/admin/payments?page_size=2');
	await operator.get('/admin/payments/reconciliation');
	await playRefundThatFailed(cast);
}

async function anotherMethod({acme}: Cast, label: string): Promise<string> {
	const {setup_id: setup} = await dataOf(acme.post(`${providers}/sandbox/setup`, {label}));
	return (await dataOf(acme.post(`${providers}/sandbox/confirm`, {setup_id: setup}))).id;
}

/** More than what is credited to the tenant already. */
async function finalInvoice({world}: Cast): Promise<string> {
	const line = {description: 'Support in May', unit_price_cents: 480_000};
	const {id} = (await world.operator.post('/admin/invoices', {tenant_id: 'tnt_acme', currency: 'EUR', line_items: [line]})).body.data;
	await world.operator.post(`/admin/invoices/${id}/finalize`);
	return id;
}

async function playRefundThatFailed(cast: Cast): Promise<void> {
	const {operator, world} = cast;
	const id = await finalInvoice(cast);
	await world.operator.post(`/admin/invoices/${id}/mark-paid`);
	const {body} = await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'Not used', amount_cents: 100});
	await asSystem(world.inUnit, {because: 'a refund fails in the story'}, async ({em}) => {
		(await em.findOneOrFail(Refund, body.data.id)).status = 'failed';
	});
	await operator.post(`/admin/refunds/${body.data.id}/retry`);
	await world.drain();
}

/** The books of a seller that are kept here. */
export async function playBooks({operator, world}: Cast): Promise<void> {
	const root = '/admin/accounting';
	const at = `${root}/integrations`;
	await operator.get(`${root}/providers`);
	const {id} = await dataOf(operator.post(at, {provider: 'journal', name: 'Books of Reseller', partner_id: 'prt_reseller'}));
	await operator.get(at);
	await operator.get(`${at}/${id}`);
	await operator.put(`${at}/${id}`, {name: 'Books'});
	await operator.post(`${at}/${id}/test`);
	await operator.post(`${at}/${id}/sync`, {});
	await world.drain();
	await operator.get(`${at}/${id}/sync-log?page_size=2`);
	const span = 'from=2026-01-01&to=2027-01-01';
	await operator.get(`${at}/${id}/trial-balance?${span}`);
	await operator.get(`${at}/${id}/journal.csv?${span}`);
	await operator.get(`${at}/${id}/export?format=csv&${span}`);
	await operator.post(`${at}/${id}/close`, {month: '2026-05'});
	const spare = await world.operator.post('/admin/partners', {
		id: 'prt_other',
		name: 'Other',
		invoice_number_prefix: 'OT',
		...sellerData(),
	});
	const other = await world.operator.post(at, {provider: 'journal', name: 'Old books', partner_id: spare.body.data.id});
	await operator.delete(`${at}/${other.body.data.id}`);
}
