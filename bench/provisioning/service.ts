import {createServer} from 'node:http';
import {listen} from '../../test/support/listen.ts';

/** A service that answers every call at once, and tells its parent, asked, how many there were since the last time and in which span. */
let calls: number[] = [];

const server = createServer((request, response) => {
	calls.push(performance.now());
	request.resume();
	request.on('end', () => response.writeHead(200, {'content-type': 'application/json'}).end('{}'));
});
const {url} = await listen(server);
process.on('message', () => {
	process.send?.({count: calls.length, milliseconds: (calls.at(-1) ?? 0) - (calls[0] ?? 0)});
	calls = [];
});
process.on('disconnect', () => process.exit());
process.send?.({url});
