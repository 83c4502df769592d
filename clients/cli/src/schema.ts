/** What is read of a JSON Schema. */
export type Schema = Readonly<{
	$ref?: string;
	type?: string | readonly string[];
	format?: string;
	description?: string;
	enum?: readonly unknown[];
	anyOf?: readonly Schema[];
	items?: Schema;
	properties?: Readonly<Record<string, Schema>>;
	required?: readonly string[];
}>;

export type Schemas = Readonly<Record<string, Schema>>;

const REFERENCE = /^#\/components\/schemas\/(.+)$/;

/** The schema itself, for one that is named elsewhere. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
	const [, name] = REFERENCE.exec(schema.$ref ?? '') ?? [];
	const {$ref: _, ...beside} = schema;
	return name === undefined ? schema : {...schemas[name], ...beside};
}

/** How a value is read from the command line. */
export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'list' | 'json' | 'file';

export type ValueFacts = Readonly<{kind: Kind; isNullable: boolean; choices: readonly string[]}>;

const kindOfType = (type: string | undefined, {format, items}: Schema, schemas: Schemas): Kind => {
	if (format === 'binary') return 'file';
	if (type === 'integer' || type === 'number' || type === 'boolean') return type;
	if (type === 'array') return items && valueFactsOf(items, schemas).kind === 'text' ? 'list' : 'json';
	return type === 'object' ? 'json' : 'text';
};

/** What may stand for null is what it is, or null; of several kinds a text is taken, for any value can be written as one. */
export function valueFactsOf(given: Schema, schemas: Schemas): ValueFacts {
	const schema = resolved(given, schemas);
	if (schema.anyOf) {
		const all = schema.anyOf.map(one => resolved(one, schemas));
		const [only, ...others] = all.filter(({type}) => type !== 'null');
		const isNullable = all.some(({type}) => type === 'null');
		if (!only) return {kind: 'json', isNullable, choices: []};
		const first = valueFactsOf(only, schemas);
		const isMixed = others.some(other => valueFactsOf(other, schemas).kind !== first.kind);
		return {...first, isNullable, ...(isMixed && {kind: first.kind === 'json' ? 'json' : 'text'})};
	}

	const types = [schema.type ?? []].flat();
	const choices = (schema.enum ?? []).filter(value => value !== null).map(String);
	const type =
		types.find(one => one !== 'null') ?? (schema.properties || (types.length === 0 && choices.length === 0) ? 'object' : 'string');
	return {kind: kindOfType(type, schema, schemas), isNullable: types.includes('null'), choices};
}
