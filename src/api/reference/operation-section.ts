import {callerWords, rateWords, repetitionWords} from '../http/document/route-words.ts';
import {type AnyRoute, fullPath} from '../http/route.ts';
import {exampleSection} from './example-section.ts';
import type {Exchange} from './exchange.ts';
import {fieldsOf, inputTable, outputTable, sentence, wordsOf} from './field-table.ts';
import {code, table} from './markdown.ts';
import {refusalTable, statusesInCommon} from './refusal-tables.ts';
import {type ApiDocument, choicesOf, isShape, nameOf, type Operation, type Parameter, resolved, type Schema} from './schema.ts';
import {typeWords} from './type-words.ts';

/** Everything that a page is made from. */
export type Source = Readonly<{
	document: ApiDocument;
	routes: readonly AnyRoute[];
	exchanges: Readonly<Record<string, Exchange>>;
	/** The address of a page by its name. */
	pageAddress: (name: string) => string;
}>;

/** The operation of a route, as the document has it. */
export function operationOf({document}: Source, route: AnyRoute): Operation {
	const found = document.paths[fullPath(route)]?.[route.method];
	if (!found) throw new Error(`the document has no ${route.operation}`);
	return found;
}

const parametersOf = ({document}: Source, {parameters = []}: Operation): Parameter[] =>
	parameters.map(parameter => resolved(document, parameter));

function parametersSection(source: Source, operation: Operation): string[] {
	const parameters = parametersOf(source, operation);
	if (parameters.length === 0) return [];
	const rows = parameters.map(({name, in: place, schema = {}, description, required = false}) => [
		code(name),
		place,
		typeWords(source.document, schema),
		required ? 'yes' : 'no',
		wordsOf(source.document, {...schema, ...(description && {description})}),
	]);
	return ['#### Parameters', table(['Name', 'In', 'Type', 'Required', 'Meaning'], rows)];
}

/** What an operation takes, by content type; the first there is. */
export const bodyOf = (
	{document}: Source,
	{requestBody}: Operation,
): Readonly<{type: string; schema: Schema; isRequired: boolean}> | undefined => {
	const whole = requestBody && resolved(document, requestBody);
	const [first] = Object.entries(whole?.content ?? {});
	return first && {type: first[0], schema: first[1].schema ?? {}, isRequired: whole?.required ?? false};
};

function bodySection(source: Source, operation: Operation): string[] {
	const body = bodyOf(source, operation);
	if (!body) return [];
	const {document} = source;
	const type = isShape(document, body.schema) ? code(nameOf(body.schema.$ref ?? '')) : typeWords(document, body.schema);
	const about = [`${code(body.type)}${body.isRequired ? '' : '; may be left out'}: ${type}.`];
	const listed = choicesOf(resolved(document, body.schema)).flatMap(({items}) =>
		items && !isShape(document, items) ? fieldsOf(document, items, {prefix: '[].', depth: 1, shown: new Map()}) : [],
	);
	const fields = [...fieldsOf(document, body.schema), ...listed];
	return [
		'#### Body',
		[...about, wordsOf(document, body.schema)].filter(Boolean).join(' '),
		...(fields.length > 0 ? [inputTable(document, fields)] : []),
	];
}

/** The schema of what an operation answers when it is done, out of its envelope, and what the envelope makes of it. */
export function answerOf(
	{document}: Source,
	operation: Operation,
): Readonly<{status: string; types: string[]; schema?: Schema; about: string}> {
	const [status = '200', response = {}] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
	const {content = {}} = resolved(document, response);
	const types = Object.keys(content);
	const whole = Object.values(content)[0]?.schema;
	if (!whole) return {status, types, about: 'No body.'};
	const {properties = {}} = resolved(document, whole);
	const {data, meta, pagination} = properties;
	if (!data || !meta) return {status, types, schema: whole, about: ''};
	if (!pagination) return {status, types, schema: data, about: '`data`: '};
	return {status, types, schema: data, about: '`data` and `pagination`: '};
}

function answerSection(source: Source, operation: Operation): string[] {
	const {document} = source;
	const {status, types, schema, about} = answerOf(source, operation);
	const says = schema ? `${about}${typeWords(document, schema)}.` : about;
	const listed = schema
		? choicesOf(schema).flatMap(({items}) => (items && !isShape(document, items) ? fieldsOf(document, items) : []))
		: [];
	const own = schema && !isShape(document, schema) ? choicesOf(schema).filter(choice => !isShape(document, choice)) : [];
	const fields = [...own.flatMap(choice => fieldsOf(document, choice)), ...listed];
	return [
		`#### Answer`,
		[`${status}${types.length > 0 ? `, ${types.map(code).join(' or ')}` : ''}.`, says].join(' '),
		...(fields.length > 0 ? [outputTable(document, fields)] : []),
	];
}

function refusalsSection({pageAddress}: Source, route: AnyRoute): string[] {
	const common = `${route.refuses?.length ? 'Besides' : 'No refusals of its own'}: what [every operation like it](${pageAddress('overview')}#refusals-in-common) can refuse, with ${statusesInCommon(route).join(', ')}.`;
	const unread = route.body ? ' A body that cannot be read is 400, 413 or 415.' : '';
	return ['#### Refusals', ...(route.refuses?.length ? [refusalTable(route.refuses)] : []), `${common}${unread}`];
}

/** Everything that is said of an operation. */
export function operationSection(source: Source, route: AnyRoute): string {
	const operation = operationOf(source, route);
	const exchange = source.exchanges[route.operation];
	return [
		`## ${route.operation}`,
		`${code(`${route.method.toUpperCase()} ${fullPath(route)}`)}`,
		sentence(operation.summary ?? ''),
		route.description,
		[
			`- **Who may call:** ${callerWords(route)}`,
			`- **Rate limit:** ${rateWords(route)}`,
			`- **Repeating it:** ${repetitionWords(route)}`,
		].join('\n'),
		...parametersSection(source, operation),
		...bodySection(source, operation),
		...answerSection(source, operation),
		...refusalsSection(source, route),
		...(exchange ? [exampleSection(exchange)] : []),
	].join('\n\n');
}
