import type {AnyRoute} from '../http/route.ts';
import {adminCancelSubscription, adminListSubscriptions, adminResumeSubscription, adminSuspendSubscription} from './admin-subscriptions.ts';
import {cancelPackSubscription, getServicePack, listPackSubscriptions, listServicePacks, subscribeToPack} from './service-packs.ts';
import {cancelSubscription, createSubscription, getSubscription, listSubscriptions, reactivateSubscription} from './subscriptions.ts';

export const subscriptionRoutes: readonly AnyRoute[] = [
	// subscriptions
	listSubscriptions,
	createSubscription,
	getSubscription,
	cancelSubscription,
	reactivateSubscription,
	// service-packs
	listServicePacks,
	listPackSubscriptions,
	getServicePack,
	subscribeToPack,
	cancelPackSubscription,
	// admin-subscriptions
	adminListSubscriptions,
	adminCancelSubscription,
	adminSuspendSubscription,
	adminResumeSubscription,
];
