import {ApiError, ConnectionError} from '@scaicontrol/client';

/** How the program ends, for those who call it from a script; `scai help exit-codes` tells them. */
export const exitCodes = {
	done: {code: 0, says: 'done'},
	failed: {code: 1, says: 'something else went wrong, or a run failed'},
	misused: {code: 2, says: 'the command, a flag or a value is not right; nothing was asked of the API'},
	denied: {code: 3, says: 'not signed in, or not allowed (401, 403)'},
	refused: {code: 4, says: 'the API refused (any other 4xx)'},
	unavailable: {code: 5, says: 'the API was not reached, failed, or has too much to do (5xx, 429)'},
	interrupted: {code: 130, says: 'interrupted by Ctrl-C'},
} as const;

/** The command line is not right. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** Nobody is signed in where somebody must be. */
export class SignInError extends Error {
	override readonly name = 'SignInError';
}

const DENIED: ReadonlySet<number> = new Set([401, 403]);
const TOO_MANY = 429;

/** The exit code for what was thrown. */
export function exitCodeOf(error: unknown): number {
	if (error instanceof UsageError) return exitCodes.misused.code;
	if (error instanceof SignInError) return exitCodes.denied.code;
	if (error instanceof ConnectionError) return exitCodes.unavailable.code;
	if (!(error instanceof ApiError)) return exitCodes.failed.code;
	if (DENIED.has(error.status)) return exitCodes.denied.code;
	return error.status >= 500 || error.status === TOO_MANY ? exitCodes.unavailable.code : exitCodes.refused.code;
}
