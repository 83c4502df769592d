import {type FactType, facts} from '../events.ts';
import {type Fault, refuse} from '../platform/refusals.ts';

/** Everything a subscriber can be told: the public facts. */
export const topics = (Object.keys(facts) as FactType[]).filter(type => facts[type].isPublic);

const GLOB = /^[a-z_]+(?:\.(?:[a-z_]+|\*))?$|^\*$/;

/** All that matches a type of fact: itself, its family (`subscription.*`), everything (`*`). */
export const globsOf = (type: string): string[] => [type, `${type.slice(0, type.indexOf('.'))}.*`, '*'];

/** Whether a topic or glob matches a type of fact. */
export const matchesTopic = (glob: string, type: string): boolean => globsOf(type).includes(glob);

/** What is wrong with a topic or glob, as a sentence; undefined when it names at least one thing that can happen. */
export function topicFault(glob: string): string | undefined {
	if (!GLOB.test(glob)) return 'must be a topic like subscription.activated, or a glob like subscription.*';
	return topics.some(type => matchesTopic(glob, type)) ? undefined : `names nothing that can happen; topics are ${topics.join(', ')}`;
}

/** What is wrong with topics that somebody asks for, each beside the others. */
export const topicFaults = (globs: readonly string[] = []): Fault[] =>
	globs.flatMap((glob, index) => {
		const message = topicFault(glob);
		return message === undefined ? [] : [{path: `topics.${index}`, message}];
	});

/** Each topic once; refuses those that name nothing that can happen. */
export function demandTopics(globs: readonly string[]): string[] {
	const details = topicFaults(globs);
	if (details.length > 0) throw refuse('input_invalid', {details});
	return [...new Set(globs)];
}

/** Facts that tell of money, or of what is on invoices: a tenant's people need `billing:read` to be told of them. */
export const isAboutMoney = (type: string): boolean =>
	/^(?:tenant|partner|invoice|credit_note)\.|^subscription\.payment_failed$/.test(type);

/** The types that topics and globs come to. */
export const typesOf = (globs: readonly string[]): FactType[] => topics.filter(type => globs.some(glob => matchesTopic(glob, type)));
