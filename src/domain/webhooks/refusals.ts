import {type Refusals, refusing} from '../platform/refusals.ts';

export const webhookRefusals = {
	subscriber_not_found: {kind: 'missing', message: "Webhook subscription '{id}' not found"},
	delivery_not_found: {kind: 'missing', message: "Webhook delivery '{id}' not found"},
	replay_not_found: {kind: 'missing', message: "Webhook replay '{id}' not found"},
	event_not_found: {kind: 'missing', message: "Event '{id}' not found"},
	cursor_too_old: {kind: 'forbidden_by_state', message: 'What came after this cursor is kept no longer: begin without a cursor'},
	subscriber_switched_off: {kind: 'forbidden_by_state', message: 'The webhook subscription is switched off: switch it on first'},
	replay_running: {kind: 'taken', message: "The replay '{id}' is still running: wait for its end, or stop it"},
} as const satisfies Refusals;

export const refuse = refusing(webhookRefusals);
