/** Lanes that wait in a process for one of their shares to have room again, by a row of each; the longest waiting comes first. */
export type WaitingLanes = Readonly<{
	add: (id: string, shares: readonly string[]) => void;
	/** Whether one waits that has one of these shares. */
	has: (shares: readonly string[]) => boolean;
	/** Takes the first of them. */
	take: (shares: readonly string[]) => string | undefined;
}>;

/** The sweep finds those for which there is no room here. */
const WAITING_LIMIT = 1000;

/** Makes the place where lanes wait. */
export function createWaitingLanes(): WaitingLanes {
	const waiting = new Map<string, readonly string[]>();
	const firstOf = (shares: readonly string[]): string | undefined => {
		for (const [id, wanted] of waiting) if (wanted.some(share => shares.includes(share))) return id;
		return undefined;
	};
	return {
		add(id, shares) {
			if (waiting.size < WAITING_LIMIT) waiting.set(id, shares);
		},
		has: shares => firstOf(shares) !== undefined,
		take(shares) {
			const id = firstOf(shares);
			if (id !== undefined) waiting.delete(id);
			return id;
		},
	};
}
