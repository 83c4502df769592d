import type {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {serviceEventData} from './events.ts';
import {endKeys} from './issue-key.ts';
import {type Acting, lockOwnService} from './queries.ts';
import {refuse} from './refusals.ts';

type Request = Readonly<{
	acting: Acting;
	slug: string;
	reason: string | null;
	/** How many subscriptions to it are not over. Asked here, because subscriptions know services and not the other way round. */
	countLive: (service: Service) => Promise<number>;
	/** How many workflows are at work there: what was provided is still to be taken back. Asked here for the same reason. */
	countAtWork: (service: Service) => Promise<number>;
}>;

/** Ends a service on its own word: its keys open no door any more. Refuses while anybody subscribes to it, or it is still being called. */
export async function deregisterService(unit: Unit, {acting, slug, reason, countLive, countAtWork}: Request): Promise<void> {
	const service = await lockOwnService(unit, {acting, slug});
	const live = await countLive(service);
	if (live > 0) throw refuse('service_in_use', {slug, live});
	const atWork = await countAtWork(service);
	if (atWork > 0) throw refuse('service_at_work', {slug, count: atWork});
	service.apply('deregister');
	service.deregistrationReason = reason;
	service.pendingBaseUrl = null;
	service.nextMissAt = null;
	await endKeys(unit, service, 0);
	await unit.em.flush();
	unit.record({type: 'service.deregistered', step: service.version, owner: {}, data: {...serviceEventData(service), reason}});
}
