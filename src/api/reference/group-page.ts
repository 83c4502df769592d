import type {AnyRoute} from '../http/route.ts';
import {fullPath} from '../http/route.ts';
import {fieldsOf, inputTable, outputTable, sentence, shapesIn} from './field-table.ts';
import {code, table} from './markdown.ts';
import {answerOf, bodyOf, operationOf, operationSection, type Source} from './operation-section.ts';
import {isShape, resolved, type Schema} from './schema.ts';
import {anchorOf} from './type-words.ts';

/** Routes by the group that the contract puts them in. */
export const groupsOf = (routes: readonly AnyRoute[]): ReadonlyMap<string, readonly AnyRoute[]> =>
	Map.groupBy(routes, ({tag}) => (tag === 'untagged' ? 'probes' : tag));

/** The shapes of these names, and those that they hold. */
function withInner(source: Source, names: readonly string[]): Set<string> {
	const [found, waiting] = [new Set<string>(), [...names]];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		if (found.has(name)) continue;
		found.add(name);
		waiting.push(...shapesWithin(source, shapeOf(source, name)));
	}

	return found;
}

const shapesWithin = ({document}: Source, schema: Schema): string[] =>
	Object.values(resolved(document, schema).properties ?? {}).flatMap(field => shapesIn(document, field));

/** All shapes that the operations of a group take or answer, by name, and whether clients send them. */
export function shapesOf(source: Source, routes: readonly AnyRoute[]): readonly Readonly<{name: string; isSent: boolean}>[] {
	const {document} = source;
	const operations = routes.map(route => operationOf(source, route));
	// The body's own fields stand with its operation.
	const asked = operations.flatMap(operation => {
		const body = bodyOf(source, operation)?.schema ?? {};
		return isShape(document, body) ? shapesWithin(source, body) : shapesIn(document, body);
	});
	const answered = operations.flatMap(operation => shapesIn(document, answerOf(source, operation).schema ?? {}));
	const sent = withInner(source, asked);
	return [...sent.union(withInner(source, answered))].toSorted().map(name => ({name, isSent: sent.has(name)}));
}

/** A shape of the document by its name. */
export const shapeOf = ({document}: Source, name: string): Schema => resolved(document, {$ref: `#/components/schemas/${name}`} as Schema);

function shapeSection(source: Source, {name, isSent}: {name: string; isSent: boolean}): string {
	const shape = shapeOf(source, name);
	return [
		`### ${name}`,
		...(shape.description ? [sentence(shape.description)] : []),
		(isSent ? inputTable : outputTable)(source.document, fieldsOf(source.document, shape)),
	].join('\n\n');
}

/** The page of a group: a table of its operations, each of them, and the shapes that they share. */
export function groupPage(source: Source, group: string, routes: readonly AnyRoute[]): string {
	const said = source.document.tags?.find(({name}) => name === group)?.description;
	const shapes = shapesOf(source, routes);
	return [
		`# ${group}`,
		...(said ? [sentence(said)] : []),
		table(
			['Operation', 'Path', 'What it does'],
			routes.map(route => [
				`[${route.operation}](#${anchorOf(route.operation)})`,
				code(`${route.method.toUpperCase()} ${fullPath(route)}`),
				sentence(route.summary),
			]),
		),
		...routes.map(route => operationSection(source, route)),
		...(shapes.length > 0 ? ['## Shapes', ...shapes.map(shape => shapeSection(source, shape))] : []),
	].join('\n\n');
}
