import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {processorSeconds} from '../../test/support/processes-of.ts';

/** A program that prints what it is sent. */
export type Printer<Document> = Readonly<{
	/** Prints documents one after another; answers how many it would print in a second with one core to itself. */
	printedPerSecond: (documents: readonly Document[]) => Promise<number>;
	end: () => Promise<void>;
}>;

/** Starts one of the programs beside this file, with the words it takes, and waits until it can print. */
export async function startPrinter<Document>(file: string, ...words: readonly string[]): Promise<Printer<Document>> {
	const child = fork(join(import.meta.dirname, file), words, {serialization: 'advanced'});
	await answerOf(child, file);
	return {
		async printedPerSecond(documents) {
			const before = processorSeconds(child.pid ?? 0);
			child.send({documents});
			await answerOf(child, file);
			return documents.length / (processorSeconds(child.pid ?? 0) - before);
		},
		async end() {
			if (child.exitCode !== null) return;
			child.disconnect();
			await once(child, 'exit');
		},
	};
}

async function answerOf(child: ChildProcess, file: string): Promise<void> {
	const heard = new AbortController();
	const ended = once(child, 'exit', {signal: heard.signal}).then(([code]) => {
		throw new Error(`${file} ended with ${code}`);
	});
	await Promise.race([once(child, 'message', {signal: heard.signal}), ended]).finally(() => {
		ended.catch(() => undefined);
		heard.abort();
	});
}
