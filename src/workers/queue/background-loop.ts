import type {Logger} from 'pino';

/** After a failure a loop waits longer each time, up to this. */
const FAILURE_WAIT_LIMIT_MS = 2000;

export type BackgroundLoop = Readonly<{
	/** Runs the work soon, not only when its time comes. */
	wake: () => void;
	/** Lets the work at hand finish and starts no more. */
	stop: () => Promise<void>;
}>;

/** Runs some work again and again: every `everyMs`, and when it is woken. A failure is logged and tried again. */
export function startLoop(name: string, everyMs: number, work: () => Promise<unknown>, log: Logger): BackgroundLoop {
	let isStopped = false;
	let isWoken = false;
	let failures = 0;
	let interrupt: (() => void) | undefined;

	const rest = async (ms: number) =>
		new Promise<void>(resolve => {
			const timer = setTimeout(resolve, ms);
			interrupt = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	const loop = async () => {
		while (!isStopped) {
			isWoken = false;
			try {
				await work();
				failures = 0;
			} catch (error) {
				failures += 1;
				log.warn({loop: name, failures, err: error}, 'a loop failed and will go on');
			}

			const waitMs = failures > 0 ? Math.min(everyMs * 2 ** failures, FAILURE_WAIT_LIMIT_MS) : everyMs;
			if (!isStopped && (!isWoken || failures > 0)) await rest(waitMs);
		}
	};
	const done = loop();
	return {
		wake() {
			isWoken = true;
			interrupt?.();
		},
		async stop() {
			isStopped = true;
			interrupt?.();
			await done;
		},
	};
}
