import type {Readable} from 'node:stream';

/** A file out of the store. Whoever takes it must read its body to the end or destroy it. */
export type StoredFile = Readonly<{contentType: string; sizeBytes: number; body: Readable}>;

/**
 * Where documents and uploads lie: a folder, or a bucket. Keys look like `icons/4f3c.png`; their ending says the content type. A store
 * that is away, full or read-only is refused as `storage_unavailable`: the same call can succeed later.
 */
export type Storage = Readonly<{
	/** Writes a file whole or not at all; one that lies there is replaced. Throws on a key that is not sound. */
	put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
	/** Undefined when nothing lies there, or the key is not sound. */
	get: (key: string) => Promise<StoredFile | undefined>;
	/** Deleting what is not there is no fault. */
	delete: (key: string) => Promise<void>;
}>;
