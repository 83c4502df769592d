import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {newSecret} from './new-secret.ts';
import {findSubscriber, type Whose} from './queries.ts';
import {startReplay} from './replays/start-replay.ts';
import type {WebhookSubscription} from './subscriber.ts';
import {demandTopics} from './topic.ts';

/** A replaced secret goes on signing beside the new one for so long, in real time (api.md §3). */
const OVERLAP_MS = 24 * 3_600_000;

type Changes = Readonly<{
	name?: string;
	/** Judged by the address policy before the unit was opened. */
	targetUrl?: string;
	topics?: readonly string[];
	isActive?: boolean;
	ordering?: WebhookSubscription['ordering'];
	catchUp?: WebhookSubscription['catchUp'];
	/** Switched on again, it is told what it missed, whatever it does by itself. */
	replayMissed?: true;
	/** Gives it a new secret; the old one signs too for 24 h. */
	rotateSecret?: true;
}>;

/** Changes what is given of a subscriber. The secret is there when it is a new one, and shown this once. */
export async function updateSubscriber(
	unit: Unit,
	{whose, changes, by, cipher}: Readonly<{whose: Whose; changes: Changes; by: string; cipher: Cipher}>,
): Promise<{subscriber: WebhookSubscription; secret?: string}> {
	const {rotateSecret, replayMissed, topics, isActive, ...plain} = changes;
	const demanded = topics && demandTopics(topics);
	const subscriber = await findSubscriber(unit, whose);
	unit.em.assign(subscriber, {...plain, ...(demanded && {topics: demanded})});
	if (plain.ordering === 'none') await freeLines(unit, subscriber);
	const isSwitched = isActive !== undefined && isActive !== subscriber.isActive;
	if (isSwitched) switchOver(unit, subscriber, isActive);
	const secret = rotateSecret && rotate(unit, subscriber, cipher);
	const isCaughtUp = isSwitched && isActive && (replayMissed || subscriber.catchUp === 'automatic');
	if (isCaughtUp && subscriber.missedSince) {
		await unit.em.flush();
		await startReplay(unit, {whose, by, from: subscriber.missedSince, isOnlyMissed: true});
	}

	return {subscriber, ...(secret && {secret})};
}

function switchOver({now}: Unit, subscriber: WebhookSubscription, isActive: boolean): void {
	if (!isActive) subscriber.missedSince = subscriber.failingSince ?? now;
	Object.assign(subscriber, {isActive, disabledReason: null, failingSince: null});
}

/** What waited for earlier facts of its object waits no more. */
async function freeLines({em, now}: Unit, {id}: WebhookSubscription): Promise<void> {
	await em.execute(
		`update webhook_delivery set is_ordered = false, next_attempt_at = coalesce(next_attempt_at, ?::timestamptz)
		 where subscriber_id = ? and status = 'pending' and is_ordered`,
		[now, id],
	);
}

function rotate(unit: Unit, subscriber: WebhookSubscription, cipher: Cipher): string {
	const {secret, ...kept} = newSecret(subscriber.id, cipher);
	subscriber.previousSecretSealed = subscriber.secretSealed;
	subscriber.previousSecretUntil = new Date(unit.realNow.getTime() + OVERLAP_MS);
	unit.em.assign(subscriber, kept);
	return secret;
}
