import {accountingRoutes} from './accounting/routes.ts';
import {authRoutes} from './auth/routes.ts';
import {billingRoutes} from './billing/routes.ts';
import {catalogRoutes} from './catalog/routes.ts';
import type {AnyRoute} from './http/route.ts';
import {identityRoutes} from './identity/routes.ts';
import {meteringRoutes} from './metering/routes.ts';
import {notificationRoutes} from './notifications/routes.ts';
import {organizationRoutes} from './organization/routes.ts';
import {paymentRoutes} from './payments/routes.ts';
import {platformRoutes} from './platform/routes.ts';
import {probeRoutes} from './probes/routes.ts';
import {provisioningRoutes} from './provisioning/routes.ts';
import {registryRoutes} from './registry/routes.ts';
import {subscriptionRoutes} from './subscriptions/routes.ts';
import {uploadRoutes} from './uploads/routes.ts';
import {webhookRoutes} from './webhooks/routes.ts';

/** The whole API, by what it is about; each list names its operations, and docs/generated/routes.md shows all of them on one page. */
export const routes: readonly AnyRoute[] = [
	// is it alive, and does it work
	...probeRoutes,
	// who am I, and how do I sign in
	...authRoutes,
	// what is sold: services, plans, prices, and the ways into a service
	...catalogRoutes,
	// who has what
	...subscriptionRoutes,
	// what a service was asked to make of it
	...provisioningRoutes,
	// what people are told
	...notificationRoutes,
	// icons and pictures
	...uploadRoutes,
	// the vendor's own services: registration, health, approval
	...registryRoutes,
	// what was used
	...meteringRoutes,
	// what it costs: profiles, invoices, corrections, runs
	...billingRoutes,
	// how it is paid: methods, providers and their webhooks, refunds
	...paymentRoutes,
	// what the books are told
	...accountingRoutes,
	// partners and tenants
	...organizationRoutes,
	// settings, runs, and who did what
	...platformRoutes,
	// people, groups and roles
	...identityRoutes,
	// who is called when something happens
	...webhookRoutes,
];

/** Served besides them with SANDBOX. */
export {sandboxRoutes} from './sandbox/routes.ts';
