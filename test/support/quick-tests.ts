import {importsOf, sourceFiles} from './source-files.ts';

/** What starts servers and other processes, asks for those of the run, or takes ports. */
const SERVERS = [
	/^test\/support\/(?:database|world|store|system|services)\.ts$/,
	/^local\/(?:postgres|redis|database|start-servers|child|free-port)\.ts$/,
	/^src\/adapters\/typst\/start-renderer-child\.ts$/,
];

const isServer = (path: string): boolean => SERVERS.some(pattern => pattern.test(path));

/** The test files that need no server of any kind, themselves or through what they import. */
export function testsWithoutServers(): string[] {
	const files = new Map(sourceFiles('src', 'local', 'test', 'bin').map(file => [file.path, file]));
	const known = new Map<string, boolean>();
	const needsServer = (path: string): boolean => {
		const found = known.get(path);
		if (found !== undefined) return found;
		known.set(path, isServer(path));
		const file = files.get(path);
		const needs = isServer(path) || (file ? importsOf(file).some(needsServer) : false);
		known.set(path, needs);
		return needs;
	};
	return [...files.keys()].filter(path => path.startsWith('test/') && !path.startsWith('test/support/') && !needsServer(path));
}
