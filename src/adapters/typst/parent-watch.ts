import {workerData} from 'node:worker_threads';

/**
 * The thread that ends a renderer process whose parent is gone while a document is being made: the main thread is then deaf to the
 * closing of its channel, and a source without an end would keep a core busy for ever.
 */
const CHECK_EVERY_MS = 1000;
/** The parent when the process began: by the time that this thread runs it may be gone. */
const parent: number = workerData;

setInterval(() => {
	if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, CHECK_EVERY_MS);
