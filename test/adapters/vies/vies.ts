import {createServer} from 'node:http';
import test from 'ava';
import {createVies} from '../../../src/adapters/vies/vies.ts';
import {listen} from '../../support/listen.ts';

const question = {countryCode: 'EL', vatNumber: '094259216'};

const cases: readonly [name: string, status: number, body: string, expected: boolean | undefined][] = [
	['a valid number', 200, '{"valid": true, "requestDate": "2026-06-01T10:00:00Z"}', true],
	['an invalid number', 200, '{"valid": false, "userError": "INVALID"}', false],
	['a member state that does not answer', 200, '{"valid": false, "userError": "MS_UNAVAILABLE"}', undefined],
	['an error in the answer', 200, '{"actionSucceed": false, "errorWrappers": [{"error": "GLOBAL_MAX_CONCURRENT_REQ"}]}', undefined],
	['a server error', 500, '{"valid": true}', undefined],
	['nonsense', 200, '<html>', undefined],
	['too much', 200, `{"valid": true, "name": "${'x'.repeat(70_000)}"}`, undefined],
];

for (const [name, status, body, expected] of cases) {
	test(`VIES answers with ${name}`, async t => {
		const server = createServer((_, response) => response.writeHead(status).end(body));
		const {url, close} = await listen(server);
		t.teardown(close);
		t.is((await createVies({url}).check(question))?.isValid, expected);
	});
}

test('a register that cannot be reached is not available', async t => {
	t.is(await createVies({url: 'http://127.0.0.1:1'}).check(question), undefined);
});

test('what is kept of an answer is text that can be kept', async t => {
	const name = `${'x'.repeat(199)}😀`;
	const server = createServer((_, response) => response.end(JSON.stringify({valid: true, name, requestDate: '2026\u0000-06-01'})));
	const {url, close} = await listen(server);
	t.teardown(close);
	const {name: kept, requestDate} = ((await createVies({url}).check(question))?.evidence ?? {}) as Record<string, string>;
	t.is(kept, `${'x'.repeat(199)}\ufffd`);
	t.is(requestDate, '2026-06-01');
});
