import {startTimeLimit} from '../../domain/platform/process/time-limit.ts';

/**
 * The result of work that is told by a signal when `limitMs` are over; a fault with the code `TIME_LIMIT` at that moment, whatever the work does
 * then.
 */
export async function withLimit<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	using limit = startTimeLimit(limitMs);
	const {signal} = limit;
	return await new Promise<T>((resolve, reject) => {
		signal.addEventListener('abort', () => reject(Object.assign(new Error('time limit'), {code: 'TIME_LIMIT'})));
		work(signal).then(resolve, reject);
	});
}
