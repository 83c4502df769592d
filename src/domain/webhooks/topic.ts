import {facts} from '../events.ts';
import {type Fault, refuse} from '../platform/refusals.ts';

/** Everything a subscriber can be told: the public facts. */
export const topics = Object.entries(facts)
	.filter(([, declaration]) => declaration.isPublic)
	.map(([type]) => type);

const GLOB = /^[a-z_]+(?:\.(?:[a-z_]+|\*))?$|^\*$/;

const asPattern = (glob: string): RegExp => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);

/** Whether a topic or glob (`subscription.*`, `*`) matches a type of fact. */
export const matchesTopic = (glob: string, type: string): boolean => asPattern(glob).test(type);

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
