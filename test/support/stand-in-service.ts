import {createServer, type ServerResponse} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import {listen} from './listen.ts';

export type ServiceCallReceived = Readonly<{
	/** `POST /steps/database`. */
	what: string;
	key: string | undefined;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	text: string;
	// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what a call holds
	body: any;
}>;

/** How it answers: what, after how long, or never. */
export type Reaction = Readonly<{
	status?: number;
	body?: unknown;
	text?: string;
	afterMs?: number;
	headers?: Record<string, string>;
	isSilent?: true;
}>;

type Script = Reaction | readonly Reaction[] | ((call: ServiceCallReceived, times: number) => Reaction | Promise<Reaction>);

/**
 * A service on a port of its own that is called to provision: keeps what it is asked and answers as it is told, else 200 `{}`. A list is
 * used up one by one, its last reaction stays.
 */
export async function startStandIn(scripts: Record<string, Script> = {}) {
	const calls: ServiceCallReceived[] = [];
	const reactionTo = async (call: ServiceCallReceived): Promise<Reaction> => {
		const script = scripts[call.what] ?? {};
		const times = calls.filter(({what}) => what === call.what).length;
		if (typeof script === 'function') return script(call, times);
		return Array.isArray(script) ? (script[Math.min(times, script.length) - 1] ?? {}) : (script as Reaction);
	};
	const answer = async (call: ServiceCallReceived, response: ServerResponse) => {
		const {status = 200, body = {}, text = JSON.stringify(body), afterMs = 0, headers = {}, isSilent} = await reactionTo(call);
		if (isSilent) return;
		if (afterMs > 0) await delay(afterMs);
		response.writeHead(status, {'content-type': 'application/json', ...headers}).end(text);
	};
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => {
			text += chunk.toString('utf8');
		});
		request.on('end', () => {
			const key = request.headers['idempotency-key'];
			const call = {
				...{what: `${request.method} ${request.url}`, key: Array.isArray(key) ? key[0] : key, headers: request.headers, text},
				body: text === '' ? undefined : JSON.parse(text),
			};
			calls.push(call);
			void answer(call, response);
		});
	});
	const {url, close} = await listen(server);
	return {
		...{url, calls, close},
		/** What it was asked, in order. */
		asked: () => calls.map(({what}) => what),
		/** From now on it answers like this. */
		script: (what: string, script: Script) => {
			scripts[what] = script;
		},
	};
}
