import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';
import {refuse} from '../../domain/billing/refusals.ts';
import {NoAnswerInTime, within} from '../../domain/platform/process/within.ts';

/** Whoever waits for a PDF waits at most this long. */
const PATIENCE_MS = 10_000;
const ASK_AGAIN_SECONDS = 5;

/** What is printed on the spot, or the refusal to ask again when it takes too long or cannot be printed now. */
export async function renderedInTime<File>(rendered: Promise<File>): Promise<File> {
	return within(PATIENCE_MS, rendered).catch(error => {
		const isForLater = error instanceof DocumentRenderError || error instanceof NoAnswerInTime;
		throw isForLater ? refuse('document_not_rendered', {retryAfterSeconds: ASK_AGAIN_SECONDS}) : error;
	});
}
