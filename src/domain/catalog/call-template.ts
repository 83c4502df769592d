import type {Fault} from '../platform/refusals.ts';

/** `{{member}}` in a path or in a text of a body; what is filled in is encoded for the place it stands in. */
const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What a placeholder may name, besides the results of earlier steps. */
const ofWorkflow = /^(workflow_id|step|kind|tenant\.(id|name|slug)|subscription\.(id|status|quantity))$/;
const ofPlan = /^(previous_)?plan\.(plan_key|(quotas|features)(\.[A-Za-z0-9_-]+)*)$/;
const ofStep = /^steps\.([a-z][a-z0-9_-]*)\.(endpoint|metadata(\.[A-Za-z0-9_-]+)*)$/;
const ofCallback = /^callback_(url|token)$/;

/** What is known when a call is made. */
export type KnownAtCall = Readonly<{kind: string; earlier: readonly string[]; isCallback: boolean}>;

/** Why a placeholder cannot be filled; undefined when it can. */
function memberFault(member: string, {kind, earlier, isCallback}: KnownAtCall): string | undefined {
	if (ofWorkflow.test(member)) return undefined;
	if (ofPlan.test(member)) return kind === 'change' || member.startsWith('plan.') ? undefined : `{{${member}}} is known in change only`;
	if (ofCallback.test(member)) return isCallback ? undefined : `{{${member}}} is known where completion is callback only`;
	const step = ofStep.exec(member)?.[1];
	if (step === undefined) return `{{${member}}} is not known`;
	return earlier.includes(step) ? undefined : `{{${member}}} is known only after depending on '${step}'`;
}

function textFaults(text: string, path: string, known: KnownAtCall): Fault[] {
	const faults = [...text.matchAll(PLACEHOLDER)].flatMap(([, member = '']) => memberFault(member, known) ?? []);
	if (/\{\{|\}\}/.test(text.replace(PLACEHOLDER, ''))) faults.push('has a {{ or }} without its other half');
	return faults.map(message => ({path, message}));
}

/** A path that stays under the base URL, whatever is filled in: parsed, it is what it was. */
function pathFaults(path: string, at: string): Fault[] {
	if (!/^\/(?!\/)/.test(path)) return [{path: at, message: 'must begin with one /'}];
	const filled = path.replace(PLACEHOLDER, 'x');
	const parsed = URL.canParse(filled, 'https://service.invalid') ? new URL(filled, 'https://service.invalid') : undefined;
	return parsed && parsed.pathname + parsed.search === filled
		? []
		: [{path: at, message: 'must be a plain path, percent-encoded, without . and .. segments'}];
}

function* bodyTexts(body: unknown, at: string): Generator<{text: string; at: string}> {
	if (typeof body === 'string') yield {text: body, at};
	else if (typeof body === 'object' && body !== null)
		for (const [key, item] of Object.entries(body)) yield* bodyTexts(item, `${at}.${key}`);
}

/** What is wrong with one call's path and body. */
export const callFaults = ({path, body}: {path: string; body?: unknown}, at: string, known: KnownAtCall): Fault[] => [
	...pathFaults(path, `${at}.path`),
	...textFaults(path, `${at}.path`, known),
	...[...bodyTexts(body, `${at}.body`)].flatMap(({text, at: place}) => textFaults(text, place, known)),
];
