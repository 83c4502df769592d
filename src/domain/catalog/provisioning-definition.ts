import type {Fault} from '../platform/refusals.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import {callFaults} from './call-template.ts';
import {ancestorsOf, graphFaults} from './step-graph.ts';

/** What a workflow does to a subscription; a service defines the steps of those it takes part in. */
export const workflowKinds = ['activate', 'change', 'deactivate', 'suspend', 'resume'] as const;

export type WorkflowKind = (typeof workflowKinds)[number];

export const workflowKind = namedEnum(workflowKinds, {
	id: 'WorkflowKind',
	description: 'What happens to the subscription: it begins, changes, ends, is suspended or resumed.',
});

/** How a step is completed: by the answer itself, by a call back to us, or by asking until it is done. */
export const completions = ['sync', 'callback', 'poll'] as const;

export const completion = namedEnum(completions, {
	id: 'StepCompletion',
	description:
		'How the end of a step is known: by the answer itself (`sync`), by `POST /provisioning/callback` (`callback`), or by asking until it says so (`poll`).',
});

export const callMethods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;

/** A call to the service: `path` stands under its base URL; without a body the workflow's own data is sent. */
export type ServiceCall = Readonly<{method: (typeof callMethods)[number]; path: string; body?: unknown}>;

export const callMethod = namedEnum(callMethods, {id: 'CallMethod', description: 'HTTP method; GET is sent without a body.'});

export type ProvisioningStep = Readonly<{
	name: string;
	dependsOn: readonly string[];
	action: ServiceCall;
	completion: (typeof completions)[number];
	poll?: Readonly<{path: string; intervalSeconds: number; timeoutSeconds: number}>;
	timeoutSeconds: number;
	maxAttempts: number;
	/** What undoes it. */
	compensation?: ServiceCall;
}>;

/** What a service wants to be told when a subscription begins, changes and ends. A kind without steps calls nothing. */
export type ProvisioningDefinition = Readonly<
	{[K in WorkflowKind]?: readonly ProvisioningStep[]} & {
		activate: readonly ProvisioningStep[];
		/** `hold`: an activation that failed waits for the operator before it is undone. */
		onFailure: 'compensate' | 'hold';
	}
>;

export const STEPS_LIMIT = 20;
/** A step, its polling included, is given up after a day at most. */
export const STEP_TIMEOUT_LIMIT_SECONDS = 86_400;
export const POLL_INTERVAL_LIMIT_SECONDS = 3600;
export const ATTEMPTS_LIMIT = 20;

/** Every fault of a definition at once: names, dependencies, circles, ways to complete, paths, placeholders. */
export const provisioningFaults = (definition: ProvisioningDefinition): Fault[] =>
	workflowKinds.flatMap(kind => {
		const steps = definition[kind] ?? [];
		const at = `provisioning.${kind}`;
		return [...graphFaults(steps, at), ...steps.flatMap((step, index) => stepFaults(step, {kind, steps, at: `${at}.${index}`}))];
	});

type Where = Readonly<{kind: WorkflowKind; steps: readonly ProvisioningStep[]; at: string}>;

function stepFaults(step: ProvisioningStep, {kind, steps, at}: Where): Fault[] {
	const earlier = ancestorsOf(steps, step.name);
	const isCallback = step.completion === 'callback';
	const calls = [
		{call: step.action, at: `${at}.action`, known: {kind, earlier, isCallback}},
		// What is undone has run, so its own results are known, too.
		...(step.compensation
			? [{call: step.compensation, at: `${at}.compensation`, known: {kind, earlier: [...earlier, step.name], isCallback: false}}]
			: []),
		...(step.poll ? [{call: {path: step.poll.path}, at: `${at}.poll`, known: {kind, earlier, isCallback: false}}] : []),
	];
	return [...completionFaults(step, at), ...calls.flatMap(({call, at: place, known}) => callFaults(call, place, known))];
}

function completionFaults({completion, poll}: ProvisioningStep, at: string): Fault[] {
	if (completion === 'poll' && !poll) return [{path: `${at}.poll`, message: 'is required when completion is poll'}];
	if (completion !== 'poll' && poll) return [{path: `${at}.poll`, message: 'is for completion poll only'}];
	if (poll && poll.intervalSeconds > poll.timeoutSeconds)
		return [{path: `${at}.poll.interval_seconds`, message: 'must not exceed timeout_seconds'}];
	return [];
}
