/** A bounded cache whose entries die at a given instant, if one is given; when it is full the entry that was used longest ago goes. */
export type BoundedCache<Value> = Readonly<{
	/** `now` and `until` are milliseconds since 1970. */
	get: (key: string, now?: number) => Value | undefined;
	set: (key: string, value: Value, until?: number) => void;
	clear: () => void;
}>;

export function boundedCache<Value>(limit: number): BoundedCache<Value> {
	// A Map keeps the order of insertion: the first entry is the one that was used longest ago.
	const entries = new Map<string, {value: Value; until: number}>();
	return {
		get(key, now = 0) {
			const entry = entries.get(key);
			if (!entry) return undefined;
			entries.delete(key);
			if (entry.until <= now) return undefined;
			entries.set(key, entry);
			return entry.value;
		},
		set(key, value, until = Number.POSITIVE_INFINITY) {
			entries.delete(key);
			if (entries.size >= limit) {
				const [oldest] = entries.keys();
				if (oldest !== undefined) entries.delete(oldest);
			}

			entries.set(key, {value, until});
		},
		clear: () => entries.clear(),
	};
}
