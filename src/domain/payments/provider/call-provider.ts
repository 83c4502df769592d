import type {Outcome} from '../../platform/attempts/attempt.ts';
import type {IntentCall} from '../prepare-intent.ts';
import type {ProviderAnswer, SeenPayment} from './provider.ts';

/** What came of a call about a payment. `find` may be certain that there is none. */
export type IntentAnswer = Readonly<{
	what: IntentCall['what'];
	/** Who wanted it looked at when the call began. */
	looksWanted: number;
	answer: ProviderAnswer<SeenPayment | undefined>;
}>;

async function ask(call: IntentCall): Promise<IntentAnswer['answer']> {
	const {provider, now} = call;
	if (call.what === 'look') return provider.look({providerId: call.providerId, now});
	if (call.what === 'find') return provider.find({...call, now});
	if (call.kind === 'link') return (await provider.link?.(call.request)) ?? {kind: 'refused', code: 'no_page'};
	return (await provider.stores?.charge(call.request)) ?? {kind: 'refused', code: 'stores_nothing'};
}

/** Refusals that say something of the amount or the method: they are the customer's, not a fault of ours. */
const isCustomers = ({what, answer}: IntentAnswer): boolean =>
	what === 'ask' &&
	(answer.kind === 'missing' || (answer.kind === 'refused' && (answer.why === 'below_minimum' || answer.why === 'method_gone')));

/** Asks the provider, outside of any transaction. When it is looked at again `record` says: nothing of what is known is ever an end. */
export async function callProvider(call: IntentCall): Promise<Outcome<IntentAnswer>> {
	const {what, looksWanted} = call;
	const told: IntentAnswer = {what, looksWanted, answer: await ask(call)};
	const {answer} = told;
	if (answer.kind === 'known' || isCustomers(told)) return {kind: 'again', afterMs: 0, answer: told};
	if (answer.kind === 'missing') return {kind: 'failed', code: 'not_there', answer: told};
	const retryAfterSeconds = answer.kind === 'unclear' ? answer.retryAfterSeconds : undefined;
	return {kind: 'failed', code: answer.code, answer: told, ...(retryAfterSeconds !== undefined && {retryAfterSeconds})};
}
