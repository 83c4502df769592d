import {applyEvent} from '../../domain/payments/apply-event.ts';
import {applySeenSetup, setupToLook} from '../../domain/payments/methods/finish-setup.ts';
import type {SeenSetup} from '../../domain/payments/provider/provider.ts';
import {ProviderEvent} from '../../domain/payments/provider-event.ts';
import type {Outcome} from '../../domain/platform/attempts/attempt.ts';
import {minutes} from '../../domain/platform/attempts/waits.ts';
import {attempted} from '../queue/attempted.ts';
import type {WorkerTools} from '../worker-tools.ts';

type Setup = Readonly<{setupId: `pset_${string}`; now: Date}> & NonNullable<Awaited<ReturnType<typeof setupToLook>>>;

/** What is to be done about an event: nobody knows what it is about, it is about a setup, or nothing is left to do. */
type Claimed = Readonly<{what: 'unknown'; isMoney: boolean}> | Readonly<{what: 'setup'; setup: Setup}> | Readonly<{what: 'nothing'}>;

type Looked = Readonly<{setupId: `pset_${string}`; seen: SeenSetup}>;

export const applyProviderEvent = attempted<ProviderEvent, Claimed, Looked>({
	name: 'payments.apply-provider-event',
	queue: 'payments',
	summary:
		'Finds out what a webhook of a payment provider is about, and has that looked at; what is not known yet is looked for again, for a day',
	row: ProviderEvent,
	kind: 'provider_event',
	lane: {property: 'provider', limit: 8},
	waits: minutes(1, 5, 30, 120, 360, 900),
	leaseMs: 60_000,
	async prepare(unit, event, {cipher}) {
		const found = await applyEvent(unit, event);
		if (found === 'unknown') return {what: 'unknown', isMoney: event.isMoney};
		const {setupId} = found;
		const setup = setupId && (await setupToLook(unit, {setupId, cipher}));
		return setup ? {what: 'setup', setup: {...setup, setupId, now: unit.now}} : {what: 'nothing'};
	},
	call: async (claimed, tools) => call(claimed, tools),
	record: async (unit, event, {outcome, verdict}, {cipher}) => {
		if (outcome.answer) await applySeenSetup(unit, {...outcome.answer, cipher});
		if (verdict === 'done') event.appliedAt = unit.now;
	},
});

async function call(claimed: Claimed, {paymentProviders}: WorkerTools): Promise<Outcome<Looked>> {
	// What is told of things that are none of ours is of interest only when it was money.
	if (claimed.what === 'unknown') return {kind: 'failed', code: 'unknown_payment', isToldByRecord: !claimed.isMoney};
	if (claimed.what === 'nothing') return {kind: 'done', answer: undefined as never};
	const {setupId, ...setup} = claimed.setup;
	const seen = await paymentProviders.get(setup.provider)?.stores?.look(setup);
	if (seen?.kind === 'known') return {kind: 'done', answer: {setupId, seen: seen.value}};
	return {kind: 'failed', code: seen?.kind === 'unclear' ? seen.code : 'not_there'};
}
