import {type Attachment, type ParsedMail, simpleParser} from 'mailparser';

const LONGEST_TEXT = 100_000;
const PLAIN_MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

/** A file that came with a mail. */
type MailFile = Readonly<{name: string; content_type: string; content: Buffer}>;

/** What is shown of a mail. `html` is as the sender wrote it, with its own pictures put in as `data:` URLs; never trust it. */
export type MailContent = Readonly<{from: string; subject: string; text: string; html?: string; files: readonly MailFile[]}>;

const asFile = ({filename, contentType, content}: Attachment, index: number): MailFile => ({
	name: filename || `attachment-${index + 1}`,
	content_type: PLAIN_MEDIA_TYPE.test(contentType) ? contentType : 'application/octet-stream',
	content,
});

/** Pictures that the HTML shows in place belong to the body. */
const filesOf = ({attachments}: ParsedMail): readonly MailFile[] => attachments.filter(({related}) => !related).map(asFile);

/** Reads a message (RFC 5322, MIME). The text is made from the HTML when there is none, and is cut at 100,000 characters. */
export async function parseMail(source: Buffer): Promise<MailContent> {
	const parsed = await simpleParser(source);
	return {
		from: parsed.from?.text ?? '',
		subject: parsed.subject ?? '',
		text: (parsed.text ?? '').slice(0, LONGEST_TEXT),
		html: parsed.html || undefined,
		files: filesOf(parsed),
	};
}
