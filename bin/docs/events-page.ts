import {z} from 'zod';
import {code, page, table} from '../../src/api/reference/markdown.ts';
import {facts} from '../../src/domain/events.ts';
import type {FactDeclaration} from '../../src/domain/platform/unit/fact.ts';

type JsonSchema = Readonly<{
	type?: string | readonly string[];
	format?: string;
	enum?: readonly (string | null)[];
	const?: string;
	anyOf?: readonly JsonSchema[];
	items?: JsonSchema;
	properties?: Readonly<Record<string, JsonSchema>>;
}>;

/** A JSON type as people read it. */
function typeOf(schema: JsonSchema): string {
	if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
	if (schema.enum) return schema.enum.map(word => (word === null ? 'null' : code(word))).join(', ');
	if (schema.const !== undefined) return code(String(schema.const));
	if (schema.format === 'date-time') return 'time';
	if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
	return [schema.type ?? 'anything'].flat().join(' or ');
}

function fieldsOf({data}: FactDeclaration): string {
	const schema = z.toJSONSchema(data, {unrepresentable: 'any'}) as JsonSchema;
	return table(
		['Field', 'Holds'],
		Object.entries(schema.properties ?? {}).map(([name, field]) => [code(name), typeOf(field)]),
	);
}

const section = ([type, declaration]: [string, FactDeclaration]): string =>
	[`### ${type}`, `${declaration.summary}.`, fieldsOf(declaration)].join('\n\n');

/** The page of all facts: those that subscribers can be told, then those that only make our own workers move. */
export function eventsPage(): string {
	const all = Object.entries<FactDeclaration>(facts);
	const told = all.filter(([, {isPublic}]) => isPublic);
	const inner = all.filter(([, {isPublic}]) => !isPublic);
	return page('Events', 'Everything that can happen. The fields are the `data` of the webhook, word for word.', [
		'## Topics of webhooks',
		...told.map(section),
		...(inner.length > 0 ? ['## Facts for our own workers', ...inner.map(section)] : []),
	]);
}
