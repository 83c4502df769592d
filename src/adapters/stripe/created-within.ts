/** Things that a page of a list holds at most. */
const PAGE = 100;

/**
 * What a list of Stripe's is asked for: a page of what was made in a span. Times are whole seconds there: what began within the first and the
 * last one is listed, too.
 */
export const createdWithin = ({from, to}: Readonly<{from: Date; to: Date}>) => ({
	created: {gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000)},
	limit: PAGE,
});
