/** How many of a partner's active people a sync would switch off, or would take a role from. */
export type Leaving = Readonly<{partnerId: string | null; people: number; of: number}>;

const PEOPLE_LIMIT = 20;
const PERCENT_LIMIT = 5;

/** How many of each partner's people lost a role in a sync by moving, by the partner's id; those of none under ''. */
export type Moved = Readonly<Record<string, number>>;

/** What a sync would come to with what it is about to do: the sum for each partner that has to do with it. */
export const withMoved = (leaving: readonly Leaving[], moved: Moved): Leaving[] =>
	leaving.map(({partnerId, people, of}) => ({partnerId, people: people + (moved[partnerId ?? ''] ?? 0), of}));

/** The partners of whom a sync would take more than 20 people and more than 5 %: more likely a fault than a wave of farewells. */
export const tooManyLeavers = (leaving: readonly Leaving[]): Leaving[] =>
	leaving.filter(({people, of}) => people > PEOPLE_LIMIT && people * 100 > of * PERCENT_LIMIT);
