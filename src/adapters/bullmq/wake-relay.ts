import type {Cluster, Redis} from 'ioredis';

/** Where workers listen for "there are facts". */
export const wakeChannel = (space = ''): string => `scai${space}:facts`;

/**
 * Tells the workers, after a commit, that there are facts to relay. Never more than one message is on its way, and one that is lost
 * costs nothing: the relay also looks by itself.
 */
export function wakeRelay(redis: Redis | Cluster, space = ''): () => void {
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
