import type {LeasedRow} from '../platform/attempts/lease-next.ts';
import type {Cipher} from '../platform/secrets.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {orWhyNot} from '../platform/values/or-why-not.ts';
import type {WebhookDelivery} from './delivery.ts';
import {endDelivery, endUntold} from './end-delivery.ts';
import {openSecrets} from './opened-secrets.ts';
import {WebhookSubscription} from './subscriber.ts';

/** Everything that an attempt and its record need, so that no transaction is open while the subscriber thinks. */
export type ClaimedDelivery = Readonly<{
	id: IdOf<'webhookDelivery'>;
	subscriberId: IdOf<'webhookSubscription'>;
	targetUrl: string;
	eventId: string;
	eventType: string;
	/** What it is about, when it is told in order. */
	inLineOf: string | null;
	body: string;
	secrets: readonly string[];
}>;

/** What a call of the subscriber needs; undefined when it was switched off meanwhile: then the delivery ends. */
export async function claimDelivery(unit: Unit, delivery: WebhookDelivery, cipher: Cipher): Promise<ClaimedDelivery | undefined> {
	const subscriber = await unit.em.findOne(WebhookSubscription, delivery.subscriberId);
	if (!subscriber?.isActive) {
		delivery.lastError = whyUntold(subscriber);
		Object.assign(delivery, {nextAttemptAt: null, leasedUntil: null});
		await endDelivery(unit, delivery, 'give_up');
		return undefined;
	}

	const {id, subscriberId, eventId, eventType, body, isOrdered, subjectId = null} = delivery;
	const inLineOf = isOrdered ? subjectId : null;
	const secrets = openSecrets(cipher, subscriber, unit.realNow);
	return {id, subscriberId, targetUrl: subscriber.targetUrl, eventId, eventType, inLineOf, body, secrets};
}

const whyUntold = (subscriber: WebhookSubscription | null | undefined): string =>
	subscriber ? 'the subscriber is switched off' : 'the subscriber is gone';

type Row = {
	id: ClaimedDelivery['id'];
	subscriber_id: ClaimedDelivery['subscriberId'];
	event_id: string;
	event_type: string;
	in_line_of: string | null;
	body: string;
};

/**
 * The same for many that were leased, with a fixed number of statements: bodies are read once, secrets opened once. What is not in the
 * answer has ended; of whom the secret cannot be opened, the answer is why.
 */
export async function claimDeliveries(
	unit: Unit,
	leased: readonly LeasedRow[],
	cipher: Cipher,
): Promise<ReadonlyMap<string, ClaimedDelivery | Error>> {
	if (leased.length === 0) return new Map();
	const rows = await unit.em.execute<Row[]>(
		`select id, subscriber_id, event_id, event_type, case when is_ordered then subject_id end as in_line_of, body
		 from webhook_delivery where id = any(?::text[])`,
		[arrayLiteral(leased.map(({id}) => id))],
	);
	const ids = [...new Set(rows.map(({subscriber_id: id}) => id))];
	const found = await findRows(unit.em, WebhookSubscription, {id: {$in: ids}});
	const subscribers = new Map(found.map(subscriber => [subscriber.id, subscriber]));
	const claimed = new Map<string, ClaimedDelivery | Error>();
	const untold: {id: string; subscriberId: string; subjectId: string | null; why: string}[] = [];
	for (const {id, subscriber_id: subscriberId, event_id: eventId, event_type: eventType, in_line_of: inLineOf, body} of rows) {
		const subscriber = subscribers.get(subscriberId);
		if (!subscriber?.isActive) untold.push({id, subscriberId, subjectId: inLineOf, why: whyUntold(subscriber)});
		else {
			const secrets = orWhyNot(() => openSecrets(cipher, subscriber, unit.realNow));
			const {targetUrl} = subscriber;
			claimed.set(id, secrets instanceof Error ? secrets : {id, subscriberId, targetUrl, eventId, eventType, inLineOf, body, secrets});
		}
	}

	await endUntold(unit, untold);
	return claimed;
}
