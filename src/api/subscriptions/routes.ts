import type {AnyRoute} from '../http/route.ts';
import {adminCancelSubscription, adminListSubscriptions, adminResumeSubscription, adminSuspendSubscription} from './admin-subscriptions.ts';
import {changePlan} from './change-plan.ts';
import {cancelPackSubscription, getServicePack, listPackSubscriptions, listServicePacks, subscribeToPack} from './service-packs.ts';
import {
	adminBulkSubscriptions,
	adminCreateSubscription,
	adminOverrideSubscription,
	adminUpdateSubscription,
} from './staff-subscriptions.ts';
import {
	cancelSubscription,
	createSubscription,
	getSubscription,
	listSubscriptions,
	reactivateSubscription,
	updateSubscription,
} from './subscriptions.ts';

export const subscriptionRoutes: readonly AnyRoute[] = [
	// subscriptions
	listSubscriptions,
	createSubscription,
	getSubscription,
	cancelSubscription,
	reactivateSubscription,
	changePlan,
	// service-packs
	listServicePacks,
	listPackSubscriptions,
	getServicePack,
	subscribeToPack,
	cancelPackSubscription,
	// admin-subscriptions
	adminListSubscriptions,
	adminCreateSubscription,
	adminBulkSubscriptions,
	adminCancelSubscription,
	adminSuspendSubscription,
	adminResumeSubscription,
	adminOverrideSubscription,
	// ext-billing
	updateSubscription,
	adminUpdateSubscription,
];
