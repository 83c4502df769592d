import {randomBytes} from 'node:crypto';
import {z} from 'zod';
import {readFileIfThere, writePrivateFile} from './private-file.ts';

const stored = z.object({credentialsKey: z.string(), issuerAdminSecret: z.string(), directorySecret: z.string()});

/** What only this data folder's system knows. */
export type LocalSecrets = Readonly<z.output<typeof stored>>;

/** The secrets kept in the file; made at the first call, so that no two installations share one. */
export function loadSecrets(file: string): LocalSecrets {
	const text = readFileIfThere(file);

	if (text !== undefined) {
		return stored.parse(JSON.parse(text));
	}

	const secrets = {
		credentialsKey: `k1:${randomBytes(32).toString('base64')}`,
		issuerAdminSecret: randomBytes(32).toString('base64url'),
		directorySecret: randomBytes(32).toString('base64url'),
	};

	writePrivateFile(file, `${JSON.stringify(secrets, null, '\t')}\n`);
	return secrets;
}
