import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {getCompileCacheDir} from 'node:module';
import {dirname} from 'node:path';
import {DocumentRenderError, type RenderFailure} from '../../domain/billing/paper/document-renderer.ts';
import {letOthersGoFirst} from '../process/let-others-go-first.ts';
import {residentBytes} from './resident-bytes.ts';
import type {ChildAnswer, ChildRequest, MadeByChild, TypesettingLimits} from './typesetting.ts';

/** Loading its code takes a third of a second; on a machine with no time to spare, more. */
const START_TIMEOUT_MS = 15_000;
const MEMORY_CHECK_EVERY_MS = 50;

/**
 * None of our variables, so no secret, reaches a template. These only shut doors: packages are neither found in a cache of the machine
 * (a folder that cannot exist) nor downloaded (a proxy where nothing listens).
 */
const WALLS = {
	XDG_CACHE_HOME: '/dev/null/cache',
	XDG_DATA_HOME: '/dev/null/data',
	XDG_CONFIG_HOME: '/dev/null/config',
	HTTP_PROXY: 'http://127.0.0.1:1',
	HTTPS_PROXY: 'http://127.0.0.1:1',
};

/** Where this process keeps its compiled code, if it keeps any, its children find theirs: half of their start is compiling. */
function compiledCode(): {NODE_COMPILE_CACHE?: string} {
	const folder = getCompileCacheDir();
	// Node makes a folder for its version in the one that it is given.
	return folder === undefined ? {} : {NODE_COMPILE_CACHE: dirname(folder)};
}

/** A running renderer process; it makes one document, or fills one mail, at a time. */
export type RendererChild = Readonly<{
	/** Whether it can take another document. */
	isUsable(): boolean;
	/** Rejects with a `DocumentRenderError`; after anything but `source_fault` and `output_too_large` the process is not usable any more. */
	make(job: ChildRequest['job']): Promise<MadeByChild>;
	/** Ends the process, whatever it does; a document under way is rejected with the reason. */
	end(reason: RenderFailure): Promise<void>;
}>;

const isAlive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** The next message of a child; undefined when it ends first. */
function nextAnswer(child: ChildProcess): Promise<ChildAnswer | undefined> {
	const {promise, resolve} = Promise.withResolvers<ChildAnswer | undefined>();
	const heard = (message: unknown): void => resolve(message as ChildAnswer);
	const ended = (): void => resolve(undefined);

	child.once('message', heard).once('exit', ended).once('error', ended);
	if (!isAlive(child)) ended();

	return promise.finally(() => child.off('message', heard).off('exit', ended).off('error', ended));
}

/** Starts a renderer process and waits until its code is loaded. Rejects with `crashed` when it does not come up. */
export async function startRendererChild({timeoutMs, maxOutputBytes, maxResidentBytes}: TypesettingLimits): Promise<RendererChild> {
	const child = fork(new URL('./renderer-child.ts', import.meta.url), [], {
		env: {...WALLS, ...compiledCode()},
		execArgv: ['--expose-gc'],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	letOthersGoFirst(child, 'half');
	let isEnding = false;
	let failure: RenderFailure = 'crashed';

	const kill = (reason: RenderFailure): void => {
		isEnding = true;
		failure = reason;
		child.kill('SIGKILL');
	};
	const answerWithin = async (limitMs: number, reason: RenderFailure): Promise<ChildAnswer> => {
		const timer = setTimeout(kill, limitMs, reason);
		const answer = await nextAnswer(child).finally(() => clearTimeout(timer));
		if (answer === undefined) throw new DocumentRenderError(failure);

		return answer;
	};
	const watchMemory = async (): Promise<void> => {
		if (child.pid !== undefined && (await residentBytes(child.pid)) > maxResidentBytes) kill('out_of_memory');
	};

	// A message to a process that has just died fails before its end is known.
	child.on('error', () => kill('crashed'));
	await answerWithin(START_TIMEOUT_MS, 'crashed');

	return {
		isUsable: () => !isEnding && isAlive(child),
		async make(job) {
			const memoryWatch = setInterval(watchMemory, MEMORY_CHECK_EVERY_MS);
			try {
				child.send({job, maxOutputBytes} satisfies ChildRequest);
				const answer = await answerWithin(timeoutMs, 'timed_out');
				if (answer.kind === 'pdf' || answer.kind === 'mail') return answer;
				throw answer.kind === 'refused' ? new DocumentRenderError(answer.failure, answer.faults) : new DocumentRenderError('crashed');
			} finally {
				clearInterval(memoryWatch);
			}
		},
		async end(reason) {
			if (!isAlive(child)) return;
			const exited = once(child, 'exit');
			kill(reason);
			await exited;
		},
	};
}
