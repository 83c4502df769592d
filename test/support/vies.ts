import {createServer} from 'node:http';
import {listen} from './listen.ts';

/** A stand-in that speaks the REST interface of VIES: `valid` numbers are valid; `failures` is how often it is away first. */
export async function startVies({valid = [] as string[], failures = 0} = {}) {
	const state = {valid, failures, asked: [] as {countryCode: string; vatNumber: string}[]};
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => {
			text += chunk.toString('utf8');
		});
		request.on('end', () => {
			const answer = (status: number, body: unknown) =>
				response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
			if (request.method !== 'POST' || request.url !== '/check-vat-number') return answer(404, {});
			const {countryCode, vatNumber} = JSON.parse(text);
			state.asked.push({countryCode, vatNumber});
			if (state.failures-- > 0) return answer(200, {actionSucceed: false, errorWrappers: [{error: 'MS_UNAVAILABLE'}]});
			return answer(200, {
				...{countryCode, vatNumber, requestDate: '2026-06-01T10:00:00.000Z', valid: state.valid.includes(countryCode + vatNumber)},
				...{requestIdentifier: 'WAPI123', name: 'ACME', address: '---', traderName: '---'},
			});
		});
	});
	const {url, close} = await listen(server);
	return {state, url, close};
}
