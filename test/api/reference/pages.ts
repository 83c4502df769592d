import {createServer} from 'node:http';
import test from 'ava';
import Koa from 'koa';
import {pino} from 'pino';
import {request} from 'undici';
import {mountDocs} from '../../../src/api/http/docs.ts';
import {noSuchPath} from '../../../src/api/http/no-such-path.ts';
import {openapi} from '../../../src/api/http/openapi.ts';
import {protectiveHeaders} from '../../../src/api/http/protective-headers.ts';
import {requestFrame} from '../../../src/api/http/request-frame.ts';
import {createRouters} from '../../../src/api/http/routers.ts';
import {readExchanges} from '../../../src/api/reference/exchange.ts';
import {GUIDES, readGuides} from '../../../src/api/reference/guides.ts';
import {mountReference} from '../../../src/api/reference/mount-reference.ts';
import {toHtml} from '../../../src/api/reference/to-html.ts';
import {routes, sandboxRoutes} from '../../../src/api/routes.ts';
import {listen} from '../../support/listen.ts';
import {withoutExample} from '../../support/reference/without-example.ts';

const all = [...routes, ...sandboxRoutes];
const ROOT = '/docs/reference';

let url: string;
let close: () => Promise<void>;

test.before(async () => {
	const app = new Koa();
	app.use(requestFrame({log: pino({level: 'silent'}), onAnswered: () => undefined}));
	app.use(protectiveHeaders({isProduction: true}));
	const routers = createRouters();
	const document = () => openapi(all, {version: '1.2.3'});
	mountDocs(routers, document);
	mountReference(routers, all, {version: '1.2.3', document});
	app.use(routers.middleware);
	app.use(noSuchPath(routers));
	({url, close} = await listen(createServer(app.callback())));
});
test.after.always(async () => close?.());

const guides = readGuides();
const groups = [...new Set(all.map(({tag}) => (tag === 'untagged' ? 'probes' : tag)))];
const textOf = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
const pages = async (): Promise<Map<string, string>> => {
	const paths = [ROOT, ...groups.map(group => `${ROOT}/${group}`), ...guides.map(({address}) => address)];
	return new Map(await Promise.all(paths.map(async path => [path, await textOf(path)] as const)));
};

/** The anchors of a page. */
const anchorsOf = (html: string): Set<string> => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => String(id)));

test('every operation stands under its own anchor on the page of its group, with its path and who may call', async t => {
	for (const {operation, tag, method, path} of all) {
		const html = await textOf(`${ROOT}/${tag === 'untagged' ? 'probes' : tag}`);
		const [, section = ''] = html.split(`<h2 id="${operation}">`);
		const words =
			section
				.split('<h2')[0]
				?.replaceAll('<wbr>', '')
				.replaceAll(/<[^>]+>/g, '') ?? '';
		t.true(words.includes(`${method.toUpperCase()} `) && words.includes(path), operation);
		t.regex(words, /Who may call: \S/, operation);
		t.is(words.includes('curl'), !(operation in withoutExample), `${operation} has an example`);
	}
});

test('every operation has an exchange that was recorded, or a reason for having none', t => {
	const recorded = readExchanges();
	const missing = all.map(({operation}) => operation).filter(operation => !(operation in recorded));
	t.deepEqual(missing.toSorted(), Object.keys(withoutExample).toSorted());
});

test('every link leads somewhere', async t => {
	const served = await pages();
	const lost = [...served].flatMap(([page, html]) =>
		[...html.matchAll(/href="([^"]+)"/g)]
			.map(([, href]) => new URL(String(href), `${url}${page}`))
			.filter(({pathname}) => pathname.startsWith('/docs/') && !pathname.endsWith('.css'))
			.filter(({pathname, hash}) => !served.has(pathname) || (hash !== '' && !anchorsOf(served.get(pathname) ?? '').has(hash.slice(1))))
			.map(href => `${page}: ${href.pathname}${href.hash}`),
	);
	t.deepEqual(lost, []);
	t.true(served.get(ROOT)?.includes(`href="${ROOT}/subscriptions"`));
	t.true((await textOf('/docs')).includes(`href="${ROOT}"`));
});

