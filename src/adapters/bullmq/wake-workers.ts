import type {Cluster, Redis} from 'ioredis';

/** Where workers listen for "there is something to do". */
export const wakeChannel = (space = ''): string => `scai${space}:wake`;

/**
 * Tells the workers, after a commit, that there are facts to relay, or that the sandbox clock is to be moved. Never more than one
 * message is on its way, and one that is lost costs nothing: they also look by themselves.
 */
export function wakeWorkers(redis: Redis | Cluster, space = ''): () => void {
	let isSending = false;
	let isAskedAgain = false;
	const send = () => {
		isSending = true;
		redis
			.publish(wakeChannel(space), '')
			.catch(() => undefined)
			.finally(() => {
				isSending = false;
				if (!isAskedAgain) return;
				isAskedAgain = false;
				send();
			});
	};
	return () => {
		if (isSending) isAskedAgain = true;
		else send();
	};
}
