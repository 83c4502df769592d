import {namedEnum} from '../../platform/values/named-enum.ts';
export const bulkActions = ['cancel', 'cancel_immediate', 'suspend', 'resume'] as const;

/** What one request can do to many subscriptions. */
export type BulkAction = (typeof bulkActions)[number];

export const bulkAction = namedEnum(bulkActions, {
	id: 'BulkSubscriptionAction',
	description: 'What is done to each: `cancel` for the end of its period, `cancel_immediate`, `suspend` or `resume`.',
});

/** Subscriptions that one request acts on at most. */
export const BULK_LIMIT = 500;
