import {type DescribedApi, factsOf, type OperationFacts} from '@scaicontrol/client';
import {resolved, type Schema, type Schemas, type ValueFacts, valueFactsOf} from './schema.ts';

type Parameter = Readonly<{name: string; in: string; required?: boolean; description?: string; schema: Schema}>;

type Operation = Readonly<{
	operationId: string;
	summary?: string;
	description?: string;
	tags?: readonly string[];
	parameters?: readonly Parameter[];
	requestBody?: Readonly<{required?: boolean; content: Readonly<Record<string, Readonly<{schema: Schema}>>>}>;
}>;

/** A description of the API, as the command line reads it. */
export type ApiDocument = DescribedApi &
	Readonly<{paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; components: Readonly<{schemas: Schemas}>}>;

/** One value that a command takes. */
export type Flag = ValueFacts &
	Readonly<{
		/** As it is typed, after two dashes. */
		name: string;
		/** As the API calls it. */
		field: string;
		place: 'path' | 'query' | 'body';
		isRequired: boolean;
		says: string;
	}>;

/** One operation of the API as a command: `scai <group> <verb>`. */
export type Command = Readonly<{
	group: string;
	verb: string;
	/** The whole name of the operation, which always works. */
	longVerb: string;
	operation: string;
	summary: string;
	description: string;
	flags: readonly Flag[];
	/** Whether it sends something, and of what type. */
	sends: string | undefined;
	/** Whether it changes something. */
	isChange: boolean;
	/** The type of the file that it answers, too. */
	file: string | undefined;
	/** Whether it lists things, page by page. */
	isPaged: boolean;
}>;

/** Flags of the program itself; a field of the same name is typed with `field-` before it. */
export const ownFlags: ReadonlySet<string> = new Set([
	'csv',
	'url',
	'token',
	'api-key',
	'json',
	'body',
	'all',
	'output',
	'wait',
	'help',
	'idempotency-key',
]);

const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.split(/[-_]/);

const singular = (word: string): string => word.replace(/s$/, '');

const groupOf = ({tags: [tag] = []}: Operation): string => tag?.replace(/^ext-/, '') ?? 'probes';

/** The operation without the words that its group says already; the whole of it when nothing is left. */
function shortVerb(operation: string, group: string): string {
	const said = new Set(group.split('-').map(singular));
	const [first = '', ...rest] = wordsOf(operation).filter((word, index) => index > 0 || word !== 'admin');
	const left = [first, ...rest.filter(word => !said.has(singular(word)))];
	return left.join('-');
}

function flagOf(
	field: string,
	place: Flag['place'],
	schema: Schema,
	{isRequired, schemas, says}: Readonly<{isRequired: boolean; schemas: Schemas; says?: string}>,
): Flag {
	const name = wordsOf(field).join('-');
	return {
		...valueFactsOf(schema, schemas),
		...{name: ownFlags.has(name) ? `field-${name}` : name, field, place, isRequired},
		says: says ?? resolved(schema, schemas).description ?? '',
	};
}

function flagsOf({parameters = [], requestBody}: Operation, path: string, schemas: Schemas): Flag[] {
	const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
	const asked = parameters
		.filter(({in: place}) => place === 'path' || place === 'query')
		.toSorted((one, other) => inPath.indexOf(one.name) - inPath.indexOf(other.name))
		.map(({name, in: place, required = false, description, schema}) =>
			flagOf(name, place as Flag['place'], schema, {isRequired: required, schemas, says: description}),
		);
	const [content] = Object.values(requestBody?.content ?? {});
	const body = content ? resolved(content.schema, schemas) : {};
	const fields = Object.entries(body.properties ?? {}).map(([field, schema]) =>
		flagOf(field, 'body', schema, {isRequired: body.required?.includes(field) ?? false, schemas}),
	);
	const known = new Set(asked.map(({name}) => name));
	return [
		...asked.toSorted((one, other) => Number(other.place === 'path') - Number(one.place === 'path')),
		...fields.filter(({name}) => !known.has(name)),
	];
}

function commandOf(operation: Operation, facts: OperationFacts, schemas: Schemas): Command {
	const {operationId, summary = '', description = '', requestBody} = operation;
	const group = groupOf(operation);
	return {
		...{group, verb: shortVerb(operationId, group), longVerb: wordsOf(operationId).join('-'), operation: operationId},
		...{summary, description, flags: flagsOf(operation, facts.path, schemas)},
		sends: Object.keys(requestBody?.content ?? {})[0],
		...{isChange: facts.method !== 'GET', isPaged: facts.walk !== undefined, file: facts.file},
	};
}

const keyOf = ({group}: Command, verb: string): string => `${group} ${verb}`;

/** Every operation of a description as a command. A short verb that two could have is nobody's: both have their whole names. */
export function commandsOf(document: ApiDocument): Command[] {
	const table = factsOf(document);
	const all = Object.values(document.paths)
		.flatMap(methods => Object.values(methods))
		.flatMap(operation => {
			const facts = table[operation.operationId];
			return facts ? [commandOf(operation, facts, document.components.schemas)] : [];
		});
	const counts = new Map<string, number>();
	for (const command of all) {
		for (const verb of new Set([command.verb, command.longVerb]))
			counts.set(keyOf(command, verb), (counts.get(keyOf(command, verb)) ?? 0) + 1);
	}

	return all.map(command => (counts.get(keyOf(command, command.verb)) === 1 ? command : {...command, verb: command.longVerb}));
}

/** The command of these two words. */
export const findCommand = (commands: readonly Command[], group: string, verb: string): Command | undefined =>
	commands.find(command => command.group === group && (command.verb === verb || command.longVerb === verb));