test('what is found by the search leads to an anchor: operations, fields of bodies and of shapes', async t => {
	const served = await pages();
	const entries = JSON.parse(await textOf(`${ROOT}/search.json`)) as {name: string; at: string; about: string}[];
	const lost = entries.filter(({at}) => !anchorsOf(served.get(at.split('#')[0] ?? '') ?? '').has(at.split('#')[1] ?? ''));
	t.deepEqual(lost, []);
	const placesOf = (name: string) => entries.filter(entry => entry.name === name).map(({at}) => at);
	t.deepEqual(placesOf('createSubscription'), [`${ROOT}/subscriptions#createSubscription`]);
	t.true(placesOf('plan_id').includes(`${ROOT}/subscriptions#createSubscription`));
	t.true(placesOf('mrr_amount_cents').includes(`${ROOT}/subscriptions#Subscription`));
});

test('a page is asked for anew, and not sent again while it is the same', async t => {
	const first = await fetch(`${url}${ROOT}/billing`);
	t.is(first.headers.get('content-type'), 'text/html; charset=utf-8');
	t.is(first.headers.get('cache-control'), 'public, no-cache');
	// By another client than fetch, which adds that it wants no copy of anybody's.
	const statusFor = async (tag: string) => (await request(`${url}${ROOT}/billing`, {headers: {'if-none-match': tag}})).statusCode;
	t.is(await statusFor(first.headers.get('etag') ?? ''), 304);
	t.is(await statusFor('"other"'), 200);
});

test('the guides are read beside the reference, and lead from one to the other', async t => {
	const [first = '', ...others] = [...(await pages()).values()].slice(-guides.length);
	t.true(others.length >= 9);
	for (const {title, address} of guides) t.true(first.includes(`<a href="${address}"`) && first.includes(title), title);
	t.true(others.every(html => html.includes(`href="${GUIDES}"`)));
	t.true((await textOf(ROOT)).includes(`href="${GUIDES}"`));
});

test('the overview is found by its name as well', async t => {
	t.is((await fetch(`${url}${ROOT}/overview`)).url, `${url}${ROOT}`);
});

test('a group that there is not is the 404 of everything else', async t => {
	const answer = await fetch(`${url}${ROOT}/nonsense`);
	t.is(answer.status, 404);
	t.like(await answer.json(), {error: {code: 'not_found'}});
});

test('nothing of a page is run or loaded but what is served beside it', async t => {
	for (const [page, html] of await pages()) {
		t.deepEqual(
			[...html.matchAll(/(?:src|<link[^>]* href)="([^"]+)"/g)]
				.map(([, address]) => address)
				.filter(address => !/^(?:\/docs\/|data:,)/.test(String(address))),
			[],
			page,
		);
		t.notRegex(html, /<script(?! src)|<style| style=| on\w+="/, page);
	}

	for (const [name, type] of [
		['reference.css', 'text/css'],
		['reference.js', 'text/javascript'],
	]) {
		t.true((await fetch(`${url}${ROOT}/${name}`)).headers.get('content-type')?.startsWith(String(type)));
	}
});

test('a body that is a list shows what its entries hold', async t => {
	const html = (await textOf(`${ROOT}/admin`)).replaceAll('<wbr>', '');
	const [, section = ''] = html.split('<h2 id="replacePricingTiers">');
	t.true(section.split('<h2')[0]?.includes('[].unit_price_cents'));
});

test('every cell of a table says what its column is called, for screens that show a row as a block', t => {
	const html = toHtml('| Name | Type |\n| --- | --- |\n| a | text |\n| b | |');
	t.deepEqual(
		[...html.matchAll(/<td data-label="(\w+)"/g)].map(([, label]) => label),
		['Name', 'Type', 'Name', 'Type'],
	);
});

test('what looks like HTML in our words is shown as it is written', t => {
	const html = toHtml('A <b onclick="x">word</b>, `<i>`\n\n| <u> |\n| --- |\n| [x](javascript:alert(1)) |\n\n```\n</code><script>\n```');
	t.notRegex(html, /<b onclick|<i>|<u>|<script|href="javascript/);
	t.true(html.includes('&lt;script&gt;'));
});
