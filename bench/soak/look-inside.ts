import {setTimeout as delay} from 'node:timers/promises';

const TRIES = 100;
const LOOK_MS = 50;

/** What a process holds: bytes of its heap, and of buffers beside it, that are left when garbage is collected, and what keeps it running, by kind. */
export type Inside = Readonly<{heapBytes: number; bufferBytes: number; resources: Readonly<Record<string, number>>}>;

const EXPRESSION = `JSON.stringify({...process.memoryUsage(), resources: process.getActiveResourcesInfo()})`;

/** Asks a process that was started with `--inspect-port` by Node's inspector, which listens from its first SIGUSR1 on. */
export async function lookInside(pid: number, inspectorPort: number): Promise<Inside> {
	process.kill(pid, 'SIGUSR1');
	const socket = new WebSocket(await addressOf(inspectorPort));
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, {once: true});
		socket.addEventListener('error', reject, {once: true});
	});
	let calls = 0;
	const call = async (method: string, params: object = {}): Promise<unknown> => {
		const id = ++calls;
		const answered = new Promise<unknown>(resolve => {
			socket.addEventListener('message', ({data}) => {
				const answer = JSON.parse(String(data)) as {id: number; result: unknown};
				if (answer.id === id) resolve(answer.result);
			});
		});
		socket.send(JSON.stringify({id, method, params}));
		return answered;
	};
	// What a first collection lets go of by its finalizers is collected by the second.
	await call('HeapProfiler.collectGarbage');
	await call('HeapProfiler.collectGarbage');
	const {result} = (await call('Runtime.evaluate', {expression: EXPRESSION})) as {result: {value: string}};
	socket.close();
	const {heapUsed, external, resources} = JSON.parse(result.value) as {heapUsed: number; external: number; resources: string[]};
	const counts = [...Map.groupBy(resources, name => name)].map(([name, all]) => [name, all.length] as const);
	return {heapBytes: heapUsed, bufferBytes: external, resources: Object.fromEntries(counts)};
}

async function addressOf(port: number): Promise<string> {
	for (let tries = 0; tries < TRIES; tries++) {
		const answer = await fetch(`http://127.0.0.1:${port}/json`).catch(() => undefined);
		const [target] = answer ? ((await answer.json()) as {webSocketDebuggerUrl: string}[]) : [];
		if (target) return target.webSocketDebuggerUrl;
		await delay(LOOK_MS);
	}

	throw new Error(`no inspector listens at ${port}`);
}
