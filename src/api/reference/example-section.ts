import type {Exchange} from './exchange.ts';

const API = '/api/v1';

/** A word for the shell, taken as it stands. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

const json = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

const CREDENTIALS: Readonly<Record<string, string>> = {
	nobody: '',
	service: '-H "X-ScaiControl-Key: $KEY"',
};

const block = (language: string, text: string): string => {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({length}) => length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${text}\n${fence}`;
};

/** The request as a command. `$API` is the base URL, `$TOKEN` and `$KEY` are credentials. */
function commandOf({caller, request: {method, path, headers = {}, body}}: Exchange): string {
	const url = path.startsWith(`${API}/`) ? `$API${path.slice(API.length)}` : `$HOST${path}`;
	const isForm = headers['Content-Type']?.startsWith('multipart/') ?? false;
	const parts = [
		`curl${method === 'GET' || (method === 'POST' && body !== undefined) ? '' : ` -X ${method}`} "${url}"`,
		CREDENTIALS[caller] ?? '-H "Authorization: Bearer $TOKEN"',
		...(isForm ? [] : Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)),
		...(body === undefined ? [] : [isForm ? `-F ${quoted(String(body))}` : `-d ${quoted(json(body))}`]),
	];
	return parts.filter(Boolean).join(' \\\n  ');
}

function answerOf({answer: {status, headers = {}, body}}: Exchange): string {
	const head = [`HTTP ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
	return body === undefined ? head : `${head}\n\n${json(body)}`;
}

/** Who asked, in words. */
const askedBy = (caller: string): string =>
	caller === 'nobody' ? 'without a credential' : `by ${caller === 'service' ? 'the service, with its key' : caller}`;

/** A request that was really sent, and its answer. */
export const exampleSection = (exchange: Exchange): string =>
	[
		`#### Example`,
		`Asked ${askedBy(exchange.caller)}:`,
		block('sh', commandOf(exchange)),
		'Answered:',
		block('http', answerOf(exchange)),
	].join('\n\n');
