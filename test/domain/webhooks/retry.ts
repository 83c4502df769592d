import test from 'ava';
import {outcomeOf} from '../../../src/domain/webhooks/retry.ts';

const answered = (status: number | undefined) =>
	outcomeOf({durationMs: 12, ...(status === undefined ? {error: 'ECONNREFUSED'} : {status})});

for (const status of [200, 201, 202, 204, 299, 409]) {
	test(`${status} is delivered`, t => {
		t.is(answered(status).kind, 'done');
	});
}

for (const status of [300, 301, 302, 303, 304, 307, 308, 399, 408, 425, 429, 500, 502, 503, 504, 599, undefined]) {
	test(`${status ?? 'no answer'} is tried again`, t => {
		t.like(answered(status), {kind: 'failed', isFinal: false, code: status ? `ANSWERED_${status}` : 'ECONNREFUSED'});
	});
}

for (const status of [100, 400, 401, 403, 404, 405, 418, 422, 451]) {
	test(`${status} is final`, t => {
		t.like(answered(status), {kind: 'failed', isFinal: true, isToldByRecord: false});
	});
}

test('410 is final, and tells of the subscriber that is gone', t => {
	t.like(answered(410), {kind: 'failed', isFinal: true, isToldByRecord: true});
});

test('Retry-After is passed on', t => {
	t.like(outcomeOf({status: 429, retryAfterSeconds: 600, durationMs: 1}), {kind: 'failed', retryAfterSeconds: 600});
});
