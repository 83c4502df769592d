/** How many of a partner's active people a sync would switch off, or would take a role from. */
export type Leaving = Readonly<{partnerId: string | null; people: number; of: number}>;

const PEOPLE_LIMIT = 20;
const PERCENT_LIMIT = 5;

/** The partners of whom a sync would take more than 20 people and more than 5 %: more likely a fault than a wave of farewells. */
export const tooManyLeavers = (leaving: readonly Leaving[]): Leaving[] =>
	leaving.filter(({people, of}) => people > PEOPLE_LIMIT && people * 100 > of * PERCENT_LIMIT);
