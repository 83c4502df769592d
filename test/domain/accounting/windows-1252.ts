import test from 'ava';
import {amountText} from '../../../src/domain/accounting/files/amount-text.ts';
import {encodeWindows1252} from '../../../src/domain/accounting/files/windows-1252.ts';

test('a text comes back as it was, and what has no place there is named and becomes a question mark', t => {
	const decode = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
	const plain = 'Größe, 10 €, “Œuvre” – ÿ';
	const kept = encodeWindows1252(plain);
	t.is(decode(kept.bytes), plain);
	t.deepEqual(kept.replaced, []);
	const {bytes, replaced} = encodeWindows1252('Łódź 漢 😀 Ł');
	t.is(decode(bytes), '?ód? ? ? ?');
	t.deepEqual(replaced, ['Ł', 'ź', '漢', '😀']);
	t.is(decode(encodeWindows1252('u\u0308').bytes), 'ü');
});

test('an amount is written with the decimals of its currency', t => {
	t.is(amountText(5n, 'EUR'), '0.05');
	t.is(amountText(-123_456n, 'EUR', ','), '-1234,56');
	t.is(amountText(1234n, 'JPY'), '1234');
	t.is(amountText(0n, 'EUR'), '0.00');
});
