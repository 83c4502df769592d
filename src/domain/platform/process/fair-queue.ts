/** What waits for its turn: one of each owner before anybody has a second one, and of one owner in the order it came. */
export type FairQueue<Item> = Readonly<{
	add: (owner: string, item: Item) => void;
	/** Whose turn it is; undefined when nothing waits. */
	first: () => Item | undefined;
	/** Takes away the first. */
	take: () => void;
}>;

/** Makes one with nothing in it. */
export function createFairQueue<Item>(): FairQueue<Item> {
	// A Map keeps the order of insertion: whoever has had a turn goes to its end.
	const ring = new Map<string, Item[]>();
	const firstOf = (): [string, Item[]] | undefined => ring.entries().next().value;
	return {
		add(owner, item) {
			const items = ring.get(owner) ?? [];
			items.push(item);
			ring.set(owner, items);
		},
		first: () => firstOf()?.[1][0],
		take() {
			const [owner, items] = firstOf() ?? ['', []];
			ring.delete(owner);
			items.shift();
			if (items.length > 0) ring.set(owner, items);
		},
	};
}
