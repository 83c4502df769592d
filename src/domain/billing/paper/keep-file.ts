import {mayPass} from '../../platform/refusals.ts';
import type {Storage} from '../../platform/storage.ts';

type File = Readonly<{key: string; bytes: Uint8Array; contentType: string}>;

/**
 * Puts a file into the store. Somebody who waits for it (`isWaitedFor`) has it although it cannot be kept at the moment: then this
 * answers false. A job has nothing else to give, so that for it this is a failure.
 */
export async function keepFile(storage: Storage, {key, bytes, contentType}: File, isWaitedFor: boolean): Promise<boolean> {
	try {
		await storage.put(key, bytes, contentType);
		return true;
	} catch (error) {
		if (isWaitedFor && mayPass(error)) return false;
		throw error;
	}
}
