import {type FilterQuery, LockMode, raw} from '@mikro-orm/postgresql';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {firstIdAt, type IdOf} from '../platform/values/id.ts';
import {WebhookDelivery} from './delivery.ts';
import {findSubscriber, onSide, type Side, type Whose} from './queries.ts';
import {refuse} from './refusals.ts';
import {typesOf} from './topic.ts';

/** One call of a subscriber, as it was written down. `at` is real time. */
export type PastAttempt = Readonly<{
	number: number;
	at: Date;
	status: number | null;
	error: string | null;
	durationMs: number;
	/** Up to 1 KiB of it. */
	answer: string | null;
}>;

/** A delivery with all that was tried for it, replays included. */
export type DeliveryWithAttempts = Omit<WebhookDelivery, 'attempts' | 'apply'> &
	Readonly<{subscriptionId: IdOf<'webhookSubscription'>; objectId: string | null; attempts: PastAttempt[]}>;

type Filter = Readonly<{
	whose: Whose;
	status?: WebhookDelivery['status'] | undefined;
	/** A topic, or a glob. */
	topic?: string | undefined;
	object?: string | undefined;
	/** Made at this instant or later, and before that one. */
	from?: Date | undefined;
	to?: Date | undefined;
}>;

/** The deliveries of a subscriber with their attempts, newest first. */
export async function listDeliveries(unit: Unit, {whose, ...request}: Filter & PageRequest): Promise<Page<DeliveryWithAttempts>> {
	const {id: subscriberId} = await findSubscriber(unit, whose);
	const found = await findPage(unit.em, WebhookDelivery, conditionsOf(subscriberId, request), request, {id: 'desc'});
	const attempts = await attemptsOf(unit, found.items);
	return {...found, items: found.items.map(delivery => joined(delivery, attempts))};
}

/** Ids sort by the time they were made at, so a span of time is one of the index. */
function conditionsOf(
	subscriberId: IdOf<'webhookSubscription'>,
	{status, topic, object, from, to}: Omit<Filter, 'whose'>,
): FilterQuery<WebhookDelivery> {
	const id = {...(from && {$gte: firstIdAt('webhookDelivery', from)}), ...(to && {$lt: firstIdAt('webhookDelivery', to)})};
	return {
		subscriberId,
		...(status && {status}),
		...(topic && {eventType: {$in: [topic, ...typesOf([topic])]}}),
		...(object && isAbout(object)),
		...((from || to) && {id}),
	};
}

/**
 * By the events of an object, which are found by it, and the key that a delivery has of its event: an index of deliveries by their object
 * would be written each time that one of them changes.
 */
const isAbout = (object: string): object => ({
	[raw(alias => `${alias}.idempotency_key = any(array(select idempotency_key from event where subject_id = ?))`, [object])]: [],
});

export type OneDelivery = Readonly<{side: Side; deliveryId: IdOf<'webhookDelivery'>}>;

/** One delivery in reach, or a refusal. */
export async function findDelivery(
	{em}: Unit,
	{side, deliveryId}: OneDelivery,
	lockMode: LockMode = LockMode.NONE,
): Promise<WebhookDelivery> {
	const delivery = await em.findOne(WebhookDelivery, {id: deliveryId, ...onSide(side)}, {lockMode});
	if (!delivery) throw refuse('delivery_not_found', {id: deliveryId});
	return delivery;
}

/** The same with its attempts. */
export const getDelivery = async (unit: Unit, one: OneDelivery): Promise<DeliveryWithAttempts> =>
	withAttempts(unit, await findDelivery(unit, one));

/** A delivery with what was tried for it. */
export const withAttempts = async (unit: Unit, delivery: WebhookDelivery): Promise<DeliveryWithAttempts> =>
	joined(delivery, await attemptsOf(unit, [delivery]));

type AttemptRow = {
	delivery_id: string;
	number: number;
	at: Date | string;
	status: number | null;
	error: string | null;
	duration_ms: number;
	answer: string | null;
};

async function attemptsOf({em}: Unit, deliveries: readonly WebhookDelivery[]): Promise<Map<string, PastAttempt[]>> {
	const rows = await em.execute<AttemptRow[]>(
		'select delivery_id, number, at, status, error, duration_ms, answer from webhook_attempt where delivery_id = any(?::text[]) order by number',
		[arrayLiteral(deliveries.map(({id}) => id))],
	);
	const attempts = new Map<string, PastAttempt[]>();
	for (const {delivery_id: id, at, duration_ms: durationMs, ...row} of rows)
		attempts.set(id, [...(attempts.get(id) ?? []), {...row, at: new Date(at), durationMs}]);
	return attempts;
}

const joined = (delivery: WebhookDelivery, attempts: ReadonlyMap<string, PastAttempt[]>): DeliveryWithAttempts => {
	const {subscriberId: subscriptionId, subjectId = null} = delivery;
	return {...delivery, subscriptionId, objectId: subjectId, attempts: attempts.get(delivery.id) ?? []};
};
