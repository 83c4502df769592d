import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {newSecret} from './new-secret.ts';
import {findSubscriber, type Whose} from './queries.ts';
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
	/** Gives it a new secret; the old one signs too for 24 h. */
	rotateSecret?: true;
}>;

/** Changes what is given of a subscriber. The secret is there when it is a new one, and shown this once. */
export async function updateSubscriber(
	unit: Unit,
	{whose, changes, cipher}: Readonly<{whose: Whose; changes: Changes; cipher: Cipher}>,
): Promise<{subscriber: WebhookSubscription; secret?: string}> {
	const {rotateSecret, topics, isActive, ...plain} = changes;
	const demanded = topics && demandTopics(topics);
	const subscriber = await findSubscriber(unit, whose);
	unit.em.assign(subscriber, {...plain, ...(demanded && {topics: demanded})});
	if (isActive !== undefined && isActive !== subscriber.isActive) switchOver(subscriber, isActive);
	return rotateSecret ? {subscriber, secret: rotate(unit, subscriber, cipher)} : {subscriber};
}

function switchOver(subscriber: WebhookSubscription, isActive: boolean): void {
	subscriber.isActive = isActive;
	subscriber.disabledReason = null;
}

function rotate(unit: Unit, subscriber: WebhookSubscription, cipher: Cipher): string {
	const {secret, ...kept} = newSecret(subscriber.id, cipher);
	subscriber.previousSecretSealed = subscriber.secretSealed;
	subscriber.previousSecretUntil = new Date(unit.realNow.getTime() + OVERLAP_MS);
	unit.em.assign(subscriber, kept);
	return secret;
}
