import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {askPast} from '../support/database.ts';
import {unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/world.ts';

/** Wrong credentials that an address may show in a minute. */
const ALLOWED = 30;
/** Without a credential an address may ask 20 times a second. */
const PAUSE_MS = 60;
const LOCKED_SECONDS = 4;
/** Less than what is looked for is locked. */
const AT_ONCE_MS = 2000;

type Guess = (world: World) => Promise<{status: number}>;

/** Whatever can be guessed, and where it is looked for. */
const guesses: Readonly<Record<string, Readonly<{guess: Guess; table: string; refused: number}>>> = {
	'an API key': {
		guess: async ({baseUrl}) => fetch(`${baseUrl}/api/v1/auth/me`, {headers: {'x-scaicontrol-key': unique('key')}}),
		...{table: 'service_key', refused: 401},
	},
	'a token of a call back': {
		guess: async ({nobody}) => nobody.post('/provisioning/callback', {callback_token: unique('token'), status: 'completed'}),
		...{table: 'workflow_step', refused: 404},
	},
	'a session of the job dashboard': {
		guess: async ({baseUrl}) => fetch(`${baseUrl}/admin/jobs/api/queues`, {headers: {cookie: `scai_jobs=${unique('session')}`}}),
		...{table: 'dashboard_session', refused: 401},
	},
};

for (const [what, {guess, table, refused}] of Object.entries(guesses)) {
	test(`whoever guesses ${what} is refused after ${ALLOWED} a minute, before anything is looked for`, async t => {
		const world = await startWorld('2026-06-01T10:00:00Z', {RATE_LIMIT_SCALE: '1'});
		t.teardown(world.close);
		const statuses: number[] = [];
		for (let nth = 0; nth <= ALLOWED; nth++) {
			statuses.push((await guess(world)).status);
			await delay(PAUSE_MS);
		}

		t.deepEqual(statuses, [...Array.from({length: ALLOWED}, () => refused), 429]);
		const locked = askPast(world.database, `do $$ begin lock table ${table}; perform pg_sleep(${LOCKED_SECONDS}); end $$`);
		await delay(PAUSE_MS);
		const started = performance.now();
		t.is((await guess(world)).status, 429);
		t.true(performance.now() - started < AT_ONCE_MS);
		await locked;
	});
}
