import {billingProfile} from './factories.ts';
import {until} from './processes.ts';
import type {startReceiver} from './receiver.ts';
import type {Callers, System} from './system.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Adds somebody who wants to be told of every tenant that can buy. */
export async function addSubscriber({operator}: Pick<Callers, 'operator'>, receiver: Receiver): Promise<void> {
	const hook = {name: 'hook', target_url: receiver.url, topics: ['tenant.*']};
	const {status} = await operator.post('/admin/webhook-subscriptions', hook);
	if (status !== 201) throw new Error(`no subscriber was added: ${status}`);
}

/** The write of the fault tests: a tenant says who it is. Answers the status. */
export async function introduce(
	{tenantAdmin}: Pick<Callers, 'tenantAdmin'>,
	who: string | Readonly<{tenant: string; partner: string}>,
): Promise<number> {
	const admin = typeof who === 'string' ? await tenantAdmin(who) : await tenantAdmin(who.tenant, who.partner);
	const {status} = await admin.put('/billing/billing-profile', billingProfile());
	return status;
}

type Row = {tenant: string; profiles: number; facts: number; deliveries: number; delivered: number};

/** Whoever is cut off between a call and its record calls again: the subscriber knows the event by its id. */
type Allowed = {isCallRepeatable?: true};

/**
 * What is not as it must be after a fault: for each tenant whose write was acknowledged there is one row, one fact, one delivery that
 * was made, and one call. Empty when nothing is lost and nothing doubled.
 */
export async function faultsIn(
	system: System,
	receiver: Receiver,
	tenants: readonly string[],
	{isCallRepeatable}: Allowed = {},
): Promise<string[]> {
	const rows = await system.rows<Row>(
		`select t.tenant,
		        (select count(*)::int from billing_profile p where p.tenant_id = t.tenant) as profiles,
		        (select count(*)::int from fact f where f.tenant_id = t.tenant) as facts,
		        (select count(*)::int from webhook_delivery d join fact f on f.id = d.event_id where f.tenant_id = t.tenant) as deliveries,
		        (select count(*)::int from webhook_delivery d join fact f on f.id = d.event_id
		          where f.tenant_id = t.tenant and d.status = 'delivered') as delivered
		 from unnest($1::text[]) as t(tenant)`,
		[tenants],
	);
	const calls = Map.groupBy(receiver.calls, ({event}) => event.data['tenant_id']);
	return rows.flatMap(({tenant, ...counts}) => {
		const told = calls.get(tenant) ?? [];
		const found = {
			...counts,
			calls: isCallRepeatable ? Math.min(told.length, 1) : told.length,
			events: new Set(told.map(({event}) => event.event_id)).size,
		};
		return Object.entries(found).flatMap(([what, count]) => (count === 1 ? [] : [`${tenant}: ${count} ${what}`]));
	});
}

/** Waits until everything is as it must be; answers what is not, when the time is up. */
export async function faultsAfter(
	limitMs: number,
	system: System,
	receiver: Receiver,
	tenants: readonly string[],
	allowed: Allowed = {},
): Promise<string[]> {
	let faults: string[] = [];
	await until(limitMs, async () => {
		faults = await faultsIn(system, receiver, tenants, allowed);
		return faults.length === 0;
	});
	return faults;
}
