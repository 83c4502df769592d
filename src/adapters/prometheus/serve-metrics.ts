import {createServer, type Server} from 'node:http';
import type {Registry} from 'prom-client';
import type {Readiness} from '../../domain/platform/process/readiness.ts';
import {equalsInConstantTime} from '../../domain/platform/secrets.ts';

type Parts = Readonly<{
	registry: Registry;
	host: string;
	port: number;
	/** Demanded as a bearer token when given; needed when `host` is not this machine. */
	token: string | undefined;
	/** For processes without another door: `/health` and `/ready` stand beside `/metrics`. */
	readiness?: () => Promise<Readiness>;
	version: string;
}>;

/** Serves `/metrics` on a port of its own, and the probes of a worker. */
export async function serveMetrics(parts: Parts): Promise<Server> {
	const server = createServer((request, response) => {
		answer(parts, request.url ?? '/', request.headers.authorization)
			.then(({status, type, body}) => {
				response.writeHead(status, {'content-type': type, 'cache-control': 'no-store'}).end(body);
			})
			.catch(() => response.writeHead(500).end());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(parts.port, parts.host, resolve);
	});
	return server;
}

const JSON_TYPE = 'application/json';

async function answer(
	{registry, token, readiness, version}: Parts,
	path: string,
	authorization: string | undefined,
): Promise<{status: number; type: string; body: string}> {
	if (readiness && path === '/health') return {status: 200, type: JSON_TYPE, body: JSON.stringify({status: 'ok', version})};
	if (readiness && path === '/ready') {
		const found = await readiness();
		return {status: found.status === 'unavailable' ? 503 : 200, type: JSON_TYPE, body: JSON.stringify(found)};
	}

	if (path !== '/metrics') return {status: 404, type: JSON_TYPE, body: '{}'};
	if (token !== undefined && !equalsInConstantTime(authorization ?? '', `Bearer ${token}`))
		return {status: 401, type: JSON_TYPE, body: '{}'};
	return {status: 200, type: registry.contentType, body: await registry.metrics()};
}
