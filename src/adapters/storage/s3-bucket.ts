import {Readable} from 'node:stream';
import type {ReadableStream} from 'node:stream/web';
import {AwsClient} from 'aws4fetch';
import {refuse} from '../../domain/platform/refusals.ts';
import type {Storage} from '../../domain/platform/storage.ts';
import {checkKey, contentTypeOf} from './storage-key.ts';

const CALL_LIMIT_MS = 20_000;
const ASK_AGAIN_SECONDS = 30;
/** How often a call that the store did not take (5xx, 429) is sent again. */
const RETRIES = 3;
/** It has too much to do, or takes our key no longer: a fault of the place, as a folder's is that is not ours. */
const REFUSING = new Set([401, 403, 429]);
const DEFAULT_REGION = 'us-east-1';

/**
 * Keeps files in a bucket of anything that speaks S3: `s3://<key>:<secret>@<host>/<bucket>?region=…`, over TLS unless `tls=false`.
 * Requests are signed with AWS Signature Version 4 and address the bucket by path.
 */
export function createS3Bucket(url: string): Storage {
	const {username, password, host, pathname, searchParams} = new URL(url);
	const client = new AwsClient({
		accessKeyId: decodeURIComponent(username),
		secretAccessKey: decodeURIComponent(password),
		region: searchParams.get('region') ?? DEFAULT_REGION,
		service: 's3',
		retries: RETRIES,
	});
	const bucket = `${searchParams.get('tls') === 'false' ? 'http' : 'https'}://${host}${pathname}`;
	const call = async (method: string, key: string, given: {body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string>} = {}) =>
		client.fetch(`${bucket}/${key}`, {method, redirect: 'error', signal: AbortSignal.timeout(CALL_LIMIT_MS), ...given}).catch(() => {
			throw unavailable();
		});

	return {
		async put(key, bytes, contentType) {
			checkKey(key, contentType);
			const response = await call('PUT', key, {body: Uint8Array.from(bytes), headers: {'content-type': contentType}});
			await finish(response, 'PUT', [200]);
		},
		async get(key) {
			const contentType = contentTypeOf(key);
			if (contentType === undefined) return undefined;
			const response = await call('GET', key);
			if (response.status === 200 && response.body) {
				const sizeBytes = Number(response.headers.get('content-length') ?? 0);
				return {contentType, sizeBytes, body: Readable.fromWeb(response.body as ReadableStream)};
			}

			await finish(response, 'GET', [200, 404]);
			return undefined;
		},
		async delete(key) {
			if (contentTypeOf(key) !== undefined) await finish(await call('DELETE', key), 'DELETE', [200, 204, 404]);
		},
	};
}

const unavailable = (): Error => refuse('storage_unavailable', {retryAfterSeconds: ASK_AGAIN_SECONDS});

/** Throws unless the store answered as expected; what it says stays out of our logs, for it repeats the request. */
async function finish(response: Response, method: string, expected: readonly number[]): Promise<void> {
	await response.body?.cancel();
	if (expected.includes(response.status)) return;
	if (response.status >= 500 || REFUSING.has(response.status)) throw unavailable();
	throw new Error(`the store answered ${method} with ${response.status}`);
}
