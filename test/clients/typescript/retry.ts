import test from 'ava';
import fc from 'fast-check';
import {type Failure, mayRepeat, RETRY_LIMITS, readRetryAfter, waitAfter} from '../../../clients/typescript/src/retry.ts';

const get = {method: 'GET', isKeyed: false, isRepeatable: false};
const post = {...get, method: 'POST'};
const keyed = {...post, isKeyed: true};
const told = {...post, isRepeatable: true};

const table: readonly (readonly [Failure, readonly (readonly [typeof get, boolean])[]])[] = [
	[
		'lost',
		[
			[get, true],
			[post, false],
			[keyed, true],
			[told, true],
			[{...get, method: 'PUT'}, true],
			[{...get, method: 'DELETE'}, true],
			[{...get, method: 'PATCH'}, false],
		],
	],
	...([502, 503] as const).map(
		status =>
			[
				{status},
				[
					[get, true],
					[post, false],
					[keyed, true],
					[told, true],
				],
			] as const,
	),
	[
		{status: 429},
		[
			[get, true],
			[post, true],
			[keyed, true],
		],
	],
	[
		{status: 409, retryAfterMs: 1000},
		[
			[get, false],
			[post, false],
			[keyed, true],
		],
	],
	...([400, 401, 404, 409, 422, 500, 504] as const).map(
		status =>
			[
				{status},
				[
					[get, false],
					[keyed, false],
				],
			] as const,
	),
];

for (const [failure, cases] of table) {
	test(`what may be repeated after ${JSON.stringify(failure)}`, t => {
		for (const [call, expected] of cases) t.is(mayRepeat(call, failure), expected, JSON.stringify(call));
	});
}

test('a wait is as long as the API asks, or doubles from attempt to attempt up to the longest, and never ends later than it may', t => {
	fc.assert(
		fc.property(
			fc.integer({min: 1, max: RETRY_LIMITS.attempts - 1}),
			fc.option(fc.integer({min: 0, max: RETRY_LIMITS.longestWaitMs}), {nil: undefined}),
			fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
			(attempt, retryAfterMs, random) => {
				const wait = Number(waitAfter(attempt, {status: 503, retryAfterMs}, RETRY_LIMITS, random));
				const [least, most] =
					retryAfterMs === undefined
						? [RETRY_LIMITS.firstWaitMs * 2 ** (attempt - 1) * 0.5, RETRY_LIMITS.firstWaitMs * 2 ** (attempt - 1)]
						: [retryAfterMs, retryAfterMs + 250];
				t.true(wait >= least && wait <= most);
			},
		),
	);
	t.is(waitAfter(RETRY_LIMITS.attempts, 'lost', RETRY_LIMITS, 0), undefined);
	t.is(waitAfter(1, {status: 429, retryAfterMs: RETRY_LIMITS.longestWaitMs + 1}, RETRY_LIMITS, 0), undefined, 'too long to wait for');
});

test('Retry-After is read in seconds and as a date, and what is neither says nothing', t => {
	const now = Date.parse('2026-06-01T10:00:00Z');
	t.is(readRetryAfter('3', now), 3000);
	t.is(readRetryAfter('Mon, 01 Jun 2026 10:00:07 GMT', now), 7000);
	t.is(readRetryAfter('Mon, 01 Jun 2026 09:00:00 GMT', now), 0);
	for (const nothing of [null, '', 'soon']) t.is(readRetryAfter(nothing, now), undefined);
});
