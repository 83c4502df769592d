import type {Middleware} from 'koa';
import {EdgeProblem} from './problems.ts';
import type {Routers} from './routers.ts';

/** What no route answered: 405 with the allowed methods when the path exists, else 404. */
export function noSuchPath(routers: Routers): Middleware {
	return async ctx => {
		const methods = routers
			.methodsAt(ctx.path)
			.filter(method => method !== 'HEAD')
			.sort();
		if (methods.length > 0) throw new EdgeProblem(405, `${ctx.method} is not possible here`, {Allow: methods.join(', ')});
		throw new EdgeProblem(404, 'There is nothing at this path');
	};
}
