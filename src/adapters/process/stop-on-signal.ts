import type {Logger} from 'pino';

/** A process that has not stopped by then is ended. */
const STOP_LIMIT_MS = 25_000;

/** Stops in order at SIGTERM or SIGINT and ends with 0; a second signal ends at once, and so does a bug nobody caught (with 1). */
export function stopOnSignal(log: Logger, stop: () => Promise<void>): void {
	let isStopping = false;
	const onSignal = (signal: string) => {
		if (isStopping) process.exit(1);
		isStopping = true;
		log.info({signal}, 'stopping');
		setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
		stop().then(
			() => process.exit(0),
			(error: unknown) => {
				log.fatal({err: error}, 'stopping failed');
				process.exit(1);
			},
		);
	};
	process.on('SIGTERM', onSignal);
	process.on('SIGINT', onSignal);
	const onBug = (error: unknown) => {
		log.fatal({err: error}, 'an error that nobody caught');
		process.exit(1);
	};
	process.on('uncaughtException', onBug);
	process.on('unhandledRejection', onBug);
}
