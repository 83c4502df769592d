import type {Unit} from '../platform/unit/unit.ts';
import {applySeen} from './apply-seen.ts';
import {carryOver} from './carry-over.ts';
import {failIntent} from './fail-intent.ts';
import {lookWait} from './look-waits.ts';
import type {PaymentIntent} from './payment-intent.ts';
import type {IntentAnswer} from './provider/call-provider.ts';

/** Writes down what came of a call to a provider, on a locked payment, and when it is to be looked at again. */
export async function recordAnswer(unit: Unit, intent: PaymentIntent, {what, looksWanted, answer}: IntentAnswer): Promise<void> {
	if (answer.kind === 'known') {
		intent.attempts = 0;
		if (answer.value) {
			await applySeen(unit, intent, answer.value);
			const waitMs = lookWait(intent);
			intent.looks += 1;
			intent.nextAttemptAt = waitMs === undefined ? null : new Date(unit.now.getTime() + waitMs);
		} else askAnew(intent);
	} else if (what === 'ask' && answer.kind !== 'unclear') await refused(unit, intent, answer);
	// Somebody was told of it while it was looked at: what was seen may be older than what they were told.
	if (intent.looksWanted !== looksWanted) intent.nextAttemptAt = unit.now;
}

/** It is certain that nothing came of it: it may be asked for under another key. */
function askAnew(intent: PaymentIntent): void {
	intent.askedAt = null;
	intent.round += 1;
}

type Refused = Extract<IntentAnswer['answer'], {kind: 'missing' | 'refused'}>;

/** A refusal is definite. What it says of the amount or the method is the customer's; the rest is a fault of ours and dunned on nobody. */
async function refused(unit: Unit, intent: PaymentIntent, answer: Refused): Promise<void> {
	if (answer.kind === 'missing' || answer.why === 'method_gone') {
		intent.nextAttemptAt = null;
		await failIntent(unit, intent, {code: 'method_gone', kind: 'ask_customer'});
	} else if (answer.why === 'below_minimum') {
		intent.nextAttemptAt = null;
		await carryOver(unit, intent);
	} else askAnew(intent);
}
