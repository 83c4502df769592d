export const bulkActions = ['cancel', 'cancel_immediate', 'suspend', 'resume'] as const;

/** What one request can do to many subscriptions. */
export type BulkAction = (typeof bulkActions)[number];

/** Subscriptions that one request acts on at most. */
export const BULK_LIMIT = 500;
