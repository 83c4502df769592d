import type {Config} from '../config.ts';
import type {RemoteBooksBySlug} from '../domain/accounting/remote/remote-books.ts';
import {createMoneybird} from './moneybird/moneybird.ts';

/** Where books are kept elsewhere; which of them are used, and how, each integration says. */
export function openRemoteBooks({moneybirdUrl}: Config): RemoteBooksBySlug {
	const all = [createMoneybird(moneybirdUrl)];
	return new Map(all.map(books => [books.slug, books] as const));
}
