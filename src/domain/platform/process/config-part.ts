import type {z} from 'zod';

export type Environment = 'production' | 'development' | 'test';

/** One variable of the environment. */
export type Variable = Readonly<{
	schema: z.ZodType;
	says: string;
	default?: string;
	/** Must be given in production; elsewhere too when it has no default. */
	isNeeded?: true;
	/** Allowed in development and test only. */
	isForDevelopment?: true;
}>;

type Variables = Readonly<Record<string, Variable>>;

/** What the variables of a part say, once all of them are sound; one without default that need not be given may be undefined. */
type ValuesOf<Table extends Variables> = {
	[Name in keyof Table]: Table[Name] extends {default: string} | {isNeeded: true}
		? z.infer<Table[Name]['schema']>
		: z.infer<Table[Name]['schema']> | undefined;
};

/** What is wrong with sound variables together, each as a sentence that names one; whatever is missing or unsound is absent here. */
type FaultsOf<Table extends Variables> = (values: Partial<ValuesOf<Table>>, environment: Environment) => readonly (string | undefined)[];

/** The variables of one adapter or context, and what the rest of the system calls them. */
type ConfigPart<Table extends Variables, Named extends object> = Readonly<{
	variables: Table;
	named: (values: ValuesOf<Table>) => Named;
	faults?: FaultsOf<Table>;
}>;

/** Any part, when its types no longer matter. */
export type AnyConfigPart = Readonly<{
	variables: Variables;
	named: (values: never) => object;
	faults?: (values: never, environment: Environment) => readonly (string | undefined)[];
}>;

/** Declares the variables of one adapter or context; `src/config.ts` lists them. */
export const configPart = <const Table extends Variables, Named extends object>(part: ConfigPart<Table, Named>): ConfigPart<Table, Named> =>
	part;

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
	readonly faults: readonly string[];

	constructor(faults: readonly string[]) {
		super(`The environment has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.map(fault => `  ${fault}`).join('\n')}`);
		this.name = 'ConfigError';
		this.faults = faults;
	}
}

/** Production is the default: only these two words allow what is for development. */
const environmentOf = (value: string | undefined): Environment => (value === 'development' || value === 'test' ? value : 'production');

type Env = Readonly<Record<string, string | undefined>>;

/** What a variable says, or what is wrong with it; neither when it is absent and may be. */
function readVariable(name: string, variable: Variable, env: Env): {value?: unknown; faults: string[]} {
	const faults: string[] = [];
	const given = env[name] === '' ? undefined : env[name];
	if (environmentOf(env['NODE_ENV']) === 'production' && variable.isForDevelopment && given !== undefined && given !== 'false') {
		faults.push(`${name} is for development only (NODE_ENV is ${env['NODE_ENV'] ?? 'not set, which means production'})`);
	}

	const text = given ?? variable.default;
	if (text === undefined) return {faults: variable.isNeeded ? [...faults, `${name} is missing: ${variable.says}`] : faults};
	const parsed = variable.schema.safeParse(text);
	if (parsed.success) return {value: parsed.data, faults};
	return {faults: [...faults, `${name} ${parsed.error.issues.map(issue => issue.message).join(', ')}`]};
}

/**
 * Reads the variables of all parts. Pure.
 *
 * @throws ConfigError naming every missing and every bad variable at once
 */
export function readParts(parts: readonly AnyConfigPart[], env: Env): {environment: Environment; named: object[]} {
	const environment = environmentOf(env['NODE_ENV']);
	const read = parts.map(part => {
		const found = Object.entries(part.variables).map(([name, variable]) => ({name, ...readVariable(name, variable, env)}));
		const values = Object.fromEntries(found.filter(({value}) => value !== undefined).map(({name, value}) => [name, value])) as never;
		const together = part.faults?.(values, environment).filter(fault => fault !== undefined) ?? [];
		return {part, values, faults: [...found.flatMap(({faults}) => faults), ...together]};
	});
	const faults = read.flatMap(part => part.faults);
	if (faults.length > 0) throw new ConfigError(faults);
	return {environment, named: read.map(({part, values}) => part.named(values))};
}
