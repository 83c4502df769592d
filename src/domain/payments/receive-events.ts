import type {ProviderSlug} from '../billing/payment.ts';
import {dueAt} from '../platform/attempts/attempt.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertNew, newRow} from '../platform/unit/write-many.ts';
import type {WebhookNews} from './provider/provider.ts';
import {ProviderEvent} from './provider-event.ts';

/** What a provider told by one webhook. */
export type ToldNews = Readonly<{provider: ProviderSlug; news: WebhookNews}>;

/** Keeps what providers told, with one statement, and each once: told again it is the same. */
export async function receiveEvents(unit: Unit, told: readonly ToldNews[]): Promise<void> {
	const kept = await insertNew(
		unit,
		ProviderEvent,
		told.map(one => eventOf(unit, one)),
	);
	for (const {id} of kept) unit.record({type: 'provider_event.received', step: 1, owner: {}, data: {event_id: id}});
}

function eventOf(unit: Unit, {provider, news: {key, about, isMoney}}: ToldNews): ProviderEvent {
	const event = newRow(unit, ProviderEvent, {provider, key, about, isMoney, ...dueAt(unit.now)});
	// The same id is told at each change, without a name for the news: each time is news.
	if (key === '') event.key = event.id;
	return event;
}
