import type {openapi} from '../http/openapi.ts';

/** What the pages read in a schema of the document. */
export type Schema = Readonly<{
	$ref?: string;
	type?: string | readonly string[];
	format?: string;
	description?: string;
	enum?: readonly unknown[];
	const?: unknown;
	default?: unknown;
	anyOf?: readonly Schema[];
	oneOf?: readonly Schema[];
	allOf?: readonly Schema[];
	items?: Schema;
	properties?: Readonly<Record<string, Schema>>;
	additionalProperties?: Schema | boolean;
	required?: readonly string[];
	pattern?: string;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
}>;

export type Parameter = Readonly<{$ref?: string; in: string; name: string; description?: string; required?: boolean; schema?: Schema}>;

type Content = Readonly<Record<string, Readonly<{schema?: Schema}>>>;

export type Operation = Readonly<{
	operationId: string;
	summary?: string;
	description?: string;
	parameters?: readonly Parameter[];
	requestBody?: Readonly<{$ref?: string; required?: boolean; content?: Content}>;
	responses: Readonly<Record<string, Readonly<{$ref?: string; description?: string; content?: Content}>>>;
}>;

/** The OpenAPI document, as far as the pages read it. */
export type ApiDocument = Readonly<{
	paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	tags?: readonly Readonly<{name: string; description?: string}>[];
	components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}>;

/** The document as a reader of JSON gets it. */
export const readDocument = (document: ReturnType<typeof openapi>): ApiDocument => JSON.parse(JSON.stringify(document)) as ApiDocument;

/** The last word of a reference: the name of what it leads to. */
export const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** What stands where a reference leads; the thing itself when it is none. */
export function resolved<T extends {$ref?: string}>({components}: ApiDocument, thing: T): T {
	if (thing.$ref === undefined) return thing;
	const [, , kind = '', name = ''] = thing.$ref.split('/');
	const {$ref: _, ...beside} = thing;
	return {...(components?.[kind]?.[name] as T), ...beside};
}

const isNull = ({type}: Schema): boolean => type === 'null';

/** What a schema allows besides null: one for each of its choices. */
export const choicesOf = (schema: Schema): readonly Schema[] => {
	const choices = schema.anyOf ?? schema.oneOf ?? (schema.allOf?.length === 1 ? schema.allOf : undefined);
	return choices ? choices.filter(choice => !isNull(choice)).flatMap(choicesOf) : [schema];
};

/** Whether null is allowed. */
export const isNullable = (schema: Schema): boolean =>
	[schema.type].flat().includes('null') ||
	[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(choice => isNull(choice) || isNullable(choice));

/** The shape of that name that the pages show by itself: it has fields. */
export const isShape = (document: ApiDocument, schema: Schema): boolean =>
	schema.$ref !== undefined && resolved(document, schema).properties !== undefined;
