import type {StandInAnswer} from './faulty-server.ts';

export type Json = Record<string, unknown>;

/** A form as Stripe's calls send it, by the names of its fields. */
export function formOf(text: string): Map<string, string> {
	return new Map(new URLSearchParams(text));
}

/** What stands in `metadata[…]`. */
export const metadataIn = (form: Map<string, string>): Json =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) => {
			const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
			return key ? [[key, value]] : [];
		}),
	);

export const fault = (status: number, error: Json): StandInAnswer => ({status, json: {error: {message: 'stand-in', ...error}}});
export const invalid = (code: string, status = 400) => fault(status, {type: 'invalid_request_error', code});
/** A page of a list. */
export const list = (data: readonly unknown[], hasMore = false): StandInAnswer => ({
	status: 200,
	json: {object: 'list', data, has_more: hasMore, url: '/'},
});
