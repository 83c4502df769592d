import {isIP} from 'node:net';
import {z} from 'zod';
import type {CredentialsKey} from '../secrets.ts';

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

/** Whether a text is a range of addresses in CIDR notation (RFC 4632). */
export const isRange = (value: string): boolean => {
	const [address = '', bits = ''] = value.split('/');
	return isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
};

/** Whether a text names a folder or a bucket. */
export const isStorageUrl = (value: string): boolean => {
	if (value.startsWith('file:')) return value.length > 'file:'.length;
	if (!URL.canParse(value)) return false;
	const {protocol, username, password, pathname} = new URL(value);
	return protocol === 's3:' && username !== '' && password !== '' && /^\/[a-z0-9][a-z0-9.-]{2,62}$/.test(pathname);
};

/** The keys that encrypt what is stored, the one that does first. */
export const credentialsKeys = z.string().transform((value, context): CredentialsKey[] =>
	value.split(',').map(part => {
		const [id = '', encoded = ''] = part.split(':');
		const key = Buffer.from(encoded, 'base64');
		if (!/^[a-z0-9]{1,16}$/.test(id) || key.length !== 32) context.addIssue('must be id:base64 with 32 bytes each, separated by commas');
		return {id, key};
	}),
);
