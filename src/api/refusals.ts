import {accountingRefusals} from '../domain/accounting/refusals.ts';
import {billingRefusals} from '../domain/billing/refusals.ts';
import {catalogRefusals} from '../domain/catalog/refusals.ts';
import {identityRefusals} from '../domain/identity/refusals.ts';
import {meteringRefusals} from '../domain/metering/refusals.ts';
import {notificationRefusals} from '../domain/notifications/refusals.ts';
import {organizationRefusals} from '../domain/organization/refusals.ts';
import {paymentRefusals} from '../domain/payments/refusals.ts';
import {platformRefusals, type Refusals} from '../domain/platform/refusals.ts';
import {lifecycleRefusals} from '../domain/platform/values/lifecycle.ts';
import {provisioningRefusals} from '../domain/provisioning/refusals.ts';
import {registryRefusals} from '../domain/registry/refusals.ts';
import {subscriptionRefusals} from '../domain/subscriptions/refusals.ts';
import {webhookRefusals} from '../domain/webhooks/refusals.ts';
import {authRefusals} from './auth/pass-on-token-request.ts';
import {accessRefusals} from './http/access.ts';
import {idempotencyRefusals} from './http/idempotency.ts';
import {keySetRefusals} from './http/key-set.ts';
import {rateRefusals} from './http/limits/rate-limits.ts';

/** Every reason for which the API says no, by where it comes from. A code stands in one table only. */
export const refusals = {
	access: accessRefusals,
	'sign-in': authRefusals,
	'identity provider': keySetRefusals,
	'rate limits': rateRefusals,
	'Idempotency-Key': idempotencyRefusals,
	platform: platformRefusals,
	lifecycles: lifecycleRefusals,
	identity: identityRefusals,
	organization: organizationRefusals,
	catalog: catalogRefusals,
	registry: registryRefusals,
	notifications: notificationRefusals,
	subscriptions: subscriptionRefusals,
	provisioning: provisioningRefusals,
	billing: billingRefusals,
	payments: paymentRefusals,
	accounting: accountingRefusals,
	metering: meteringRefusals,
	webhooks: webhookRefusals,
} as const satisfies Record<string, Refusals>;
