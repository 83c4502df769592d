export default {
	files: ['test/**/*.ts', '!test/support/**'],
	extensions: ['ts'],
	timeout: '120s',
	// Worlds and real processes share two cores; one file after another keeps their time limits honest.
	concurrency: 1,
};
