import {type Refusals, refusing} from '../platform/refusals.ts';

export const registryRefusals = {
	service_has_no_key: {kind: 'forbidden_by_state', message: "Service '{slug}' is {status}: it gets a key when it is active or suspended"},
	service_at_work: {kind: 'taken', message: "Service '{slug}' is still being called: {count} workflows are at work there"},
	service_in_use: {kind: 'taken', message: "Service '{slug}' still has live subscriptions: {live}"},
	heartbeat_queue_full: {kind: 'unavailable', message: 'Too many heartbeats wait to be written; please send this one again'},
} as const satisfies Refusals;

export const refuse = refusing(registryRefusals);
