import test from 'ava';
import {contentHash} from '../../../../src/domain/metering/intake/content-hash.ts';
import {readUsageEvent, type UsageEvent} from '../../../../src/domain/metering/intake/usage-event.ts';
import {formatDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const sent = {idempotency_key: 'k1', tenant_id: 'tnt_a', metric_slug: 'calls', quantity: '12.5'};

const eventOf = (fields: Record<string, unknown>): UsageEvent => {
	const read = readUsageEvent({...sent, ...fields});
	if ('code' in read) throw new Error(read.message);
	return read;
};

test('an event needs four fields, and what may be left out may also be null', t => {
	const bare = eventOf({});
	t.is(formatDecimal(bare.quantity), '12.5');
	t.deepEqual(eventOf({timestamp: null, service_slug: null, subject: null, metadata: null}), bare);
});

const refused: [what: string, fields: Record<string, unknown>, code: string, message: RegExp][] = [
	['an unknown field', {amount: 1}, 'invalid', /^amount is not known/],
	['a missing key', {idempotency_key: undefined}, 'invalid', /^idempotency_key is required/],
	['an empty key', {idempotency_key: ''}, 'invalid', /^idempotency_key/],
	['a long key', {idempotency_key: 'k'.repeat(256)}, 'invalid', /^idempotency_key/],
	['a key with NUL', {idempotency_key: 'a\u0000b'}, 'invalid', /^idempotency_key/],
	['a key with half a character', {idempotency_key: 'a\ud800'}, 'invalid', /^idempotency_key/],
	['a tenant that is a number', {tenant_id: 7}, 'invalid', /^tenant_id must be a text/],
	['a quantity that is no number', {quantity: 'many'}, 'invalid', /^quantity/],
	['a quantity with an exponent', {quantity: '1e3'}, 'invalid', /^quantity/],
	['a quantity with thirteen places', {quantity: '0.0000000000001'}, 'invalid', /^quantity/],
	['a number that JSON has changed', {quantity: 0.1234567890123456}, 'invalid', /send a string/],
	['a missing quantity', {quantity: undefined}, 'invalid', /^quantity/],
	['a negative quantity', {quantity: -1}, 'quantity_out_of_range', /negative/],
	['a negative quantity as text', {quantity: '-0.5'}, 'quantity_out_of_range', /negative/],
	['more than the limit', {quantity: '1000000000000000.000000000001'}, 'quantity_out_of_range', /at most/],
	['more digits than any decimal has', {quantity: '9'.repeat(40)}, 'quantity_out_of_range', /at most/],
	['a number far beyond the limit', {quantity: 1e300}, 'quantity_out_of_range', /at most/],
	['a time without zone', {timestamp: '2026-06-01T00:00:00'}, 'invalid', /^timestamp/],
	['a day that is none', {timestamp: '2026-02-30T00:00:00Z'}, 'invalid', /^timestamp/],
	['a time that is a number', {timestamp: 1780000000}, 'invalid', /^timestamp/],
	['a list as metadata', {metadata: ['a']}, 'invalid', /^metadata/],
	['metadata that is not text', {metadata: {a: 1}}, 'invalid', /^metadata/],
	['large metadata', {metadata: {a: 'x'.repeat(9000)}}, 'invalid', /^metadata/],
];

for (const [what, fields, code, message] of refused) {
	test(`${what} is ${code}`, t => {
		const read = readUsageEvent({...sent, ...fields});
		t.like(read, {code});
		t.regex('message' in read ? read.message : '', message);
	});
}

test('nothing is a quantity, and so is the limit', t => {
	t.is(formatDecimal(eventOf({quantity: 0}).quantity), '0');
	t.is(formatDecimal(eventOf({quantity: '1000000000000000'}).quantity), '1000000000000000');
});

test('the same content has the same hash, however it is written', t => {
	const hash = contentHash(eventOf({timestamp: '2026-06-01T02:00:00+02:00', metadata: {a: '1', b: '2'}}));
	t.is(contentHash(eventOf({quantity: '12.500', timestamp: '2026-06-01T00:00:00Z', metadata: {b: '2', a: '1'}})), hash);
	t.is(contentHash(eventOf({quantity: 12.5, timestamp: '2026-06-01T00:00:00.000Z', metadata: {a: '1', b: '2'}})), hash);
});

test('other content has another hash', t => {
	const others = [
		{},
		{quantity: 12},
		{tenant_id: 'tnt_b'},
		{metric_slug: 'c'},
		{subject: 's'},
		{timestamp: '2026-06-01T00:00:00Z'},
		{metadata: {}},
	];
	t.is(new Set(others.map(fields => contentHash(eventOf(fields)))).size, others.length);
});
