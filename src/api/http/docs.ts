import {createReadStream} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import type {Routers} from './routers.ts';

const FILES: Readonly<Record<string, string>> = {
	'swagger-ui.css': 'text/css',
	'swagger-ui-bundle.js': 'text/javascript',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ScaiControl API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/narrow.css">
</head>
<body>
<p class="swagger-ui" style="margin: 16px 20px 0"><a class="link" href="/docs/reference">The reference</a>: every operation with its fields, its refusals and an example, to read and search</p>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

const INIT = `SwaggerUIBundle({url: '/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'none', defaultModelsExpandDepth: 0, validatorUrl: null});
`;

/** On a narrow screen the name of a group, what it is, and where to read on stand below each other. */
const NARROW = `@media (max-width: 640px) {
.swagger-ui .opblock-tag {flex-wrap: wrap; padding: 10px}
.swagger-ui .opblock-tag small {flex: 1 1 100%; order: 1; padding: 0}
.swagger-ui .opblock-tag a.nostyle {flex: 1}
.swagger-ui .opblock-tag > div {display: none}
.swagger-ui .opblock-summary-path {max-width: 100%; word-break: break-word}
}
`;

/** The description of the API, and a page to browse it; both without network. */
export function mountDocs(routers: Routers, document: () => unknown): void {
	const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
	let bytes: Buffer | undefined;
	routers.at('/openapi.json').get('/openapi.json', ctx => {
		// As bytes it is one for all: each answer that is not read would hold a copy of a text.
		bytes ??= Buffer.from(JSON.stringify(document()));
		ctx.type = 'application/json';
		ctx.body = bytes;
	});
	routers.at('/').get('/', ctx => ctx.redirect('/docs'));
	const router = routers.at('/docs');
	router.get('/docs', ctx => {
		ctx.type = 'text/html';
		ctx.body = PAGE;
	});
	router.get('/docs/init.js', ctx => {
		ctx.type = 'text/javascript';
		ctx.body = INIT;
	});
	router.get('/docs/narrow.css', ctx => {
		ctx.type = 'text/css';
		ctx.body = NARROW;
	});
	for (const [name, type] of Object.entries(FILES)) {
		router.get(`/docs/${name}`, ctx => {
			ctx.type = type;
			ctx.body = createReadStream(join(folder, name));
		});
	}
}
