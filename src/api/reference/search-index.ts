import {fullPath} from '../http/route.ts';
import {fieldsOf} from './field-table.ts';
import {groupsOf, shapeOf, shapesOf} from './group-page.ts';
import {bodyOf, operationOf, type Source} from './operation-section.ts';
import {resolved} from './schema.ts';

/** Something that can be looked for: its name, where it stands, and a line about it. */
type Entry = Readonly<{name: string; at: string; about: string}>;

const lastWord = (field: string): string => field.replaceAll('[]', '').split('.').at(-1) ?? '';

/** Every operation, and every field of parameters, bodies and shapes, with the place of each. */
export function searchIndex(source: Source): readonly Entry[] {
	const {document, pageAddress} = source;
	return [...groupsOf(source.routes)].flatMap(([group, routes]) => {
		const page = pageAddress(group);
		const operations = routes.map(route => ({
			name: route.operation,
			at: `${page}#${route.operation}`,
			about: `${route.method.toUpperCase()} ${fullPath(route)}: ${route.summary}`,
		}));
		const asked = routes.flatMap(route => {
			const operation = operationOf(source, route);
			const parameters = (operation.parameters ?? []).map(parameter => resolved(document, parameter).name);
			const body = bodyOf(source, operation);
			const fields = body ? fieldsOf(document, body.schema).map(({name}) => lastWord(name)) : [];
			return [...new Set([...parameters, ...fields])].map(name => ({
				name,
				at: `${page}#${route.operation}`,
				about: `in ${route.operation}`,
			}));
		});
		const held = shapesOf(source, routes).flatMap(({name: shape}) =>
			[...new Set(fieldsOf(document, shapeOf(source, shape)).map(({name}) => lastWord(name)))].map(name => ({
				...{name, at: `${page}#${shape}`, about: `of ${shape} (${group})`},
			})),
		);
		return [...operations, ...asked, ...held];
	});
}
