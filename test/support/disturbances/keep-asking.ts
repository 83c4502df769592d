import {once} from 'node:events';
import {get, type IncomingMessage} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';

/** How often each status was answered; 0 is no answer at all. */
export type Seen = Record<number, number>;

type Asking = Readonly<{
	/** So many ask side by side, each with a pause between its answer and the next. */
	of: number;
	pauseMs: number;
	seen: Seen;
	/** Answers the status. */
	ask: (nth: number) => Promise<number>;
}>;

/** Asks again and again, and counts what is answered, until `parts` end. */
export function keepAsking({of, pauseMs, seen, ask}: Asking, parts: AsyncDisposableStack): void {
	const going = {on: true};
	const again = async (nth: number): Promise<void> => {
		while (going.on) {
			const status = await ask(nth).catch(() => 0);
			seen[status] = (seen[status] ?? 0) + 1;
			await delay(pauseMs);
		}
	};
	const all = Array.from({length: of}, async (_, nth) => again(nth));
	parts.defer(async () => {
		going.on = false;
		await Promise.all(all);
	});
}

/** One request from an address of its own (of 127.0.0.0/8): limits by address count it apart from what others of this machine ask. */
export async function askFrom(localAddress: string, url: string, headers: Readonly<Record<string, string>>): Promise<number> {
	const asked = get(url, {headers, localAddress});
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	answer.resume();
	return answer.statusCode ?? 0;
}
