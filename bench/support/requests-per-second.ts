import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';

const program = join(import.meta.dirname, 'load.ts');
const CONNECTIONS = 16;
const SECONDS = 3;

type Load = Readonly<{headers?: Readonly<Record<string, string>>; seconds?: number; connections?: number}>;

type Result = {requests: {average: number}; non2xx: number; errors: number; statusCodeStats: object};

/** Asks for a URL over 16 connections, unless more are said, as fast as it is answered; throws unless every answer is a success. */
export async function requestsPerSecond(
	url: string,
	{headers = {}, seconds = SECONDS, connections = CONNECTIONS}: Load = {},
): Promise<number> {
	const asked = JSON.stringify({url, connections, seconds, headers});
	const {stdout} = await promisify(execFile)(process.execPath, [program, asked]);
	const {requests, non2xx, errors, statusCodeStats} = JSON.parse(stdout) as Result;
	if (non2xx + errors > 0) throw new Error(`${url}: ${errors} requests failed, answers were ${JSON.stringify(statusCodeStats)}`);
	return requests.average;
}
