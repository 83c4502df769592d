/** What was asked was not answered in time. */
export class NoAnswerInTime extends Error {
	constructor(limitMs: number) {
		super(`no answer within ${limitMs} ms`);
		this.name = 'NoAnswerInTime';
	}
}

/** Rejects with `NoAnswerInTime` when what was asked is not answered within `limitMs` of real time, whatever comes of it later. */
export async function within<T>(limitMs: number, asked: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswerInTime(limitMs)), limitMs);
	});
	return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
