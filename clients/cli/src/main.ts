#!/usr/bin/env node
import {spawn} from 'node:child_process';
import {homedir, platform} from 'node:os';
import {exitCodes} from './exit-codes.ts';
import {run} from './run.ts';

const DEFAULT_WIDTH = 120;

const openers: Readonly<Record<string, readonly string[]>> = {
	darwin: ['open'],
	win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens the browser of the person; where there is none, the address was printed. */
function openBrowser(url: string): void {
	const [program = 'xdg-open', ...args] = openers[platform()] ?? [];
	const opened = spawn(program, [...args, url], {stdio: 'ignore', detached: true});
	opened.on('error', () => undefined);
	opened.unref();
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));
process.once('SIGTERM', () => stop.abort(new Error('interrupted')));
process.stdout.on('error', ({code}: NodeJS.ErrnoException) => {
	// Whoever reads us has read enough.
	if (code === 'EPIPE') process.exit(exitCodes.done.code);
});

process.exitCode = await run(process.argv.slice(2), {
	env: process.env,
	home: homedir(),
	stdin: process.stdin,
	output: {
		out: text => void process.stdout.write(text),
		err: text => void process.stderr.write(text),
		bytes: bytes => void process.stdout.write(bytes),
		isTerminal: process.stdout.isTTY === true,
		width: process.stdout.columns ?? DEFAULT_WIDTH,
	},
	fetch,
	openBrowser,
	now: Date.now,
	signal: stop.signal,
});
