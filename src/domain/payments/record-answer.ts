import type {Unit} from '../platform/unit/unit.ts';
import {applySeen, applySuccesses, isPlainSuccess} from './apply-seen.ts';
import {carryOver} from './carry-over.ts';
import {failIntent} from './fail-intent.ts';
import {lookWait} from './look-waits.ts';
import type {PaymentIntent} from './payment-intent.ts';
import type {IntentAnswer} from './provider/call-provider.ts';
import type {SeenPayment} from './provider/provider.ts';

/** Writes down what came of a call to a provider, on a locked payment, and when it is to be looked at again. */
export async function recordAnswer(unit: Unit, intent: PaymentIntent, {what, looksWanted, answer}: IntentAnswer): Promise<void> {
	if (answer.kind === 'known') {
		intent.attempts = 0;
		if (answer.value) {
			await applySeen(unit, intent, answer.value);
			lookAgain(unit, intent);
		} else askAnew(intent);
	} else if (what === 'ask' && answer.kind !== 'unclear') await refused(unit, intent, answer);
	lookAtOnceIfWanted(unit, intent, looksWanted);
}

/** What came of asking for a payment that succeeded at once, and nothing else. */
type Charged = IntentAnswer & Readonly<{what: 'ask'; answer: Readonly<{kind: 'known'; value: SeenPayment}>}>;

/** Whether an answer is the common one: asked for, it succeeded at once. */
export const isCharged = (told: IntentAnswer): told is Charged =>
	told.what === 'ask' && told.answer.kind === 'known' && told.answer.value !== undefined && isPlainSuccess(told.answer.value);

/** The same for many that were charged (`isCharged`), with a fixed number of statements. They are locked; whoever asks stores them. */
export async function recordCharges(unit: Unit, charged: readonly Readonly<{intent: PaymentIntent; told: Charged}>[]): Promise<void> {
	await applySuccesses(
		unit,
		charged.map(({intent, told}) => ({intent, seen: told.answer.value})),
	);
	for (const {intent, told} of charged) {
		intent.attempts = 0;
		lookAgain(unit, intent);
		lookAtOnceIfWanted(unit, intent, told.looksWanted);
	}
}

function lookAgain({now}: Unit, intent: PaymentIntent): void {
	const waitMs = lookWait(intent);
	intent.looks += 1;
	intent.nextAttemptAt = waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

/** Somebody was told of it while it was looked at: what was seen may be older than what they were told. */
function lookAtOnceIfWanted({now}: Unit, intent: PaymentIntent, looksWanted: number): void {
	if (intent.looksWanted !== looksWanted) intent.nextAttemptAt = now;
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
