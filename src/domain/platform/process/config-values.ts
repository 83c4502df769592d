import {z} from 'zod';

/** `true` or `false`. */
export const flag = z.enum(['true', 'false'], {error: 'must be true or false'}).transform(value => value === 'true');
/** A whole number within bounds, both inclusive. */
export const whole = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d{1,12}$/, 'must be a whole number')
		.transform(Number)
		.pipe(z.number().min(least).max(most));
/** A URL with one of these protocols. */
export const url = (...protocols: string[]) =>
	z
		.string()
		.refine(
			value => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
			`must be a URL with ${protocols.join(' or ')}`,
		);
/** Items between commas; empty ones do not count. */
export const list = z.string().transform(value =>
	value
		.split(',')
		.map(item => item.trim())
		.filter(Boolean),
);

/** A key or a secret, as somebody else made it. */
export const secret = z.string().min(8);
