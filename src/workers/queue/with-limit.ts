/** The work's result, or a fault with the code `TIME_LIMIT` as soon as the signal says that the time is up, whatever the work does then. */
export async function withLimit<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return Promise.race([
		work,
		new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(Object.assign(new Error('time limit'), {code: 'TIME_LIMIT'})), {once: true});
		}),
	]);
}
