import {openapi} from '../../src/api/http/openapi.ts';
import {readExchanges} from '../../src/api/reference/exchange.ts';
import {referencePages} from '../../src/api/reference/pages.ts';
import {readDocument} from '../../src/api/reference/schema.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';

/** Where the pages lie, from the root of the checkout. */
export const REFERENCE_FOLDER = 'docs/reference/api';

/** The reference in Markdown, by file name: every operation, those of the sandbox as well. */
export function referenceFiles(): Readonly<Record<string, string>> {
	const all = [...routes, ...sandboxRoutes];
	const pages = referencePages({
		document: readDocument(openapi(all, {version: '0'})),
		routes: all,
		exchanges: readExchanges(),
		pageAddress: name => `${name}.md`,
	});
	return Object.fromEntries(
		[...pages].map(([name, page]) => [`${name}.md`, `<!-- Made by \`node bin/docs.ts\`; changes by hand are lost. -->\n\n${page()}\n`]),
	);
}
