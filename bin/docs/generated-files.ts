import {readFileSync} from 'node:fs';
import {type ApiDocument, clientFiles} from '../../clients/typescript/generate/client-files.ts';
import {openapi} from '../../src/api/http/openapi.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';
import {configPage} from './config-page.ts';
import {errorsPage} from './errors-page.ts';
import {eventsPage} from './events-page.ts';
import {jobsPage} from './jobs-page.ts';
import {lifecyclesPage} from './lifecycles-page.ts';
import {routesPage} from './routes-page.ts';

const version = (): string =>
	(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string}).version;

const openapiFile = (): string => `${JSON.stringify(openapi(routes, {version: version()}), undefined, '\t')}\n`;

/** Where the files lie, from the root of the checkout. */
export const GENERATED_FOLDER = 'docs/generated';

/** Every file that is made from the code, by its name. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
	'openapi.json': openapiFile(),
	'routes.md': routesPage(),
	'jobs.md': jobsPage(),
	'events.md': eventsPage(),
	'errors.md': errorsPage(),
	'lifecycles.md': lifecyclesPage(),
	'config.md': configPage(),
});

/** Where the generated files of the client lie, from the root of the checkout. */
export const CLIENT_FOLDER = 'clients/typescript/src/generated';

/** Every file of the client that is made from the code, by its name; the client knows the sandbox, too. */
export const generatedClientFiles = async (): Promise<Readonly<Record<string, string>>> =>
	clientFiles(JSON.parse(JSON.stringify(openapi([...routes, ...sandboxRoutes], {version: version()}))) as ApiDocument);
