import {setTimeout as delay} from 'node:timers/promises';
import type {Child} from './child.ts';
import {logTail} from './log-tail.ts';

const readyWithinMs = 60_000;
const answerWithinMs = 2000;
const lookEveryMs = 50;
const deathsAtMost = 5;

export type Awaited = Readonly<{name: string; url: string; child: Child; logFile: string; signal: AbortSignal}>;

/** Waits until the address answers 200. Throws a sentence, with the last lines of the log, when its process keeps dying or takes over 60 s. */
export async function waitUntilReady({name, url, child, logFile, signal}: Awaited): Promise<void> {
	for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += lookEveryMs) {
		if (child.deaths() >= deathsAtMost) {
			throw new Error(`${name} does not start. Its last words, from ${logFile}:\n${logTail(logFile)}`);
		}

		if (await answersReady(url)) {
			return;
		}

		await delay(lookEveryMs, undefined, {signal});
	}

	throw new Error(`${name} was not ready within ${readyWithinMs / 1000} s (${url}). Its last words, from ${logFile}:\n${logTail(logFile)}`);
}

async function answersReady(url: string): Promise<boolean> {
	try {
		const {status, body} = await fetch(url, {signal: AbortSignal.timeout(answerWithinMs)});

		await body?.cancel();
		return status === 200;
	} catch {
		return false;
	}
}
