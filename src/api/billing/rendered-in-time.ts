import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {refuse} from '../../domain/billing/refusals.ts';

/** Whoever waits for a PDF waits at most this long. */
const PATIENCE_MS = 10_000;
const ASK_AGAIN_SECONDS = 5;

/** What is printed on the spot, or the refusal to ask again when it takes too long or cannot be printed now. */
export async function renderedInTime<File>(rendered: Promise<File>): Promise<File> {
	const tooLate = AbortSignal.timeout(PATIENCE_MS);
	const waiting = new Promise<never>((_, reject) => {
		tooLate.addEventListener('abort', () => reject(refuse('document_not_rendered', {retryAfterSeconds: ASK_AGAIN_SECONDS})), {once: true});
	});
	return Promise.race([rendered, waiting]).catch(error => {
		if (error instanceof DocumentRenderError) throw refuse('document_not_rendered', {retryAfterSeconds: ASK_AGAIN_SECONDS});
		throw error;
	});
}
