import {readFileSync} from 'node:fs';
import {openapi} from '../../src/api/http/openapi.ts';
import {routes} from '../../src/api/routes.ts';
import {configPage} from './config-page.ts';
import {errorsPage} from './errors-page.ts';
import {eventsPage} from './events-page.ts';
import {jobsPage} from './jobs-page.ts';
import {lifecyclesPage} from './lifecycles-page.ts';
import {routesPage} from './routes-page.ts';

const openapiFile = (): string => {
	const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string};
	return `${JSON.stringify(openapi(routes, {version}), undefined, '\t')}\n`;
};

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
