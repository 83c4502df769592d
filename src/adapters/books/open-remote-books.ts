import type {Config} from '../../config.ts';
import type {RemoteBooksBySlug} from '../../domain/accounting/remote/remote-books.ts';
import {booksProtocols} from './protocols.ts';

/** Where books are kept elsewhere; which of them are used, and how, each integration says. */
export function openRemoteBooks({booksAddresses}: Config): RemoteBooksBySlug {
	const all = booksProtocols.map(({open}) => open(name => (booksAddresses[name] ?? '').replace(/\/$/, '')));
	return new Map(all.map(books => [books.provider.slug, books] as const));
}
