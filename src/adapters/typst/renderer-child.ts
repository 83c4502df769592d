/** The main file of a renderer process: loads the fonts, says that it is ready, then answers one request after another until its parent goes. */
import {Worker} from 'node:worker_threads';
import {createCompiler} from './create-compiler.ts';
import {fillMail} from './fill-mail.ts';
import {loadFonts} from './load-fonts.ts';
import type {ChildAnswer, ChildRequest} from './typesetting.ts';

const answer = (message: ChildAnswer): void => {
	process.send?.(message);
};

process.on('disconnect', () => process.exit());
new Worker(new URL('./parent-watch.ts', import.meta.url)).unref();

const compile = createCompiler(loadFonts());
process.on('message', ({job, maxOutputBytes}: ChildRequest) => {
	answer('mail' in job ? fillMail(job, maxOutputBytes) : compile(job, maxOutputBytes));
	// A compiled document is megabytes outside the JavaScript heap, which the collector cannot see and would let pile up.
	globalThis.gc?.({type: 'minor'});
});
answer({kind: 'ready'});
