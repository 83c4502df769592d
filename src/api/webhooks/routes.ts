import type {AnyRoute} from '../http/route.ts';
import {
	createWebhookSubscription,
	deleteWebhookSubscription,
	getWebhookDelivery,
	getWebhookReplay,
	getWebhookSubscriptionState,
	listWebhookDeliveries,
	listWebhookReplays,
	listWebhookSubscriptions,
	replayWebhookDelivery,
	sendTestWebhook,
	startWebhookReplay,
	stopWebhookReplay,
	updateWebhookSubscription,
} from './admin-webhook-subscriptions.ts';
import {getEvent, listEvents} from './events.ts';
import {listWebhookTopics} from './topics.ts';
import {
	createWebhookEndpoint,
	deleteWebhookEndpoint,
	getWebhookEndpointDelivery,
	getWebhookEndpointReplay,
	getWebhookEndpointState,
	listWebhookEndpointDeliveries,
	listWebhookEndpointReplays,
	listWebhookEndpoints,
	replayWebhookEndpointDelivery,
	sendTestToWebhookEndpoint,
	startWebhookEndpointReplay,
	stopWebhookEndpointReplay,
	updateWebhookEndpoint,
} from './webhook-endpoints.ts';

export const webhookRoutes: readonly AnyRoute[] = [
	// admin-webhook-subscriptions
	listWebhookSubscriptions,
	createWebhookSubscription,
	updateWebhookSubscription,
	deleteWebhookSubscription,
	// ext-webhooks: staff
	listWebhookTopics,
	getWebhookSubscriptionState,
	listWebhookDeliveries,
	getWebhookDelivery,
	replayWebhookDelivery,
	startWebhookReplay,
	listWebhookReplays,
	getWebhookReplay,
	stopWebhookReplay,
	sendTestWebhook,
	// ext-webhooks: tenants
	listWebhookEndpoints,
	createWebhookEndpoint,
	updateWebhookEndpoint,
	deleteWebhookEndpoint,
	getWebhookEndpointState,
	listWebhookEndpointDeliveries,
	getWebhookEndpointDelivery,
	replayWebhookEndpointDelivery,
	startWebhookEndpointReplay,
	listWebhookEndpointReplays,
	getWebhookEndpointReplay,
	stopWebhookEndpointReplay,
	sendTestToWebhookEndpoint,
	// ext-events
	listEvents,
	getEvent,
];
