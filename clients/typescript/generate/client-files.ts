import openapiTS, {astToString, type OpenAPI3} from 'openapi-typescript';
import ts from 'typescript';
import {type DescribedApi, factsOf} from '../src/facts.ts';

const HEAD = '/* Made by `node bin/docs.ts` from the description of the API; changes by hand are lost. */\n';

/** What the generator reads of a description (OpenAPI 3.1). */
export type ApiDocument = DescribedApi & Readonly<{components: Readonly<{schemas: Readonly<Record<string, unknown>>}>}>;

/** What the client has to know of each operation while it runs. */
function operationsFile(document: ApiDocument): string {
	const lines = Object.entries(factsOf(document)).map(([id, facts]) => {
		const written = Object.entries(facts).map(([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : value}`);
		return `\t${id}: {${written.join(', ')}},`;
	});
	return `${HEAD}export const operations = {\n${lines.toSorted().join('\n')}\n} as const;\n`;
}

/** What holds itself, such as JSON, cannot be written down as an alias: there it is known as nothing in particular. */
const withoutCircles = (document: ApiDocument): ApiDocument => ({
	...document,
	components: {
		...document.components,
		schemas: Object.fromEntries(
			Object.entries(document.components.schemas).map(([name, schema]) => [
				name,
				JSON.stringify(schema).includes(`"#/components/schemas/${name}"`) ? {} : schema,
			]),
		),
	},
});

/** The types of all operations. What is binary is a `Blob`, whatever it is called on the wire. */
async function typesFile(document: ApiDocument): Promise<string> {
	const nodes = await openapiTS(structuredClone(withoutCircles(document)) as unknown as OpenAPI3, {
		defaultNonNullable: false,
		immutable: true,
		silent: true,
		transform: schema => (schema.format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined),
	});
	return `${HEAD}${astToString(nodes)}`;
}

/** The generated files of the client, by their names, from the description of the API with its sandbox. */
export const clientFiles = async (document: ApiDocument): Promise<Readonly<Record<string, string>>> => ({
	'api.ts': await typesFile(document),
	'operations.ts': operationsFile(document),
});
