import type {InvoiceDocument} from './invoice-document.ts';

/**
 * Where and why a template's source is wrong; line and column count from 1 and are absent when the fault has no place. A mail has two
 * sources.
 */
export type SourceFault = Readonly<{message: string; line?: number; column?: number; part?: keyof MailSource}>;

/** A mail before it is filled: Liquid, for a subject of one line and for HTML. */
export type MailSource = Readonly<{subject: string; content: string}>;

/** A mail's words: the subject as plain text, HTML in which every value that was filled in is escaped, and the same for who reads no HTML. */
export type FilledMail = Readonly<{subject: string; html: string; text: string}>;

/** What a mail can name: words and figures by their path, such as `document.number`. Nothing is missing; what is not there is null. */
export type MailVariables = Readonly<Record<string, unknown>>;

/**
 * Why no document came out.
 * - `source_fault`: the template is wrong, see `faults`; the same again will fail again.
 * - `timed_out`, `out_of_memory`, `output_too_large`: it went beyond a limit and was ended.
 * - `crashed`: the renderer ended by itself, twice in a row.
 * - `busy`: too many documents are waiting. `closed`: the renderer was closed.
 */
export type RenderFailure = 'source_fault' | 'timed_out' | 'out_of_memory' | 'output_too_large' | 'crashed' | 'busy' | 'closed';

const sentences: Readonly<Record<RenderFailure, string>> = {
	source_fault: 'the template has a fault',
	timed_out: 'rendering took too long and was ended',
	out_of_memory: 'rendering took too much memory and was ended',
	output_too_large: 'the rendered document is too large',
	crashed: 'the renderer crashed',
	busy: 'too many documents are waiting to be rendered',
	closed: 'the renderer is closed',
};

/** A document could not be rendered; `failure` says why, in one word. */
export class DocumentRenderError extends Error {
	readonly failure: RenderFailure;
	readonly faults: readonly SourceFault[];

	constructor(failure: RenderFailure, faults: readonly SourceFault[] = []) {
		super([sentences[failure], ...faults.map(({message}) => message)].join(': '));
		this.name = 'DocumentRenderError';
		this.failure = failure;
		this.faults = faults;
	}
}

/** What prints documents and fills mails. */
export type DocumentRenderer = Readonly<{
	/**
	 * Typesets a document into PDF bytes (PDF/A-3b), with its e-invoice inside when that is given (a Cross Industry Invoice: the PDF is a
	 * Factur-X then); the same document gives the same bytes. Rejects with a `DocumentRenderError`.
	 */
	render(document: InvoiceDocument, einvoiceXml?: string): Promise<Uint8Array>;
	/**
	 * Fills a mail; those of one owner take turns with the others. With `isChecked` a name that does not exist is a fault also where it is
	 * not reached. Rejects with a `DocumentRenderError`.
	 */
	fill(mail: MailSource, variables: MailVariables, options?: Readonly<{isChecked?: boolean; owner?: string}>): Promise<FilledMail>;
	/** Ends all rendering; what is under way is rejected with `closed`. */
	close(): Promise<void>;
}>;
