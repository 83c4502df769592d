import {sha256} from '../platform/secrets.ts';
import type {IdOf} from '../platform/values/id.ts';

/** A label of a domain name (RFC 1035 §2.3.4). */
const LENGTH_LIMIT = 63;
const MARK_LENGTH = 16;

/** What a tenant is called in addresses. What small letters or the length would make the same of two ids is told apart by a mark of the id. */
export function tenantSlug(id: IdOf<'tenant'>): string {
	const name = id.slice(4);
	const slug = `t-${name.toLowerCase()}`;
	if (name === name.toLowerCase() && slug.length <= LENGTH_LIMIT) return slug;
	return `${slug.slice(0, LENGTH_LIMIT - MARK_LENGTH - 1)}-${sha256(id).slice(0, MARK_LENGTH)}`;
}
