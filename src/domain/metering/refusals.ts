import {type Refusals, refusing} from '../platform/refusals.ts';

export const meteringRefusals = {
	metric_not_found: {kind: 'missing', message: "Metric '{slug}' not found"},
	service_not_subscribed: {kind: 'missing', message: "Service '{slug}' not found among the subscriptions"},
	quota_queue_full: {kind: 'unavailable', message: 'More quotas are asked for than can be answered; please ask again'},
	usage_queue_full: {kind: 'unavailable', message: 'More usage arrives than can be written; please send it again'},
} as const satisfies Refusals;

export const refuse = refusing(meteringRefusals);
