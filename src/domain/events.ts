import {accountingFacts} from './accounting/events.ts';
import {billingFacts} from './billing/events.ts';
import {meteringFacts} from './metering/events.ts';
import {organizationFacts} from './organization/events.ts';
import {paymentFacts} from './payments/events.ts';
import {platformFacts} from './platform/events.ts';
import type {RecordedFact, StoredFact} from './platform/unit/fact.ts';
import {provisioningFacts} from './provisioning/events.ts';
import {registryFacts} from './registry/events.ts';
import {subscriptionFacts} from './subscriptions/events.ts';
import {packFacts} from './subscriptions/packs/events.ts';
import {webhookFacts} from './webhooks/events.ts';

/** Everything that can happen, on one page: each context's facts. What follows from them stands in `workers/reactions.ts`. */
export const facts = {
	...meteringFacts,
	...organizationFacts,
	...registryFacts,
	...subscriptionFacts,
	...provisioningFacts,
	...packFacts,
	...billingFacts,
	...paymentFacts,
	...accountingFacts,
	...webhookFacts,
	...platformFacts,
} as const;

export type FactType = keyof typeof facts;

/** A fact as a use case records it. */
export type Fact = RecordedFact<typeof facts>;

/** A fact of one type, as it left the outbox. */
export type FactOf<T extends FactType> = StoredFact<T, Extract<Fact, {type: T}>['data']>;
