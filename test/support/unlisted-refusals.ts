import {commonRefusals} from '../../src/api/http/common-refusals.ts';
import type {Answered} from '../../src/api/http/request-frame.ts';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';

const keyOf = (method: string, path: string): string => `${method === 'HEAD' ? 'GET' : method} ${path}`;

/** Looks at every refusal that an API gives: each must be one that its route lists, or that every route like it can give. */
export function watchRefusals(routes: readonly AnyRoute[]) {
	const listed = new Map(
		routes.map(route => [
			keyOf(route.method.toUpperCase(), fullPath(route)),
			new Set([...commonRefusals(route), ...(route.refuses ?? [])]),
		]),
	);
	const unlisted = new Set<string>();
	return {
		onAnswered({method, route, refusal}: Pick<Answered, 'method' | 'route' | 'refusal'>) {
			const known = listed.get(keyOf(method, route));
			if (known && refusal !== undefined && !known.has(refusal)) unlisted.add(`${keyOf(method, route)}: ${refusal}`);
		},
		/** Throws when a refusal was given that its route does not list. */
		check() {
			if (unlisted.size > 0) throw new Error(`refusals that their routes do not list in \`refuses\`:\n${[...unlisted].join('\n')}`);
		},
	};
}
