import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

/** What is kept of one who signed in at an API. */
export type SignIn = Readonly<{accessToken: string; refreshToken?: string; tokenEndpoint: string; clientId: string}>;

/** The sign-ins of a person, by the address of the API; `url` is where they signed in last. */
export type SignIns = Readonly<{url?: string; byUrl: Readonly<Record<string, SignIn>>}>;

/** Reads the file; nobody is signed in when there is none. */
export async function readSignIns(file: string): Promise<SignIns> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as SignIns;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {byUrl: {}};
		throw error;
	}
}

/** Writes the file as a whole, for its owner alone. */
export async function writeSignIns(file: string, signIns: SignIns): Promise<void> {
	await mkdir(dirname(file), {recursive: true, mode: 0o700});
	await writeFile(`${file}.${process.pid}`, `${JSON.stringify(signIns, undefined, '\t')}\n`, {mode: 0o600});
	await rename(`${file}.${process.pid}`, file);
}
