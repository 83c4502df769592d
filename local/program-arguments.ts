import {readFileSync} from 'node:fs';
import {join} from 'node:path';

type Options = Readonly<{
	/** Starts again whenever one of its files changes. */
	isWatched?: boolean;
}>;

/** What `node` is given to run a program as the Procfile says: the limits of its memory and its file. */
export function programArguments(checkout: string, name: 'web' | 'worker', {isWatched = false}: Options = {}): string[] {
	const line = new RegExp(`^${name}: node (.+)$`, 'm').exec(readFileSync(join(checkout, 'Procfile'), 'utf8'))?.[1];
	if (!line) throw new Error(`The Procfile does not say how to run ${name} with node.`);
	return [...(isWatched ? ['--watch', '--watch-preserve-output'] : []), ...line.split(' ')];
}
