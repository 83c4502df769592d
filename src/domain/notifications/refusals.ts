import {type Refusals, refusing} from '../platform/refusals.ts';

export const notificationRefusals = {
	notification_not_found: {kind: 'missing', message: "Notification '{id}' not found"},
} as const satisfies Refusals;

export const refuse = refusing(notificationRefusals);
