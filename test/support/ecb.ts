import {createServer} from 'node:http';
import {listen} from './listen.ts';

/** Days of reference rates: what one euro is, by currency. */
type Days = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The reference rates in the words of the European Central Bank; its two files quote their attributes differently. */
export function ecbXml(days: Days, quote: "'" | '"' = "'"): string {
	const attribute = (name: string, value: string) => `${name}=${quote}${value}${quote}`;
	const cubes = Object.entries(days)
		.toSorted(([one], [other]) => (one < other ? 1 : -1))
		.map(([day, rates]) => {
			const inside = Object.entries(rates).map(([code, rate]) => `<Cube ${attribute('currency', code)} ${attribute('rate', rate)}/>`);
			return `<Cube ${attribute('time', day)}>\n${inside.join('\n')}\n</Cube>`;
		});
	return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
${cubes.join('\n')}
	</Cube>
</gesmes:Envelope>
`;
}

/** A stand-in for the European Central Bank: the last of its days as the daily file, all of them as the history. */
export async function startEcb(days: Days) {
	const state = {days, asked: [] as string[]};
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		state.asked.push(path);
		const last = Object.keys(state.days).toSorted().at(-1) ?? '';
		const files: Readonly<Record<string, () => string>> = {
			'/eurofxref-daily.xml': () => ecbXml({[last]: state.days[last] ?? {}}),
			'/eurofxref-hist-90d.xml': () => ecbXml(state.days, '"'),
		};
		const file = files[path];
		response.writeHead(file ? 200 : 404, {'content-type': 'text/xml'}).end(file?.() ?? '');
	});
	const {url, close} = await listen(server);
	return {state, url, close};
}
