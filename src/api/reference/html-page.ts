import {REFERENCE} from '../http/document/tags.ts';
import {GUIDES} from './guides.ts';
import {escaped} from './to-html.ts';

/** Where a page is served. */
export const pageAddress = (name: string): string => (name === 'overview' ? REFERENCE : `${REFERENCE}/${name}`);

type Page = Readonly<{
	title: string;
	content: string;
	/** It and the pages beside it: what they are called, and where they are served. */
	pages: readonly Readonly<{title: string; address: string}>[];
	version: string;
	/** Whether there are guides to lead to. */
	hasGuides: boolean;
}>;

const linkTo = ({title, address}: Page['pages'][number], current: string): string =>
	`<li><a href="${escaped(address)}"${title === current ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`;

/** A page of the reference or of the guides, whole: the pages there are, the search, and what it says. */
export const htmlPage = (page: Page): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.title)} · ScaiControl API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${REFERENCE}/reference.css">
<script src="${REFERENCE}/reference.js" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<a class="home" href="${REFERENCE}">ScaiControl API <small>${escaped(page.version)}</small></a>
<search><input id="search" type="search" placeholder="Search operations and fields" aria-label="Search operations and fields" autocomplete="off" aria-controls="found"><ul id="found" hidden></ul></search>
<nav aria-label="Other forms">${page.hasGuides ? `<a href="${GUIDES}">Guides</a> ` : ''}<a href="/docs">Try it out</a> <a href="/openapi.json">OpenAPI</a></nav>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages"><details open><summary>Pages</summary><ul>${page.pages.map(one => linkTo(one, page.title)).join('')}</ul></details></nav>
<main id="content">
${page.content}</main>
</div>
</body>
</html>
`;
