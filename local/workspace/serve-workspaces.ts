import {randomBytes} from 'node:crypto';
import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import {verifySignature} from '@scaicontrol/client';
import type {Logger} from 'pino';
import {request as callOut} from 'undici';

const SLOW_MS = 3000;
const BODY_LIMIT_BYTES = 256 * 1024;
const ANSWERS_LIMIT = 10_000;

const PLACE = /^\/workspaces\/([a-z0-9_-]+)\/(database|files|app|closed)$/;

type Answer = Readonly<{status: number; body: unknown}>;

type Body = Readonly<{plan?: {plan_key?: string}; callback_url?: string; callback_token?: string}>;

type Parts = Readonly<{signingSecret: () => string; onCall: () => void; log: Logger}>;

/**
 * The demo service itself: makes and removes parts of workspaces, in memory, as it is asked by signed calls. The same Idempotency-Key gets
 * the same answer and has no second effect. `GET /` shows what there is.
 */
export function serveWorkspaces({signingSecret, onCall, log}: Parts): RequestListener {
	const parts = new Set<string>();
	const answers = new Map<string, Answer>();

	const act = async (request: IncomingMessage, text: string): Promise<Answer> => {
		if (request.method === 'GET' && request.url === '/') return {status: 200, body: {workspaces: [...parts].toSorted()}};
		if (!(await isSigned(request, text, signingSecret()))) return {status: 401, body: {error: 'the signature is wrong'}};
		onCall();
		const [, workspace, part] = PLACE.exec(request.url ?? '') ?? [];
		if (!workspace || !part) return {status: 404, body: {error: 'there is nothing here'}};
		const place = `${workspace}/${part}`;
		if (request.method === 'GET') return {status: 200, body: {status: parts.has(place) ? 'completed' : 'pending'}};
		const key = String(request.headers['idempotency-key']);
		const known = answers.get(key);
		if (known) return known;
		const answer = await change(request.method ?? '', place, text === '' ? {} : (JSON.parse(text) as Body));
		if (answers.size >= ANSWERS_LIMIT) answers.clear();
		answers.set(key, answer);
		return answer;
	};

	const change = async (method: string, place: string, {plan, callback_url: url, callback_token: token}: Body): Promise<Answer> => {
		const isSlow = plan?.plan_key?.endsWith('.slow') ?? false;
		const waitMs = isSlow ? SLOW_MS : 0;
		if (method === 'DELETE') {
			parts.delete(place);
			// What is not there, also after a restart that forgot it, is as good as removed.
			return {status: 200, body: {}};
		}

		if (place.endsWith('/app') && plan?.plan_key?.endsWith('.broken')) return {status: 422, body: {error: 'this plan fails here'}};
		if (place.endsWith('/database')) await later(waitMs);
		const appear = async () => {
			await later(waitMs);
			parts.add(place);
			if (url && token)
				await callBack(url, {callback_token: token, status: 'completed', endpoint: `https://${place.split('/')[0]}.workspace.example/`});
		};
		if (place.endsWith('/files') || place.endsWith('/app')) {
			appear().catch(error => log.warn({err: error}, 'the demo service could not call back'));
			return {status: 202, body: {}};
		}

		parts.add(place);
		const credentials = place.endsWith('/database') ? {user: place.split('/')[0], password: randomBytes(16).toString('hex')} : undefined;
		return {status: 200, body: {metadata: {place}, ...(credentials && {credentials})}};
	};

	return (request, response) => {
		readText(request)
			.then(async text => act(request, text))
			.then(answer => send(response, answer))
			.catch(error => {
				log.warn({err: error}, 'the demo service failed at a call');
				send(response, {status: 500, body: {error: 'failed'}});
			});
	};
}

const later = async (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** As any subscriber would check it. */
const isSigned = async ({headers}: IncomingMessage, text: string, secret: string): Promise<boolean> =>
	verifySignature(text, headers, {secrets: secret}).then(
		() => true,
		() => false,
	);

async function callBack(url: string, body: object): Promise<void> {
	const answer = await callOut(url, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)});
	await answer.body.dump();
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > BODY_LIMIT_BYTES) throw new Error('the body is too large');
		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString('utf8');
}

const send = (response: ServerResponse, {status, body}: Answer): void => {
	response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
};
