import {z} from 'zod';

/**
 * An enumeration that has a name in the API's description: every field and filter of it refers to that name, so that clients made from
 * the description know one type for it. A field that means more by it says so by `.meta({description})`.
 */
export const namedEnum = <const Values extends readonly [string, ...string[]]>(
	values: Values,
	named: Readonly<{id: string; description: string}>,
) => z.enum(values).meta(named);
