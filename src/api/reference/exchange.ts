import {readFileSync} from 'node:fs';

/**
 * A request that was sent to a whole system, and what it answered; ids, times and secrets are made the same for every recording.
 * A body that is not JSON stands there as text, bytes as a sentence on what they are.
 */
export type Exchange = Readonly<{
	/** Who asked, by what they hold: nothing, a token of somebody, a service's key. */
	caller: string;
	request: Readonly<{method: string; path: string; headers?: Readonly<Record<string, string>>; body?: unknown}>;
	answer: Readonly<{status: number; headers?: Readonly<Record<string, string>>; body?: unknown}>;
}>;

/** By operation. */
export type Exchanges = Readonly<Record<string, Exchange>>;

/** Where the recorded exchanges lie. */
export const EXCHANGES_FILE = new URL('../../../docs/reference/api/examples.json', import.meta.url);

/** Every exchange that was recorded. */
export const readExchanges = (): Exchanges => JSON.parse(readFileSync(EXCHANGES_FILE, 'utf8')) as Exchanges;
