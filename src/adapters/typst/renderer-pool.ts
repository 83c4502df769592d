import type {Logger} from 'pino';
import {DocumentRenderError, type FilledMail} from '../../domain/billing/paper/document-renderer.ts';
import {createSemaphore} from '../../domain/platform/process/semaphore.ts';
import {type RendererChild, startRendererChild} from './start-renderer-child.ts';
import type {ChildRequest, FillingJob, MadeByChild, TypesettingJob, TypesettingLimits} from './typesetting.ts';

/** A process is replaced after so many documents, so that nothing that piles up in it piles up for ever. */
const MAX_DOCUMENTS_PER_CHILD = 500;

/** More than this waiting means that documents come faster than they are made: the caller has a queue of its own to wait in. */
const MAX_WAITING = 1000;

/** A crash is tried once more, in a fresh process. */
const MAX_ATTEMPTS = 2;

export type RendererPoolOptions = TypesettingLimits & Readonly<{children: number; idleMs: number; log: Pick<Logger, 'warn'>}>;

/** Typesets and fills any source, a customer's or our own. Rejects with a `DocumentRenderError`. */
export type RendererPool = Readonly<{
	typeset(job: TypesettingJob): Promise<Uint8Array>;
	fill(job: FillingJob): Promise<FilledMail>;
	close(): Promise<void>;
}>;

/**
 * At most `children` renderer processes: started when there is work, one document at a time each, ended after `idleMs` without any. Sources
 * of one owner take turns with those of others, and with what has none.
 */
export function createRendererPool({children, idleMs, log, ...limits}: RendererPoolOptions): RendererPool {
	const semaphore = createSemaphore({
		...{atOnce: children, waiting: MAX_WAITING, turnAway: why => new DocumentRenderError(why)},
		// One process is always left to others, where there are several: what somebody wrote may take its whole time again and again.
		atOnceOfOne: Math.max(1, children - 1),
	});
	const documentsOf = new Map<RendererChild, number>();
	const resting = new Map<RendererChild, NodeJS.Timeout>();
	let isClosed = false;

	async function retire(child: RendererChild): Promise<void> {
		clearTimeout(resting.get(child));
		resting.delete(child);
		documentsOf.delete(child);
		await child.end('closed');
	}

	async function startChild(): Promise<RendererChild> {
		const child = await startRendererChild(limits);
		if (!isClosed) {
			documentsOf.set(child, 0);
			return child;
		}

		await child.end('closed');
		throw new DocumentRenderError('closed');
	}

	async function takeChild(): Promise<RendererChild> {
		for (const [child, retirement] of resting) {
			clearTimeout(retirement);
			resting.delete(child);
			if (child.isUsable()) return child;
			documentsOf.delete(child);
		}
		return startChild();
	}

	async function returnToPool(child: RendererChild): Promise<void> {
		const documents = (documentsOf.get(child) ?? 0) + 1;
		if (isClosed || !child.isUsable() || documents >= MAX_DOCUMENTS_PER_CHILD) return retire(child);

		documentsOf.set(child, documents);
		resting.set(child, setTimeout(retire, idleMs, child));
	}

	async function attempt(job: ChildRequest['job'], attemptsLeft: number): Promise<MadeByChild> {
		try {
			const child = await takeChild();
			return await child.make(job).finally(() => returnToPool(child));
		} catch (error) {
			if (!(error instanceof DocumentRenderError) || error.failure === 'source_fault') throw error;
			const willTryAgain = error.failure === 'crashed' && attemptsLeft > 0 && !isClosed;
			log.warn({failure: error.failure, willTryAgain}, 'a document was not rendered');
			if (!willTryAgain) throw error;

			return attempt(job, attemptsLeft - 1);
		}
	}

	return {
		...makers(async job => semaphore.take(async () => attempt(job, MAX_ATTEMPTS - 1), job.owner)),
		async close() {
			isClosed = true;
			await Promise.all([semaphore.close(), ...[...documentsOf.keys()].map(retire)]);
		},
	};
}

/** A child that answers with something else than it was asked for is as good as one that crashed. */
const makers = (make: (job: ChildRequest['job']) => Promise<MadeByChild>): Pick<RendererPool, 'typeset' | 'fill'> => ({
	async typeset(job) {
		const made = await make(job);
		if (made.kind !== 'pdf') throw new DocumentRenderError('crashed');
		return made.pdf;
	},
	async fill(job) {
		const made = await make(job);
		if (made.kind !== 'mail') throw new DocumentRenderError('crashed');
		return made.mail;
	},
});
