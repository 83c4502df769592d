import {randomBytes} from 'node:crypto';
import {sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';

const ID_BYTES = 32;
export const SESSION_LIFE_MS = 8 * 3_600_000;
const IDLE_LIMIT_MS = 30 * 60_000;
/** A session is written down as seen again at most this often. */
const SEEN_AGAIN_AFTER_MS = 60_000;

/** Opens a session for whoever these claims are of. Answers its id, which only the browser keeps; here lies its hash. */
export async function openSession({em, realNow}: Unit, claims: object): Promise<string> {
	const id = randomBytes(ID_BYTES).toString('base64url');
	await em.execute('insert into dashboard_session (id_hash, claims, opened_at, last_seen_at) values (?, ?::jsonb, ?, ?)', [
		sha256(id),
		JSON.stringify(claims),
		realNow,
		realNow,
	]);
	await em.execute('delete from dashboard_session where opened_at < ?', [new Date(realNow.getTime() - SESSION_LIFE_MS)]);
	return id;
}

/** The claims of a session that is not over: 8 hours at most, 30 minutes without use (real time). */
export async function useSession<Claims>({em, realNow}: Unit, id: string): Promise<Claims | undefined> {
	const [row] = await em.execute<{claims: Claims; last_seen_at: Date | string}[]>(
		'select claims, last_seen_at from dashboard_session where id_hash = ? and opened_at > ? and last_seen_at > ?',
		[sha256(id), new Date(realNow.getTime() - SESSION_LIFE_MS), new Date(realNow.getTime() - IDLE_LIMIT_MS)],
	);
	if (!row) return undefined;
	if (realNow.getTime() - new Date(row.last_seen_at).getTime() > SEEN_AGAIN_AFTER_MS) {
		await em.execute('update dashboard_session set last_seen_at = ? where id_hash = ?', [realNow, sha256(id)]);
	}

	return row.claims;
}

/** Ends a session. */
export async function closeSession({em}: Unit, id: string): Promise<void> {
	await em.execute('delete from dashboard_session where id_hash = ?', [sha256(id)]);
}
