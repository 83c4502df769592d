import {parentPort} from 'node:worker_threads';
import {Agent, request} from 'undici';

export type Load = Readonly<{
	url: string;
	apiKey: string;
	tenantId: string;
	at: string;
	batchSize: number;
	connections: number;
	forMs: number;
}>;
export type LoadResult = Readonly<{events: number; perSecond: number; p99Ms: number}>;

let sent = 0;
const agents = new Map<number, Agent>();

const agentOf = (connections: number): Agent => {
	const agent = agents.get(connections) ?? new Agent({connections});
	agents.set(connections, agent);
	return agent;
};

/** Sends fresh events over all connections, each waiting for its answer, for a time. */
async function run({url, apiKey, tenantId, at, batchSize, connections, forMs}: Load): Promise<LoadResult> {
	const started = performance.now();
	const latencies: number[] = [];
	const agent = agentOf(connections);
	let events = 0;
	const lane = async () => {
		while (performance.now() - started < forMs) {
			const sending = Array.from({length: batchSize}, () => ({
				...{idempotency_key: `load-${started}-${sent++}`, tenant_id: tenantId, metric_slug: 'calls', quantity: '1.5', timestamp: at},
			}));
			const begun = performance.now();
			const {statusCode, body} = await request(`${url}/api/v1/metering/events`, {
				method: 'POST',
				dispatcher: agent,
				headers: {'x-scaicontrol-key': apiKey, 'content-type': 'application/json'},
				body: JSON.stringify({events: sending}),
			});
			const answer = (await body.json()) as {data?: {accepted: number}};
			latencies.push(performance.now() - begun);
			// Who cannot keep up refuses; what it refuses was not taken.
			if (statusCode === 202 && answer.data) events += answer.data.accepted;
			else if (statusCode !== 503) throw new Error(`${statusCode} ${JSON.stringify(answer)}`);
		}
	};
	await Promise.all(Array.from({length: connections}, lane));
	latencies.sort((one, other) => one - other);
	return {
		events,
		perSecond: (events * 1000) / (performance.now() - started),
		p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
	};
}

parentPort?.on('message', async (load: Load) => parentPort?.postMessage(await run(load)));
