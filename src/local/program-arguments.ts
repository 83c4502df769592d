import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What `node` is given to run a program as the Procfile says: the limits of its memory and its file. */
export function programArguments(checkout: string, name: 'web' | 'worker'): string[] {
	const line = new RegExp(`^${name}: node (.+)$`, 'm').exec(readFileSync(join(checkout, 'Procfile'), 'utf8'))?.[1];
	if (!line) throw new Error(`The Procfile does not say how to run ${name} with node.`);
	return line.split(' ');
}
