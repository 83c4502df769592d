import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';

const program = join(import.meta.dirname, 'offer-load.ts');

export type LoadAsked = Readonly<{
	url: string;
	path: string;
	/** Callers take turns. */
	tokens: readonly string[];
	/** Connections at most. */
	connections: number;
	seconds: number;
	/** By the clock, whatever is answered; without it each connection asks again as soon as it is answered. */
	ratePerSecond?: number;
}>;

/** How many were answered so, and how long they waited, from the instant they were to be sent. */
type Answered = Readonly<{count: number; p50Ms: number; p99Ms: number}>;

export type LoadTaken = Readonly<{
	sent: number;
	/** Answers by their status; what was not answered by its error's code. */
	statuses: Readonly<Record<string, number>>;
	/** What those who were refused were told. */
	messages: Readonly<Record<string, number>>;
	/** What was wrong with refusals: no `Retry-After`, no envelope. */
	faults: readonly string[];
	seconds: number;
	accepted: Answered;
	refused: Answered;
	/** What asking took of a processor. */
	processorSeconds: number;
}>;

/** Asks for a path from a process of its own, and tells what came of it. */
export async function offerLoad(asked: LoadAsked): Promise<LoadTaken> {
	const {stdout} = await promisify(execFile)(process.execPath, [program, JSON.stringify(asked)], {maxBuffer: 2 ** 24});
	return JSON.parse(stdout) as LoadTaken;
}

/** Answers a second. */
export const acceptedPerSecond = ({accepted, seconds}: LoadTaken): number => accepted.count / seconds;
