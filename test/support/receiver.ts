import {createServer} from 'node:http';
import {listen} from './listen.ts';

export type ReceivedCall = Readonly<{
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: string;
	event: {event_type: string; event_id: string; data: Record<string, unknown>};
}>;

/** A subscriber on a port of its own: keeps what it is told and answers as it is scripted, then 200; each answer after so many milliseconds. */
export async function startReceiver(statuses: number[] = [], afterMs = 0) {
	const calls: ReceivedCall[] = [];
	/** Calls that wait for their answer: now, and the most there ever were. */
	const waiting = {now: 0, most: 0};
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString('utf8');
		});
		request.on('end', () => {
			calls.push({headers: request.headers, body, event: JSON.parse(body)});
			const status = statuses[calls.length - 1] ?? 200;
			waiting.now += 1;
			waiting.most = Math.max(waiting.most, waiting.now);
			setTimeout(() => {
				waiting.now -= 1;
				response.writeHead(status).end('noted');
			}, afterMs);
		});
	});
	const {url, close} = await listen(server);
	return {url: `${url}/hooks`, calls, waiting, close};
}
