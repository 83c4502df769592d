import {createServer} from 'node:http';
import Koa from 'koa';
import {pino} from 'pino';
import {mount} from '../../src/api/http/mount.ts';
import {requestFrame} from '../../src/api/http/request-frame.ts';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {createRouters} from '../../src/api/http/routers.ts';
import {listen} from './listen.ts';
import type {World} from './world.ts';

/** Serves routes that only a test has, mounted like all others; nobody who calls has a credential. */
export async function servePlanted(world: World, routes: readonly AnyRoute[]) {
	const authenticate = {
		caller: async () => undefined,
		claims: async () => Promise.reject(new Error('not used')),
		forgetTokens: () => undefined,
		forgetCallers: () => undefined,
	};
	const limits: string[] = [];
	const lines: string[] = [];
	const app = new Koa();
	app.silent = true;
	app.use(requestFrame({log: pino({level: 'info'}, {write: line => lines.push(line)}), onAnswered: () => undefined}));
	const routers = createRouters();
	const limit = {take: async (name: string) => void limits.push(name), check: () => undefined};
	const admission = {enter: () => undefined, leave: () => undefined};
	mount(routers, routes, {tools: world.tools, authenticate, limit, admission});
	app.use(routers.middleware);
	const {url, port, close} = await listen(createServer(app.callback()));
	return {url, port, close, /** What was logged. */ lines, /** The rate limits that were asked for. */ limits};
}
