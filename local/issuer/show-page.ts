import {readFile} from 'node:fs/promises';
import type {Context, Next} from 'koa';
import {type Html, html} from './html.ts';

const STYLE_PATH = '/page.css';

/** What a page says. `formTargets` are the origins, besides its own, to which its forms lead in the end. */
export type Page = Readonly<{title: string; body: Html; formTargets?: readonly string[]}>;

/** Sends a page that needs no network and no script; its Content-Security-Policy allows neither. */
export function showPage(ctx: Context, {title, body, formTargets = []}: Page): void {
	ctx.set({
		'Content-Security-Policy': [
			"default-src 'none'",
			"style-src 'self'",
			'img-src data:',
			"frame-src 'self'",
			`form-action ${["'self'", ...formTargets].join(' ')}`,
			"frame-ancestors 'none'",
			"base-uri 'none'",
		].join('; '),
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
	});
	ctx.type = 'html';
	ctx.body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
${body}
</body>
</html>
`.toString();
}

/** Serves the style sheet that every page refers to: what all pages share, and then what this server's pages add. */
export const serveStyle = (added: URL) => async (ctx: Context, next: Next) => {
	if (ctx.path !== STYLE_PATH) return next();
	const sheets = await Promise.all([new URL('page.css', import.meta.url), added].map(sheet => readFile(sheet)));
	ctx.type = 'css';
	ctx.set('X-Content-Type-Options', 'nosniff');
	ctx.body = Buffer.concat(sheets);
};
