import type {FactOf, FactType} from '../domain/events.ts';
import type {StoredFact} from '../domain/platform/fact.ts';
import {notifyPeople} from './notifications/notify-people.ts';
import {checkVatNumber} from './organization/check-vat-number.ts';
import {syncDirectory} from './organization/sync-directory.ts';
import {type Reaction, to} from './queue/job.ts';
import {fanOutFact} from './webhooks/fan-out-fact.ts';

const tellSubscribers = ({id, recordedAt}: StoredFact): Reaction => to(fanOutFact, {fact_id: id, recorded_at: recordedAt.toISOString()});

const tellPeople = ({id, recordedAt}: StoredFact): Reaction => to(notifyPeople, {fact_id: id, recorded_at: recordedAt.toISOString()});

/** What follows from what: the whole asynchronous behaviour of the system, on one page. Leaving out a fact does not compile. */
export const reactions: {[T in FactType]: (fact: FactOf<T>) => readonly Reaction[]} = {
	'tenant.billing_linked': fact => [tellSubscribers(fact), to(checkVatNumber, {tenant_id: fact.data.tenant_id, asked_by: fact.id})],
	'tenant.billing_updated': fact => [tellSubscribers(fact), to(checkVatNumber, {tenant_id: fact.data.tenant_id, asked_by: fact.id})],
	'partner.billing_linked': fact => [tellSubscribers(fact)],
	'partner.billing_updated': fact => [tellSubscribers(fact)],
	'partner.bank_details_changed': () => [],
	'directory.sync_requested': ({data}) => [to(syncDirectory, {run_id: data.run_id, asked_by: 'start'})],
	'service.registered': fact => [tellPeople(fact)],
	'service.address_change_requested': fact => [tellPeople(fact)],
	'service.deregistered': fact => [tellPeople(fact)],
	'service.health_changed': fact => [tellSubscribers(fact), tellPeople(fact)],
	'subscription.activated': fact => [tellSubscribers(fact)],
	'quota.threshold_reached': fact => [tellSubscribers(fact)],
};
