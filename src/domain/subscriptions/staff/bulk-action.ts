import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {cancel} from '../cancel.ts';
import {resume} from '../resume.ts';
import type {Subscription} from '../subscription.ts';
import {suspend} from '../suspend.ts';

export const bulkActions = ['cancel', 'cancel_immediate', 'suspend', 'resume'] as const;

export type BulkAction = (typeof bulkActions)[number];

/** Subscriptions that one request acts on at most. */
export const BULK_LIMIT = 500;

type Request = Readonly<{subscriptionId: IdOf<'subscription'>; reason?: string | undefined}>;

const verbs: Readonly<Record<BulkAction, (unit: Unit, request: Request) => Promise<Subscription>>> = {
	cancel,
	cancel_immediate: async (unit, request) => cancel(unit, {...request, isImmediate: true}),
	suspend,
	resume,
};

/** Does to one subscription what is done to many. Each is done in a unit of its own: one that refuses stops no other. */
export const actInBulk = async (unit: Unit, action: BulkAction, request: Request): Promise<Subscription> => verbs[action](unit, request);
