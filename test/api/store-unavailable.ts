import test from 'ava';
import {invoicesIn} from '../support/invoices.ts';
import {startWorld, type World} from '../support/world.ts';

let world: World;
const {invoiced} = invoicesIn(() => world);

// A place where nobody can make a folder, not even root.
const onLinux = process.platform === 'linux' ? test : test.skip;

test.before(async () => {
	world = await startWorld(undefined, {STORAGE_URL: 'file:/sys/scaicontrol'});
});
test.after.always(async () => world?.close());

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

onLinux('while nothing can be stored an upload is 503 with Retry-After', async t => {
	const body = new FormData();
	body.append('file', new Blob([PIXEL], {type: 'image/png'}), 'logo.png');
	const answer = await fetch(`${world.baseUrl}/api/v1/admin/uploads/icon`, {
		method: 'POST',
		headers: {authorization: `Bearer ${world.operator.token}`},
		body,
	});
	t.is(answer.status, 503);
	t.regex(answer.headers.get('retry-after') ?? '', /^\d+$/);
	t.like(await answer.json(), {error: {code: 'unavailable'}});
});

onLinux('while nothing can be stored a document that somebody waits for is printed and given out', async t => {
	const {admin, invoice} = await invoiced();
	for (const file of ['pdf', 'download']) {
		const answer = await fetch(`${world.baseUrl}/api/v1/billing/invoices/${invoice.id}/${file}`, {
			headers: {authorization: `Bearer ${admin.token}`},
		});
		t.is(answer.status, 200, file);
		t.true((await answer.arrayBuffer()).byteLength > 1000, file);
	}
});
