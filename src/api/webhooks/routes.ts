import type {AnyRoute} from '../http/route.ts';
import {createWebhookSubscription, listWebhookSubscriptions} from './admin-webhook-subscriptions.ts';

export const webhookRoutes: readonly AnyRoute[] = [listWebhookSubscriptions, createWebhookSubscription];
