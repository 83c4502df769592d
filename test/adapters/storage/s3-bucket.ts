import {createServer} from 'node:http';
import test from 'ava';
import S3rver from 's3rver';
import {createStorage} from '../../../src/adapters/storage/create-storage.ts';
import {Refusal} from '../../../src/domain/platform/refusals.ts';
import {listen} from '../../support/listen.ts';
import {temporaryFolder} from '../../support/local-issuer.ts';
import {keepsItsPromises} from '../../support/storage-laws.ts';

const BUCKET = 'documents';

test("a bucket keeps files whole, by sound keys only; a stranger's key opens nothing", async t => {
	const server = new S3rver({
		...{address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false},
		directory: await temporaryFolder(t),
		configureBuckets: [{name: BUCKET, configs: []}],
	});
	const {port} = await server.run();
	t.teardown(async () => server.close());

	await keepsItsPromises(t, createStorage(`s3://S3RVER:S3RVER@127.0.0.1:${port}/${BUCKET}?tls=false&region=eu-central-1`));
	const stranger = createStorage(`s3://NOBODY:wrong@127.0.0.1:${port}/${BUCKET}?tls=false`);
	await t.throwsAsync(stranger.put('a.pdf', new Uint8Array(3), 'application/pdf'), {instanceOf: Refusal});
	await t.throwsAsync(stranger.get('a.pdf'), {instanceOf: Refusal});
});

for (const [what, status] of [
	['is full', 507],
	['has failed', 500],
	['takes our key no longer', 403],
] as const) {
	test(`a bucket that ${what} is unavailable, and that is no bug`, async t => {
		const {url, close} = await listen(createServer((_, response) => response.writeHead(status).end()));
		t.teardown(close);
		const storage = createStorage(`s3://KEY:SECRET@${new URL(url).host}/${BUCKET}?tls=false`);
		await t.throwsAsync(storage.delete('a.pdf'), {instanceOf: Refusal, message: /cannot be kept or read/});
	});
}

test('a bucket that nobody serves is unavailable', async t => {
	const {url, close} = await listen(createServer());
	await close();
	const storage = createStorage(`s3://KEY:SECRET@${new URL(url).host}/${BUCKET}?tls=false`);
	await t.throwsAsync(storage.get('a.pdf'), {instanceOf: Refusal});
});
