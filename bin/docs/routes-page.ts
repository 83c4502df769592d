import {accessWords} from '../../src/api/http/access-words.ts';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {code, page, table} from '../../src/api/reference/markdown.ts';
import {routes} from '../../src/api/routes.ts';

const rowOf = (route: AnyRoute): string[] => [
	code(route.operation),
	code(`${route.method.toUpperCase()} ${fullPath(route)}`),
	accessWords(route.access),
	route.summary,
];

/** The page of all endpoints, by the tags of the contract. */
export const routesPage = (): string =>
	page('Routes', 'Every endpoint: what can be asked, and by whom.', [
		...[...Map.groupBy(routes, ({tag}) => tag)].flatMap(([tag, tagged]) => [
			`## ${tag}`,
			table(['Operation', 'Path', 'Access', 'What it does'], tagged.map(rowOf)),
		]),
	]);
