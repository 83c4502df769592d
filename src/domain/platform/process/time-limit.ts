/**
 * A signal that says when `limitMs` of real time are over, until it is let go (`using`). One of `AbortSignal.timeout` is kept to the end of its
 * time, and with it whatever waits for it, however soon that was done: of thousands of calls a second, all of the last ten seconds.
 */
export function startTimeLimit(limitMs: number): Disposable & Readonly<{signal: AbortSignal}> {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(new DOMException('The time is up', 'TimeoutError')), limitMs);
	return {signal: controller.signal, [Symbol.dispose]: () => clearTimeout(timer)};
}
