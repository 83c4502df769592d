import type {Exchanges} from '../../../src/api/reference/exchange.ts';

/** What an id of ours looks like: a prefix, its time, and chance. */
const ID = /\b([a-z]{2,6})_[0-9a-z]{26}\b/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
/** A hash, or a name that cannot be guessed. */
const HEX = /\b[0-9a-f]{24,64}\b/g;
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const ID_START = '01jd2x4k7m9q3s5v8x0z';
const DIGITS = 6;
/** When the story is played: business time stands still, so whatever is near the machine's own time was written by that. */
const STORY = '2026-06-01T10:00:00.000Z';
const NEAR_MS = 40 * 24 * 3_600_000;

/** What is there once only: replaced by words that show its form. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
	[/"request_id": ?"[^"]+"/g, '"request_id":"req_01jd2x4k7m9q3s5v"'],
	[/http:\/\/127\.0\.0\.1:\d+\/hooks/g, 'https://accounts.acme.example/hooks'],
	[/http:\/\/127\.0\.0\.1:\d+/g, 'https://crm.vendor.example'],
	[/whsec_[A-Za-z0-9+/=]+/g, 'whsec_c2VjcmV0IG9mIHRoZSByZWZlcmVuY2UgcGFnZXM='],
	[/"secret_hint": ?"[^"]+"/g, '"secret_hint":"…cGFnZXM="'],
	[/"(api_key|signing_secret|callback_token|token)": ?"[^"]{16,}"/g, '"$1":"…"'],
	[/"next": ?"[^"]+"/g, '"next":"MTAwLjE3"'],
	[/"(duration_ms|latency_ms)": ?\d+/g, '"$1":42'],
	[/\b(svc|plan)_[0-9a-f]{8}\b/g, '$1'],
];

/** Counts what is met: the same word for the same, the next for the next. */
function counter(worded: (met: number, key: string) => string): (found: string, key?: string) => string {
	const known = new Map<string, string>();
	const met = new Map<string, number>();
	return (found, key = '') => {
		const before = known.get(found);
		if (before !== undefined) return before;
		met.set(key, (met.get(key) ?? 0) + 1);
		const word = worded(met.get(key) ?? 0, key);
		known.set(found, word);
		return word;
	};
}

/** The same exchanges with ids, secrets and real times that are the same in every recording. */
export function stable(exchanges: Exchanges, now: Date): Exchanges {
	const idFor = counter((met, prefix) => `${prefix}_${ID_START}${String(met).padStart(DIGITS, '0')}`);
	const uuidFor = counter(met => `0197a3c4-5d6e-7f80-9a1b-${String(met).padStart(12, '0')}`);
	const isNear = (instant: string): boolean => Math.abs(Date.parse(instant) - now.getTime()) < NEAR_MS;
	let text = JSON.stringify(exchanges);
	for (const [pattern, word] of REPLACED) text = text.replace(pattern, word);
	text = text
		.replace(ID, (found, prefix: string) => idFor(found, prefix))
		.replace(UUID, found => uuidFor(found))
		.replace(HEX, found => '0123456789abcdef'.repeat(4).slice(0, found.length))
		.replace(INSTANT, found => (isNear(found) ? STORY : found));
	return JSON.parse(text) as Exchanges;
}
