import type Router from '@koa/router';
import type {Middleware} from 'koa';
import {EdgeProblem} from './problems.ts';

/** What no route answered: 405 with the allowed methods when the path exists, else 404. */
export function noSuchPath(...routers: Router[]): Middleware {
	return async ctx => {
		const layers = routers.flatMap(router => router.match(ctx.path, ctx.method).path);
		const methods = [...new Set(layers.flatMap(layer => layer.methods))].filter(method => method !== 'HEAD').sort();
		if (methods.length > 0) throw new EdgeProblem(405, `${ctx.method} is not possible here`, {Allow: methods.join(', ')});
		throw new EdgeProblem(404, 'There is nothing at this path');
	};
}
