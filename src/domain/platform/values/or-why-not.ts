/** What some work answers, or the error that it throws: where one of many that cannot be done must not keep the others from being done. */
export function orWhyNot<Value>(work: () => Value): Value | Error {
	try {
		return work();
	} catch (error) {
		return error instanceof Error ? error : new Error('not an error');
	}
}
