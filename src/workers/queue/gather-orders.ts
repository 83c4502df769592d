import type {Order} from './enqueue.ts';
import {slicesOf} from './in-slices.ts';

/** Puts together what jobs that gather are to do for one owner, a slice at a time: on behalf, and for the cause, of the first of each. */
export function gatherOrders(orders: readonly Order[]): Order[] {
	const alone = orders.filter(({job}) => !job.gathers);
	const gathered = Map.groupBy(
		orders.filter(({job}) => job.gathers),
		({job, owner: {tenantId, partnerId}}) => JSON.stringify([job.name, tenantId, partnerId]),
	);
	return [...alone, ...[...gathered.values()].flatMap(alike => slicesOf(alike).flatMap(together))];
}

function together(orders: readonly Order[]): Order[] {
	const [first] = orders;
	const gather = first?.job.gathers as ((payloads: readonly unknown[]) => unknown) | undefined;
	return first && gather ? [{...first, payload: gather(orders.map(({payload}) => payload))}] : [];
}
