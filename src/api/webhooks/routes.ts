import type {AnyRoute} from '../http/route.ts';
import {
	createWebhookSubscription,
	deleteWebhookSubscription,
	listWebhookSubscriptions,
	updateWebhookSubscription,
} from './admin-webhook-subscriptions.ts';

export const webhookRoutes: readonly AnyRoute[] = [
	listWebhookSubscriptions,
	createWebhookSubscription,
	updateWebhookSubscription,
	deleteWebhookSubscription,
];
