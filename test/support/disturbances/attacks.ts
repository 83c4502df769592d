import type {ApiAnswer, Client} from '../client.ts';
import {makeCustomer, makeFinalInvoice, makeSeller, unique} from '../factories.ts';
import {poison} from '../poison.ts';
import {makeProvisionedPlan} from '../provisioned-plan.ts';
import {startReceiver} from '../receiver.ts';
import type {RunningWeb, System} from '../system.ts';
import type {World} from '../world.ts';
import {askFrom, keepAsking, type Seen} from './keep-asking.ts';

const ENDLESS = '#for i in range(1000000) { for j in range(1000000) { let x = i * j } }';
const PREVIEWERS = 6;
const SIGNERS = 3;
const SIGNED_FROM = '127.0.0.3';
const PAUSE_MS = 100;

/** Adds so many subscribers of every topic that never answer, all at one address. */
export async function crowdOf(size: number, {staff, hangsAt}: Readonly<{staff: Client; hangsAt: string}>): Promise<void> {
	for (let n = 0; n < size; n++) {
		const hook = {name: `crowd ${n}`, target_url: `${hangsAt}/${n}`, topics: ['*']};
		demand(await staff.post('/admin/webhook-subscriptions', hook), 201);
	}
}

/** Keeps asking what a template comes to that never comes to an end. Answers the statuses as they come. */
export async function previewWithoutEnd({url}: Pick<RunningWeb, 'url'>, {token}: Client, parts: AsyncDisposableStack): Promise<Seen> {
	const seen: Seen = {};
	const ask = async () => {
		const answer = await fetch(`${url}/api/v1/admin/invoice-templates/preview`, {
			method: 'POST',
			headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
			body: JSON.stringify({document_type: 'invoice', content: ENDLESS}),
		});
		await answer.arrayBuffer();
		return answer.status;
	};
	keepAsking({of: PREVIEWERS, pauseMs: PAUSE_MS, seen, ask}, parts);
	return seen;
}

/** Keeps coming with tokens of keys that nobody knows, so that the issuer is asked for its keys, which it sends a byte a second. */
export async function signWithUnknownKeys(
	{issuer}: Pick<System, 'issuer'>,
	{url}: Pick<RunningWeb, 'url'>,
	parts: AsyncDisposableStack,
): Promise<Seen> {
	const seen: Seen = {};
	issuer.answer('drips');
	const ask = async () => {
		const token = await issuer.sign({sub: unique('usr'), tenant_id: 'tnt_unknown'}, {kid: unique('key')});
		return askFrom(SIGNED_FROM, `${url}/api/v1/auth/me`, {authorization: `Bearer ${token}`});
	};
	keepAsking({of: SIGNERS, pauseMs: PAUSE_MS, seen, ask}, parts);
	return seen;
}

/** What jobs of all kinds write to, each row with its tenant. */
const WRITTEN = ['invoice', 'subscription', 'webhook_delivery', 'workflow_step', 'notification', 'invoice_mail', 'charge'] as const;

/**
 * A customer in each of whose queues there is a row that cannot be written by a worker, whoever tries. `begin` makes the work, and `toldOf`
 * says of how many kinds of it the operator was told that it was given up.
 */
export async function writeFailsFor({rows}: Pick<System, 'rows'>, web: RunningWeb, parts: AsyncDisposableStack) {
	const world = {...web, baseUrl: web.url} as unknown as World;
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const isTheirs = `new.tenant_id = '${tenantId}' and current_setting('application_name') = 'scaicontrol-worker'`;
	for (const table of WRITTEN) await poison(rows, {table, event: 'insert or update', condition: isTheirs});
	const service = await startReceiver();
	parts.defer(service.close);
	const {planId} = await makeProvisionedPlan(world, {baseUrl: service.url, activate: [{name: 'tenant'}]});
	const hook = {name: 'theirs', target_url: service.url, topics: ['*']};
	demand(await (await web.partnerAdmin(partner)).post('/admin/webhook-subscriptions', hook), 201);
	return {
		tenantId,
		async begin() {
			demand(await admin.post('/subscriptions', {plan_id: planId}), 201);
			const {id} = await makeFinalInvoice(world, tenantId);
			demand(await web.operator.post(`/admin/invoices/${id}/send`, {}), 202);
		},
		toldOf: async (): Promise<number> =>
			(
				await rows<{kinds: number}>(
					"select count(distinct data->>'kind' || (data->>'resource_id'))::int as kinds from fact where type = 'work.failed_for_good'",
				)
			)[0]?.kinds ?? 0,
	};
}

function demand({status, body}: ApiAnswer, right: number): void {
	if (status !== right) throw new Error(`${status} ${JSON.stringify(body)}`);
}
