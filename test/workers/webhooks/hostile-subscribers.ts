import {createServer, type ServerResponse} from 'node:http';
import test from 'ava';
import {makeCustomer, unique} from '../../support/factories.ts';
import {listen} from '../../support/listen.ts';
import {until} from '../../support/processes.ts';
import {startWorld} from '../../support/world.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'x');
/** What whoever answers without end has sent before it notices that nobody reads. */
const SENT_LIMIT_BYTES = 64 * 1024 * 1024;
/** A call takes 10 s at most. */
const WITHIN_MS = 40_000;

let sentBytes = 0;

/** Sends for as long as anybody takes it: ten gigabytes. */
function sendWithoutEnd(response: ServerResponse): void {
	while (sentBytes < 10 * 1024 ** 3 && !response.destroyed) {
		sentBytes += CHUNK.length;
		if (!response.write(CHUNK)) return void response.once('drain', () => sendWithoutEnd(response));
	}
}

function dripByteByByte(response: ServerResponse): void {
	response.writeHead(200);
	const drip = setInterval(() => response.write('x'), 200);
	response.once('close', () => clearInterval(drip));
}

/** What subscribers do to whoever calls them, and what is to come of it. */
const ways: Readonly<Record<string, (response: ServerResponse) => void>> = {
	drips: dripByteByByte,
	fails: response => response.writeHead(500).end(),
	waits: response => response.writeHead(429, {'retry-after': '600'}).end(),
	moves: response => response.writeHead(302, {location: '/elsewhere'}).end(),
	closes: response => response.destroy(),
	stops: response => {
		response.writeHead(200, {'content-length': '100'}).write('half');
		setTimeout(() => response.destroy(), 50);
	},
	floods: response => {
		response.writeHead(200);
		sendWithoutEnd(response);
	},
	elsewhere: response => response.writeHead(200).end(),
};

test('whatever a subscriber does, its delivery is written down, within time and memory, and others are told', async t => {
	const called: string[] = [];
	const server = await listen(
		createServer((request, response) => {
			const way = request.url?.slice(1) ?? '';
			called.push(way);
			request.resume().on('end', () => ways[way]?.(response));
		}),
	);
	const world = await startWorld();
	t.teardown(async () => {
		await world.close();
		await server.close();
	});
	const partner = unique('prt');
	const staff = await world.partnerAdmin(partner);
	const paths: Record<string, string> = {};
	for (const way of Object.keys(ways).filter(way => way !== 'elsewhere')) {
		const hook = {name: way, target_url: `${server.url}/${way}`, topics: ['tenant.billing_linked']};
		paths[way] = `/admin/webhook-subscriptions/${(await staff.post('/admin/webhook-subscriptions', hook)).body.data.id}/deliveries`;
	}
	await makeCustomer(world, {partner});
	const outcomes: Record<
		string,
		{status: string; last_status: number | null; last_error: string | null; next_attempt_at: string | null; answers: string[]}
	> = {};
	const isOver = async () => {
		for (const [way, path] of Object.entries(paths)) {
			const [delivery] = (await staff.get(path)).body.data;
			if (!delivery?.attempts.length) return false;
			outcomes[way] = {...delivery, answers: delivery.attempts.map((one: {answer: string | null}) => one.answer ?? '')};
		}
		return true;
	};
	t.true(await until(WITHIN_MS, isOver), Object.keys(outcomes).join());
	const errors = Object.fromEntries(
		Object.entries(outcomes).map(([way, {status, last_error: error, last_status: answered}]) => [way, `${status} ${error ?? answered}`]),
	);
	t.deepEqual(
		{...errors, closes: null, stops: null},
		{
			...{drips: 'pending TIMEOUT', fails: 'pending 500', waits: 'pending 429', moves: 'pending 302'},
			...{closes: null, stops: null, floods: 'delivered 200'},
		},
	);
	for (const way of ['closes', 'stops']) t.regex(errors[way] ?? '', /^pending (?:UND_ERR_SOCKET|ECONNRESET|UND_ERR_\w+)$/);
	t.is(outcomes['waits']?.next_attempt_at, '2026-06-01T10:10:00.000Z', 'not before it wants it');
	t.false(called.includes('elsewhere'), 'a redirect is never followed');
	t.true(sentBytes < SENT_LIMIT_BYTES, `${sentBytes} bytes were taken`);
	t.is(outcomes['floods']?.answers[0]?.length, 1024, 'of an answer 1 KiB is kept');
});
