import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import type {Context} from 'koa';
import {REFERENCE} from '../http/document/tags.ts';
import {madeOnce} from '../http/made-once.ts';
import type {openapi} from '../http/openapi.ts';
import type {AnyRoute} from '../http/route.ts';
import type {Routers} from '../http/routers.ts';
import {EXCHANGES_FILE, type Exchanges, readExchanges} from './exchange.ts';
import {groupsOf} from './group-page.ts';
import {readGuides} from './guides.ts';
import {htmlPage, pageAddress} from './html-page.ts';
import {referencePages} from './pages.ts';
import {readDocument} from './schema.ts';
import {searchIndex} from './search-index.ts';
import {toHtml} from './to-html.ts';

const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');

/** The examples are part of the documentation: an installation without its files has the pages without them. */
const exchangesIfThere = (): Exchanges => (existsSync(EXCHANGES_FILE) ? readExchanges() : {});

type Parts = Readonly<{version: string; document: () => ReturnType<typeof openapi>}>;

/** Serves the reference of the routes, and the guides, as plain pages, all from here. */
export function mountReference(routers: Routers, routes: readonly AnyRoute[], {version, document}: Parts): void {
	const router = routers.at(REFERENCE);
	const source = madeOnce(() => ({
		...{routes, pageAddress, exchanges: exchangesIfThere()},
		document: readDocument(document()),
	}));
	const serve = (path: string, type: string, make: () => string) => {
		const content = madeOnce(() => {
			const text = make();
			return {text, tag: createHash('sha256').update(text).digest('base64url')};
		});
		router.get(path, (ctx: Context) => {
			const {text, tag} = content();
			ctx.status = 200;
			ctx.type = type;
			ctx.etag = tag;
			// It may be kept, but is asked for again: a new version is seen at once.
			ctx.set('Cache-Control', 'public, no-cache');
			if (ctx.fresh) ctx.status = 304;
			else ctx.body = text;
		});
	};
	const pages = madeOnce(() => referencePages(source()));
	const guides = readGuides();
	const all = {version, hasGuides: guides.length > 0};
	const groups = ['overview', ...groupsOf(routes).keys()].map(title => ({title, address: pageAddress(title)}));
	for (const {title, address} of groups) {
		const content = () => toHtml(pages().get(title)?.() ?? '');
		serve(address, 'text/html', () => htmlPage({...all, title, pages: groups, content: content()}));
	}

	for (const {title, address, text} of guides)
		serve(address, 'text/html', () => htmlPage({...all, title, pages: guides, content: toHtml(text)}));

	router.get(`${REFERENCE}/overview`, (ctx: Context) => ctx.redirect(REFERENCE));
	serve(`${REFERENCE}/reference.css`, 'text/css', () => asset('reference.css'));
	serve(`${REFERENCE}/reference.js`, 'text/javascript', () => asset('reference.js'));
	serve(`${REFERENCE}/search.json`, 'application/json', () => JSON.stringify(searchIndex(source())));
}
