export default {
	files: ['test/**/*.ts', '!test/support/**'],
	extensions: ['ts'],
	timeout: '120s',
};
