import {randomBytes} from 'node:crypto';
import {appendFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {readFileIfThere, writePrivateFile} from '../private-file.ts';
import {parseMail} from './parse-mail.ts';

const MOST_MAILS = 1000;
/** How many old mails go at once when there are too many, so that the index is not written anew for each mail. */
const MAILS_DROPPED_AT_ONCE = 100;
const OWNER_ONLY = 0o600;

const mail = z.object({
	id: z.string().regex(/^[0-9a-z-]+$/),
	from: z.string(),
	to: z.array(z.string()),
	subject: z.string(),
	received_at: z.iso.datetime(),
	text: z.string(),
	attachments: z.array(z.object({name: z.string(), content_type: z.string(), size_bytes: z.int()})),
});

/** A mail as it is listed. `to` are those it was delivered to, whatever its headers say. */
export type Mail = Readonly<z.output<typeof mail>>;

/** Sender and recipients as the SMTP client named them (RFC 5321, 2.3.1). */
type Envelope = Readonly<{from: string; to: readonly string[]}>;

/** The mails of a folder: each as an `.eml` file, and an index of one JSON line a mail. The newest 1,000 at most are kept. */
export type MailStore = Readonly<{
	/** Newest first. */
	mails: () => readonly Mail[];
	mail: (id: string) => Mail | undefined;
	/** The message as it came. */
	source: (mail: Mail) => Promise<Buffer>;
	/** Stores a message; it is on disk when this resolves. Rejects when it cannot be read as mail. */
	keep: (source: Buffer, envelope: Envelope) => Promise<Mail>;
}>;

function readLine(line: string): readonly Mail[] {
	try {
		return [mail.parse(JSON.parse(line))];
	} catch {
		// The last line is cut when the process died while writing it; that mail was never acknowledged.
		return [];
	}
}

const lineOf = (kept: Mail): string => `${JSON.stringify(kept)}\n`;

async function listed(id: string, source: Buffer, envelope: Envelope, receivedAt: Date): Promise<Mail> {
	const {from, subject, text, files} = await parseMail(source);
	return {
		id,
		from: from || envelope.from,
		to: [...envelope.to],
		subject,
		received_at: receivedAt.toISOString(),
		text,
		attachments: files.map(({name, content_type, content}) => ({name, content_type, size_bytes: content.length})),
	};
}

/** Opens the mails of a folder, which is made when missing. `now` is real time. */
export function openMailStore(folder: string, now: () => Date): MailStore {
	const index = join(folder, 'index.jsonl');
	const pathOf = ({id}: Mail): string => join(folder, `${id}.eml`);
	const writeIndex = (): void => writePrivateFile(index, oldestFirst.map(lineOf).join(''));

	mkdirSync(folder, {recursive: true, mode: 0o700});
	const oldestFirst = (readFileIfThere(index) ?? '').split('\n').flatMap(readLine);
	writeIndex();

	function dropOldest(): void {
		const dropped = oldestFirst.splice(0, MAILS_DROPPED_AT_ONCE);
		writeIndex();
		for (const old of dropped) rmSync(pathOf(old), {force: true});
	}

	return {
		mails: () => oldestFirst.toReversed(),
		mail: id => oldestFirst.find(kept => kept.id === id),
		source: kept => readFile(pathOf(kept)),
		async keep(source, envelope) {
			const receivedAt = now();
			const id = `${receivedAt.getTime()}-${randomBytes(6).toString('hex')}`;
			const kept = await listed(id, source, envelope, receivedAt);

			writeFileSync(pathOf(kept), source, {mode: OWNER_ONLY});
			appendFileSync(index, lineOf(kept), {mode: OWNER_ONLY});
			oldestFirst.push(kept);
			if (oldestFirst.length > MOST_MAILS) dropOldest();
			return kept;
		},
	};
}
