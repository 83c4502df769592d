import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

export type ReceivedCall = Readonly<{
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: string;
	event: {event_type: string; event_id: string; data: Record<string, unknown>};
}>;

/** A subscriber on a port of its own: keeps what it is told and answers as it is scripted, then 200. */
export async function startReceiver(statuses: number[] = []) {
	const calls: ReceivedCall[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString('utf8');
		});
		request.on('end', () => {
			calls.push({headers: request.headers, body, event: JSON.parse(body)});
			response.writeHead(statuses[calls.length - 1] ?? 200).end('noted');
		});
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
		calls,
		async close() {
			server.closeAllConnections();
			await new Promise(resolve => server.close(resolve));
		},
	};
}
