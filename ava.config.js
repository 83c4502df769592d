/** What takes longest begins first, so that no lane ends with one long file alone. */
const longestFirst = ['test/scenarios/', 'test/faults/', 'test/adapters/typst/', 'test/api/'];

const turnOf = file => {
	const place = longestFirst.findIndex(folder => file.includes(`/${folder}`));
	return place < 0 ? longestFirst.length : place;
};

export default {
	files: ['test/**/*.ts', '!test/support/**'],
	extensions: ['ts'],
	/** Without a test that ends. On a busy machine killed workers' jobs are taken up late; what is as much as a night takes says its own limits. */
	timeout: process.env.FULL === '1' ? '12h' : '300s',
	/** One file after another; the lanes of `bin/test.ts` (test/support/lanes.ts) say where more may run at once. */
	concurrency: 1,
	sortTestFiles: (one, other) => turnOf(one) - turnOf(other) || one.localeCompare(other),
};
