import type {FactOf, FactType} from '../domain/events.ts';
import type {StoredFact} from '../domain/platform/fact.ts';
import {type Reaction, to} from './queue/job.ts';
import {fanOutFact} from './webhooks/fan-out-fact.ts';

const tellSubscribers = ({id, recordedAt}: StoredFact): Reaction => to(fanOutFact, {fact_id: id, recorded_at: recordedAt.toISOString()});

/** What follows from what: the whole asynchronous behaviour of the system, on one page. Leaving out a fact does not compile. */
export const reactions: {[T in FactType]: (fact: FactOf<T>) => readonly Reaction[]} = {
	'tenant.billing_linked': fact => [tellSubscribers(fact)],
	'tenant.billing_updated': fact => [tellSubscribers(fact)],
	'partner.billing_linked': fact => [tellSubscribers(fact)],
	'partner.billing_updated': fact => [tellSubscribers(fact)],
	'subscription.activated': fact => [tellSubscribers(fact)],
	'invoice.finalized': fact => [tellSubscribers(fact)],
	'credit_note.finalized': fact => [tellSubscribers(fact)],
	'invoice.sent': fact => [tellSubscribers(fact)],
	'invoice.past_due': fact => [tellSubscribers(fact)],
	'invoice.paid': fact => [tellSubscribers(fact)],
	'invoice.pdf_requested': () => [],
	'invoice.mail_requested': () => [],
	'bill_run.requested': () => [],
};
