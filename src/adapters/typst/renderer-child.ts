/** The main file of a renderer process: says that it is ready, then answers one request after another until its parent goes. */
import {once} from 'node:events';
import {flushCompileCache} from 'node:module';
import {Worker} from 'node:worker_threads';
import {createCompiler} from './create-compiler.ts';
import {fillMail} from './fill-mail.ts';
import {loadFonts} from './load-fonts.ts';
import type {ChildAnswer, ChildRequest} from './typesetting.ts';

const answer = (message: ChildAnswer): void => {
	process.send?.(message);
};

process.on('disconnect', () => process.exit());
const watch = new Worker(new URL('./parent-watch.ts', import.meta.url), {workerData: process.ppid});
watch.unref();

/** Made with the first document, since a process that only fills mails needs no fonts. */
let compile: ReturnType<typeof createCompiler> | undefined;

process.on('message', ({job, maxOutputBytes}: ChildRequest) => {
	if ('mail' in job) answer(fillMail(job, maxOutputBytes));
	else {
		compile ??= createCompiler(loadFonts());
		answer(compile(job, maxOutputBytes));
	}

	// A compiled document is megabytes outside the JavaScript heap, which the collector cannot see and would let pile up.
	globalThis.gc?.({type: 'minor'});
});
// A document may keep this thread busy for ever: the one that watches the parent is there before it.
await once(watch, 'online');
answer({kind: 'ready'});
// It is ended by force one day, and would then keep nothing of what it compiled.
flushCompileCache();
