import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {listen} from '../listen.ts';

export type StandInRequest = Readonly<{
	method: string;
	url: URL;
	headers: Readonly<Record<string, string | undefined>>;
	text: string;
}>;

export type StandInAnswer = Readonly<{status: number; json?: unknown; headers?: Readonly<Record<string, string>>}>;

/** What goes wrong with the next call that fits: before its effect, so that there is none, or after it, so that only the answer is lost. */
export type Fault = Readonly<{
	when: 'before' | 'after';
	what: 'silence' | 'close' | 'cut' | 'slow' | 500 | 502 | 503 | 429 | 409 | 403;
	/** Only a call whose method and path fit, like `POST /v1/payment_intents`. */
	only?: RegExp;
	slowMs?: number;
	headers?: Readonly<Record<string, string>>;
}>;

const DEFAULT_SLOW_MS = 50;

/** A real HTTP server that answers as `handle` says and fails as it is told. */
export async function startFaultyServer(handle: (request: StandInRequest) => Promise<StandInAnswer>) {
	const faults: Fault[] = [];
	const calls: string[] = [];
	/** Calls that came too often. */
	const throttled: string[] = [];
	const pace = {answersAfterMs: 0};
	const server = createServer((incoming, response) => {
		void readAll(incoming).then(async request => {
			const called = `${request.method} ${request.url.pathname}`;
			calls.push(called);
			const index = faults.findIndex(({only}) => only?.test(called) ?? true);
			const fault = index >= 0 ? faults.splice(index, 1)[0] : undefined;
			if (fault?.when === 'before' && fault.what !== 'slow') return breakOff(response, fault, undefined);
			const answer = await handle(request);
			if (answer.status === 429) throttled.push(called);
			if (pace.answersAfterMs > 0) await new Promise(resolve => setTimeout(resolve, pace.answersAfterMs));
			if (fault?.what === 'slow') await new Promise(resolve => setTimeout(resolve, fault.slowMs ?? DEFAULT_SLOW_MS));
			else if (fault) return breakOff(response, fault, answer);
			return send(response, answer);
		});
	});
	const {url, close} = await listen(server);
	return {
		...{url, close, calls, throttled},
		/** How long every answer takes. */
		pace,
		/** The next call that fits goes wrong. */
		fail: (...next: readonly Fault[]) => void faults.push(...next),
	};
}

async function readAll(incoming: IncomingMessage): Promise<StandInRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat()[0]]));
	return {
		...{method: incoming.method ?? 'GET', url: new URL(incoming.url ?? '/', `http://${incoming.headers.host}`), headers},
		text: Buffer.concat(chunks).toString('utf8'),
	};
}

function send(response: ServerResponse, {status, json, headers = {}}: StandInAnswer): void {
	response.writeHead(status, {'content-type': 'application/json', ...headers}).end(json === undefined ? '' : JSON.stringify(json));
}

/** Silence ends when the server is closed: the caller's own limit must end it. */
function breakOff(response: ServerResponse, {what, headers}: Fault, answer: StandInAnswer | undefined): void {
	if (what === 'silence') return;
	if (what === 'close') return void response.socket?.destroy();
	if (what === 'cut') {
		const text = JSON.stringify(answer?.json ?? {cut: 'in the middle'});
		response.writeHead(answer?.status ?? 200, {'content-type': 'application/json', 'content-length': String(text.length)});
		response.write(text.slice(0, Math.max(1, Math.floor(text.length / 2))));
		return void setTimeout(() => response.socket?.destroy(), 5);
	}

	send(response, {status: Number(what), json: {error: {type: 'api_error', message: 'stand-in'}, status: what}, ...(headers && {headers})});
}

/** Answers that are given again to the same key: the first one, unless the request differs. */
export function createKeyedAnswers() {
	const kept = new Map<string, {fingerprint: string; answer: StandInAnswer}>();
	return {
		forget: () => kept.clear(),
		/** `undefined` when the key is new; `'differs'` when the request is another one. */
		of(key: string | undefined, fingerprint: string): StandInAnswer | 'differs' | undefined {
			const found = key === undefined ? undefined : kept.get(key);
			if (!found) return undefined;
			return found.fingerprint === fingerprint ? found.answer : 'differs';
		},
		keep(key: string | undefined, fingerprint: string, answer: StandInAnswer) {
			// As it is now: what it is about goes on changing.
			if (key !== undefined) kept.set(key, {fingerprint, answer: structuredClone(answer)});
		},
	};
}
