import {ConflictError} from '@scaicontrol/client';

/** What was made, or undefined when it is there already. */
export const unlessThere = async <T>(made: Promise<T>): Promise<T | undefined> =>
	made.catch(error => {
		if (error instanceof ConflictError) return undefined;
		throw error;
	});
