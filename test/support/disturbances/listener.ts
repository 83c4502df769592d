import {createServer} from 'node:http';
import {listen} from '../listen.ts';

/** A subscriber that knows when it was told of which tenant first. */
export async function startListener(parts: AsyncDisposableStack) {
	const waiting = new Map<string, (at: number) => void>();
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString('utf8');
		});
		request.on('end', () => {
			const {data} = JSON.parse(body) as {data: {tenant_id?: string}};
			waiting.get(data.tenant_id ?? '')?.(performance.now());
			response.writeHead(200).end();
		});
	});
	const {url, close} = await listen(server);
	parts.defer(close);
	return {
		url,
		/** When it is told of a tenant. */
		heard: async (tenant: string) =>
			new Promise<number>(resolve => {
				waiting.set(tenant, resolve);
			}),
	};
}
