import {writeFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {type ApiCaller, ApiError} from '@scaicontrol/client';
import {type Command, commandsOf, findCommand, ownFlags} from './commands.ts';
import {candidates, completionScript} from './completion.ts';
import {exitCodeOf, exitCodes, UsageError} from './exit-codes.ts';
import {commandHelp, exitCodesHelp, generalHelp, groupHelp, ownCommands} from './help.ts';
import {runOwnCommand} from './own-commands.ts';
import {jsonText, shownOf} from './print.ts';
import {readInput} from './read-input.ts';
import {keptDocumentFor, openSession, type Surroundings, urlOf} from './session.ts';
import {isRun, waitForRun} from './wait-for-run.ts';

const booleans: ReadonlySet<string> = new Set(['json', 'csv', 'all', 'wait', 'help']);

/** Runs one command line and answers its exit code; whatever goes wrong is told in a sentence. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
	try {
		return await dispatch(argv, surroundings);
	} catch (error) {
		if (surroundings.signal?.aborted) return exitCodes.interrupted.code;
		surroundings.output.err(`scai: ${sentenceOf(error)}\n`);
		return exitCodeOf(error);
	}
}

function sentenceOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (!(error instanceof ApiError)) return error.message;
	const faults = error.details.map(({path, message}) => `\n  ${path}: ${message}`).join('');
	return `${error.message}${faults}${error.requestId ? `\n  (${error.code}, request ${error.requestId})` : ''}`;
}

async function dispatch(argv: readonly string[], surroundings: Surroundings): Promise<number> {
	const show = (text: string): number => {
		surroundings.output.out(text);
		return exitCodes.done.code;
	};
	const firstFlag = argv.findIndex(word => word.startsWith('-'));
	const [first, second] = firstFlag < 0 ? argv : argv.slice(0, firstFlag);
	if (first === '__complete') return complete(argv.slice(1), surroundings);
	if (first === 'completion') return show(completionScript(second));
	if (first === 'help' && second === 'exit-codes') return show(exitCodesHelp());
	const own = ownCommandOf(first, second);
	if (own !== undefined) return runOwnCommand(own, argv.slice(own.split(' ').length), surroundings);
	if (first === undefined || first === 'help') return show(generalHelp(await knownCommands(argv, surroundings)));
	const session = await openSession(ownFlagsIn(argv), surroundings);
	const document = await session.document();
	const commands = commandsOf(document);
	if (!commands.some(({group}) => group === first)) throw new UsageError(`there is no group '${first}'; see \`scai help\``);
	if (second === undefined) return show(groupHelp(first, commands));
	const command = findCommand(commands, first, second);
	if (!command) throw new UsageError(`'${first}' has no '${second}'; see \`scai ${first}\``);
	return runCommand(command, argv.slice(2), {caller: session.caller(document), surroundings});
}

function ownCommandOf(first: string | undefined, second: string | undefined): string | undefined {
	const names = [`${first} ${second}`, `${first}`];
	return names.find(name => name in ownCommands && name !== 'help' && name !== 'completion');
}

/** The flags of the program itself, wherever they stand. */
function ownFlagsIn(argv: readonly string[]): Readonly<{url?: string; token?: string; 'api-key'?: string}> {
	const {values} = parseArgs({
		args: [...argv],
		strict: false,
		allowPositionals: true,
		options: {url: {type: 'string'}, token: {type: 'string'}, 'api-key': {type: 'string'}},
	});
	return Object.fromEntries(
		Object.entries(values).filter(([name, value]) => ['url', 'token', 'api-key'].includes(name) && typeof value === 'string'),
	);
}

/** Help is given without an API, too. */
async function knownCommands(argv: readonly string[], surroundings: Surroundings): Promise<Command[]> {
	const flags = ownFlagsIn(argv);
	if ((await urlOf(flags, surroundings)) === undefined) return [];
	const session = await openSession(flags, surroundings);
	return session.document().then(commandsOf, () => []);
}

async function complete(words: readonly string[], surroundings: Surroundings): Promise<number> {
	const document = await keptDocumentFor(surroundings);
	surroundings.output.out(
		candidates(words, document ? commandsOf(document) : [])
			.map(word => `${word}\n`)
			.join(''),
	);
	return exitCodes.done.code;
}

type Running = Readonly<{caller: ApiCaller; surroundings: Surroundings}>;

/** What was typed after the command. */
function typedAfter(command: Command, args: readonly string[]) {
	const names = [...command.flags.map(({name}) => name), ...ownFlags];
	try {
		const options = Object.fromEntries(
			names.map(name => [name, booleans.has(name) ? ({type: 'boolean'} as const) : ({type: 'string', multiple: true} as const)]),
		);
		const {values, positionals} = parseArgs({args: [...args], options, allowPositionals: true});
		const texts = Object.entries(values).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.map(String)] as const] : []));
		const isSet = (name: string): boolean => values[name] === true;
		return {positionals, flags: Object.fromEntries(texts), isSet};
	} catch (error) {
		throw new UsageError(`${(error as Error).message.split('. ')[0]}; see \`scai ${command.group} ${command.verb} --help\``);
	}
}

async function runCommand(command: Command, args: readonly string[], {caller, surroundings}: Running): Promise<number> {
	const {output, stdin, signal} = surroundings;
	const {isSet, ...typed} = typedAfter(command, args);

	if (isSet('help')) {
		output.out(commandHelp(command));
		return exitCodes.done.code;
	}

	if (isSet('csv') && command.file === undefined) throw new UsageError('this command answers no file');
	if (isSet('all') && !command.isPaged) throw new UsageError('this command has no pages for --all');
	const input = await readInput(command, typed, stdin);
	const idempotencyKey = typed.flags['idempotency-key']?.at(-1);
	const answer = isSet('all')
		? await allRows(caller, command, input)
		: await caller.call(command.operation, input, {signal, idempotencyKey, accept: isSet('csv') ? command.file : undefined});
	if (answer instanceof File) return keepFile(answer, typed.flags['output']?.at(-1), surroundings);
	const isWaitedFor = isRun(answer) && (isSet('wait') || (output.isTerminal && command.isChange));
	const last = isWaitedFor ? await waitForRun(caller, answer, output, signal) : answer;
	output.out(isSet('json') ? jsonText(last) : shownOf(last, output.width));
	return isWaitedFor && isRun(last) && last.status !== 'completed' ? exitCodes.failed.code : exitCodes.done.code;
}

async function allRows(caller: ApiCaller, {operation}: Command, input: Readonly<Record<string, unknown>>): Promise<unknown[]> {
	const rows: unknown[] = [];
	for await (const row of caller.each(operation, input)) rows.push(row);
	return rows;
}

/** A file goes where it is told to, else to the standard output as it is. */
async function keepFile(file: File, path: string | undefined, {output}: Surroundings): Promise<number> {
	if (path !== undefined) await writeFile(path, new Uint8Array(await file.arrayBuffer()));
	else if (output.isTerminal && !file.type.startsWith('text/'))
		throw new UsageError(`this is a file (${file.name || file.type}): say where to with --output`);
	else output.bytes(new Uint8Array(await file.arrayBuffer()));
	return exitCodes.done.code;
}
