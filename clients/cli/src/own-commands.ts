import {parseArgs} from 'node:util';
import {advance} from './advance.ts';
import {exitCodes, UsageError} from './exit-codes.ts';
import {listen, tail} from './follow.ts';
import {ownCommands} from './help.ts';
import {jsonText, shownOf} from './print.ts';
import {openSession, type Surroundings, signInsFile, urlOf} from './session.ts';
import {signIn} from './sign-in.ts';
import {readSignIns, writeSignIns} from './sign-ins.ts';

const text = {type: 'string'} as const;
const isSet = {type: 'boolean'} as const;

const options = {
	...{url: text, token: text, 'api-key': text, json: isSet, help: isSet},
	...{port: text, 'no-browser': isSet},
	...{topics: text, after: text, 'until-now': isSet, 'forward-to': text, secret: text},
};

const takes: Readonly<Record<string, string>> = {
	login: '--url URL [--port PORT] [--no-browser]',
	logout: '[--url URL]',
	'events tail': '[--topics GLOBS] [--after CURSOR] [--until-now] [--json]; an empty --after is the beginning',
	'webhooks listen': '--forward-to URL [--topics GLOBS] [--secret whsec_…] [--after CURSOR] [--until-now]',
	'sandbox advance': 'SPAN, such as 1mo, 2w, 3d, 12h or 30min',
};

type Typed = Readonly<{values: ReturnType<typeof read>['values']; positionals: readonly string[]}>;

function read(args: readonly string[]) {
	try {
		return parseArgs({args: [...args], options, allowPositionals: true});
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

/** Runs a command that is not one operation of the API. */
export async function runOwnCommand(name: string, args: readonly string[], surroundings: Surroundings): Promise<number> {
	const typed = read(args);
	if (typed.values.help) surroundings.output.out(`scai ${name} ${takes[name]}\n\n${ownCommands[name]}\n`);
	else if (name === 'login') await login(typed, surroundings);
	else if (name === 'logout') await logout(typed, surroundings);
	else if (name === 'sandbox advance') await advanceClock(typed, surroundings);
	else await follow(name, typed, surroundings);
	return exitCodes.done.code;
}

async function login({values}: Typed, surroundings: Surroundings): Promise<void> {
	const url = await urlOf(values, surroundings);
	if (url === undefined) throw new UsageError('which API? Give --url');
	const port = values.port === undefined ? 0 : Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port must be a port');
	const {output, openBrowser, fetch, signal} = surroundings;
	const open = (address: string): void => {
		output.err(`Sign in at ${address}\n`);
		if (!values['no-browser']) openBrowser(address);
	};
	const signedIn = await signIn({url, port, open, fetch, signal});
	const file = signInsFile(surroundings);
	const known = await readSignIns(file);
	await writeSignIns(file, {url, byUrl: {...known.byUrl, [url]: signedIn}});
	const session = await openSession({url}, surroundings);
	const me = (await session.caller(await session.document()).call('getMe')) as {user_id: string; display_name?: string | null};
	output.err(`Signed in at ${url} as ${me.display_name ?? me.user_id}\n`);
}

async function logout({values}: Typed, surroundings: Surroundings): Promise<void> {
	const url = await urlOf(values, surroundings);
	const file = signInsFile(surroundings);
	const {byUrl, ...known} = await readSignIns(file);
	await writeSignIns(file, {...known, byUrl: Object.fromEntries(Object.entries(byUrl).filter(([each]) => each !== url))});
}

async function advanceClock({values, positionals}: Typed, surroundings: Surroundings): Promise<void> {
	const [span, ...more] = positionals;
	if (span === undefined || more.length > 0) throw new UsageError(`scai sandbox advance ${takes['sandbox advance']}`);
	const {output, signal} = surroundings;
	const session = await openSession(values, surroundings);
	const moved = await advance(session.caller(await session.document()), span, signal);
	output.out(values.json ? jsonText(moved) : shownOf(moved, output.width));
}

async function follow(name: string, {values}: Typed, surroundings: Surroundings): Promise<void> {
	const {output, fetch, signal} = surroundings;
	const topics = values.topics?.split(',').filter(Boolean);
	const following = {topics, after: values.after, isUntilNow: values['until-now'] ?? false, signal};
	const forwardTo = values['forward-to'];
	if (name === 'webhooks listen' && forwardTo === undefined) throw new UsageError('say where to with --forward-to');
	const session = await openSession(values, surroundings);
	const caller = session.caller(await session.document());
	if (forwardTo === undefined) await tail(caller, {...following, isJson: values.json ?? false}, output);
	else await listen(caller, {...following, forwardTo, secret: values.secret, fetch}, output);
}
