import {REFERENCE} from '../http/document/tags.ts';
import {GUIDES, guideNames} from './guides.ts';
import {escaped} from './to-html.ts';

/** Where a page is served. */
export const pageAddress = (name: string): string => (name === 'overview' ? REFERENCE : `${REFERENCE}/${name}`);

type Page = Readonly<{
	name: string;
	content: string;
	/** The pages beside it, by name, and where they are served. */
	names: readonly string[];
	address: (name: string) => string;
	version: string;
}>;

const linkTo = (name: string, {name: current, address}: Page): string =>
	`<li><a href="${escaped(address(name))}"${name === current ? ' aria-current="page"' : ''}>${escaped(name)}</a></li>`;

/** A page of the reference or of the guides, whole: the pages there are, the search, and what it says. */
export const htmlPage = (page: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.name)} · ScaiControl API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${REFERENCE}/reference.css">
<script src="${REFERENCE}/reference.js" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a class="home" href="${REFERENCE}">ScaiControl API <small>${escaped(page.version)}</small></a>
<search><input id="search" type="search" placeholder="Search operations and fields" aria-label="Search operations and fields" autocomplete="off" aria-controls="found"><ul id="found" hidden></ul></search>
<nav aria-label="Other forms">${guideNames().length > 0 ? `<a href="${GUIDES}">Guides</a> ` : ''}<a href="/docs">Try it out</a> <a href="/openapi.json">OpenAPI</a></nav>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages"><details open><summary>Pages</summary><ul>${page.names.map(one => linkTo(one, page)).join('')}</ul></details></nav>
<main id="content">
${page.content}</main>
</div>
</body>
</html>
`;
