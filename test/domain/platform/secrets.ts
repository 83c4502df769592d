import {randomBytes} from 'node:crypto';
import test from 'ava';
import {createCipher, equalsInConstantTime, newApiKey, newSigningSecret, type SecretPlace} from '../../../src/domain/platform/secrets.ts';

const [oldKey, newKey] = [
	{id: 'k1', key: randomBytes(32)},
	{id: 'k2', key: randomBytes(32)},
];
const place: SecretPlace = {table: 'integration', column: 'credentials', row: 'acc_1', tenant: 'tnt_1'};
const cipher = createCipher([oldKey]);

test('what was encrypted is read again at its place', t => {
	for (const text of ['', 'hunter2', 'ä€😀', 'x'.repeat(20_000)]) t.is(cipher.decrypt(cipher.encrypt(text, place), place), text);
});

test('the same text looks different each time and does not show', t => {
	const [one, other] = [cipher.encrypt('hunter2', place), cipher.encrypt('hunter2', place)];
	t.not(one, other);
	t.false(Buffer.from(one.slice(3), 'base64').includes('hunter2'));
});

for (const other of [
	{...place, table: 'service_key'},
	{...place, column: 'secret'},
	{...place, row: 'acc_2'},
	{...place, tenant: 'tnt_2'},
	{...place, tenant: undefined},
	{table: 'integration\u0000credentials', column: 'acc_1', row: 'tnt_1'},
]) {
	test(`copied to ${JSON.stringify(other)} it cannot be read`, t => {
		const sealed = cipher.encrypt('hunter2', place);
		t.throws(() => cipher.decrypt(sealed, other));
	});
}

test('a changed byte is noticed, whichever it is', t => {
	const [id, text = ''] = cipher.encrypt('hunter2', place).split(':');
	const bytes = Buffer.from(text, 'base64');
	for (const index of bytes.keys()) {
		const changed = Buffer.from(bytes);
		changed[index] = (changed[index] ?? 0) ^ 1;
		t.throws(() => cipher.decrypt(`${id}:${changed.toString('base64')}`, place), undefined, `byte ${index}`);
	}
});

test('a shortened tag is not accepted', t => {
	const [id, text = ''] = cipher.encrypt('hunter2', place).split(':');
	for (const length of [0, 4, 11, 12, 15, 20, 27]) {
		const short = Buffer.from(text, 'base64').subarray(0, length).toString('base64');
		t.throws(() => cipher.decrypt(`${id}:${short}`, place), undefined, `${length} bytes`);
	}
});

test('after a rotation the new key encrypts and the old one still opens', t => {
	const before = cipher.encrypt('hunter2', place);
	const rotated = createCipher([newKey, oldKey]);
	t.is(rotated.decrypt(before, place), 'hunter2');
	t.regex(rotated.encrypt('hunter2', place), /^k2:/);
	t.throws(() => createCipher([newKey]).decrypt(before, place), {message: /not configured/});
});

test('the wrong key under the right name opens nothing', t => {
	const sealed = cipher.encrypt('hunter2', place);
	t.throws(() => createCipher([{id: 'k1', key: randomBytes(32)}]).decrypt(sealed, place));
});

test('without a key there is no cipher', t => {
	t.throws(() => createCipher([]));
});

test('new secrets have 256 random bits and say what they are', t => {
	t.regex(newApiKey(), /^sck_[A-Za-z0-9_-]{43}$/);
	t.regex(newSigningSecret(), /^whsec_[A-Za-z0-9+/]{43}=$/);
	t.is(new Set(Array.from({length: 100}, newApiKey)).size, 100);
});

test('texts are compared whole', t => {
	t.true(equalsInConstantTime('abc', 'abc'));
	for (const other of ['abd', 'ab', 'abcd', '']) t.false(equalsInConstantTime('abc', other));
});
