import {code, page, table} from '../../src/api/reference/markdown.ts';
import {lifecycles} from '../../src/domain/lifecycles.ts';
import type {Lifecycle} from '../../src/domain/platform/values/lifecycle.ts';

const arrowsOf = (lifecycle: Lifecycle): {from: string; event: string; to: string}[] =>
	Object.entries(lifecycle).flatMap(([from, events]) => Object.entries(events).map(([event, to]) => ({from, event, to})));

/** A state diagram (Mermaid); it begins at the first state and ends in those without events. */
function diagramOf(lifecycle: Lifecycle): string {
	const [first] = Object.keys(lifecycle);
	const finals = Object.keys(lifecycle).filter(state => Object.keys(lifecycle[state] ?? {}).length === 0);
	return [
		'```mermaid',
		'stateDiagram-v2',
		`\t[*] --> ${first}`,
		...arrowsOf(lifecycle).map(({from, event, to}) => `\t${from} --> ${to}: ${event.replaceAll('_', ' ')}`),
		...finals.map(state => `\t${state} --> [*]`),
		'```',
	].join('\n');
}

/** The page of all lifecycles: a diagram and a table for each. */
export const lifecyclesPage = (): string =>
	page(
		'Lifecycles',
		'How things come from one state to the next. There is no other arrow.',
		Object.entries<Lifecycle>(lifecycles).flatMap(([name, lifecycle]) => [
			`## ${name}`,
			diagramOf(lifecycle),
			table(
				['From', 'Event', 'To'],
				arrowsOf(lifecycle).map(({from, event, to}) => [code(from), code(event), code(to)]),
			),
		]),
	);
