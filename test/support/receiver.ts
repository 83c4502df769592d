import {createServer} from 'node:http';
import {listen} from './listen.ts';

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
	const {url, close} = await listen(server);
	return {url: `${url}/hooks`, calls, close};
}
