/**
 * The thread that ends a renderer process whose parent is gone while a document is being made: the main thread is then deaf to the
 * closing of its channel, and a source without an end would keep a core busy for ever.
 */
const CHECK_EVERY_MS = 1000;
const parent = process.ppid;

setInterval(() => {
	if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, CHECK_EVERY_MS);
