import {z} from 'zod';
import {snakeCase} from '../../domain/platform/values/snake-case.ts';

/** Money has one name inside: what the wire counts in cents is the domain's `…Minor`, in the minor unit of its currency. */
type Word<Text extends string> = Text extends 'cents' ? 'minor' : Text;

type Camel<Text extends string> = Text extends `${infer Head}_${infer Tail}` ? `${Word<Head>}${Capitalize<Camel<Tail>>}` : Word<Text>;

/** What the domain may hand to a view: the same fields under the domain's names; a method of an entity counts as its value. */
type Given<Shape extends z.ZodRawShape> = {
	[Name in keyof Shape as undefined extends z.input<Shape[Name]> ? never : Camel<Name & string>]:
		| z.input<Shape[Name]>
		| (() => z.input<Shape[Name]>);
} & {
	[Name in keyof Shape as undefined extends z.input<Shape[Name]> ? Camel<Name & string> : never]?:
		| z.input<Shape[Name]>
		| (() => z.input<Shape[Name]>);
};

/** What an input becomes: the same fields under the domain's names. */
type Taken<Shape extends z.ZodRawShape> = {
	[Name in keyof Shape as undefined extends z.output<Shape[Name]> ? never : Camel<Name & string>]: z.output<Shape[Name]>;
} & {[Name in keyof Shape as undefined extends z.output<Shape[Name]> ? Camel<Name & string> : never]?: z.output<Shape[Name]>};

const camel = (name: string): string =>
	name.replace(/(?<=^|_)cents(?=_|$)/g, 'minor').replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The wire's name of a domain's: `base_price_cents` of `basePriceMinor`. */
export const wireName = (own: string): string => snakeCase(own).replace(/(?<=^|_)minor(?=_|$)/g, 'cents');

/**
 * The shape of something in an answer, written with the wire's names. It takes the domain's object (`basePriceMinor` or a method of
 * that name for `base_price_cents`) and lets out nothing but what is listed: what is not in the view cannot leave.
 */
export function view<Shape extends z.ZodRawShape>(shape: Shape): z.ZodType<z.output<z.ZodObject<Shape>>, Given<Shape>> {
	const names = Object.keys(shape).map(name => [name, camel(name)] as const);
	const pick = (given: unknown): unknown => {
		if (typeof given !== 'object' || given === null) return given;
		const source = given as Record<string, unknown>;
		return Object.fromEntries(
			names.map(([wire, own]) => {
				const value = source[own];
				return [wire, typeof value === 'function' ? value.call(given) : (value ?? null)];
			}),
		);
	};
	return z.preprocess(pick, z.object(shape)) as unknown as z.ZodType<z.output<z.ZodObject<Shape>>, Given<Shape>>;
}

/** A schema that takes the wire's names and gives the domain's; `shape` is what the API's description is made from. */
export type Input<Output = unknown, Sent = unknown> = z.ZodType<Output, Sent> & Readonly<{shape: z.ZodRawShape}>;

/**
 * The shape of a body, a query or path parameters, written with the wire's names; unknown fields are refused. The handler gets the
 * domain's names.
 */
export function input<Shape extends z.ZodRawShape>(shape: Shape): Input<Taken<Shape>, z.input<z.ZodObject<Shape>>> {
	const names = new Map(Object.keys(shape).map(name => [name, camel(name)]));
	const rename = (taken: Record<string, unknown>) =>
		Object.fromEntries(Object.entries(taken).map(([name, value]) => [names.get(name) ?? name, value]));
	const schema = z.strictObject(shape).transform(taken => rename(taken as Record<string, unknown>));
	return Object.assign(schema as unknown as z.ZodType<Taken<Shape>, z.input<z.ZodObject<Shape>>>, {shape});
}
