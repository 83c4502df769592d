import {importsOf, sourceFiles} from './source-files.ts';

/** What starts servers, or asks for those of the run. */
const SERVERS =
	/^test\/support\/(?:database|world|store|system|services)\.ts$|^src\/local\/(?:postgres|redis|database|start-servers|child)\.ts$/;

/** The test files that need no server of any kind, themselves or through what they import. */
export function testsWithoutServers(): string[] {
	const files = new Map(sourceFiles('src', 'test', 'bin').map(file => [file.path, file]));
	const known = new Map<string, boolean>();
	const needsServer = (path: string): boolean => {
		const found = known.get(path);
		if (found !== undefined) return found;
		known.set(path, SERVERS.test(path));
		const file = files.get(path);
		const needs = SERVERS.test(path) || (file ? importsOf(file).some(needsServer) : false);
		known.set(path, needs);
		return needs;
	};
	return [...files.keys()].filter(path => path.startsWith('test/') && !path.startsWith('test/support/') && !needsServer(path));
}
