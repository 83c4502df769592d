import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {text} from 'node:stream/consumers';
import type {Command, Flag} from './commands.ts';
import {UsageError} from './exit-codes.ts';

/** What was typed after the command. */
export type Typed = Readonly<{positionals: readonly string[]; flags: Readonly<Record<string, readonly string[]>>}>;

type Input = Record<string, unknown>;

const INTEGER = /^-?\d+$/;

function numberOf(flag: Flag, typed: string): number {
	const value = Number(typed);
	if (typed.trim() === '' || !Number.isFinite(value) || (flag.kind === 'integer' && !INTEGER.test(typed)))
		throw new UsageError(`--${flag.name} must be ${flag.kind === 'integer' ? 'a whole number' : 'a number'}, not '${typed}'`);
	return value;
}

function jsonOf(name: string, typed: string): unknown {
	try {
		return JSON.parse(typed) as unknown;
	} catch {
		throw new UsageError(`${name} must be JSON`);
	}
}

const fileOf = async (path: string): Promise<File> => new File([new Uint8Array(await read(path))], basename(path));

async function read(path: string): Promise<Buffer> {
	try {
		return await readFile(path);
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
	}
}

/** The value of a flag as the API wants it; the last one that was typed, unless it is a list. */
async function readValue(flag: Flag, typed: readonly string[]): Promise<unknown> {
	const last = typed.at(-1) ?? '';
	if (flag.isNullable && last === 'null') return null;
	if (flag.choices.length > 0 && flag.kind === 'text' && !flag.choices.includes(last))
		throw new UsageError(`--${flag.name} must be one of ${flag.choices.join(', ')}, not '${last}'`);
	if (flag.kind === 'integer' || flag.kind === 'number') return numberOf(flag, last);
	if (flag.kind === 'boolean') {
		if (last !== 'true' && last !== 'false') throw new UsageError(`--${flag.name} must be true or false, not '${last}'`);
		return last === 'true';
	}

	if (flag.kind === 'list') return typed;
	if (flag.kind === 'json') return jsonOf(`--${flag.name}`, last);
	return flag.kind === 'file' ? fileOf(last) : last;
}

/** `@file` is what stands in the file, `-` what comes by the standard input, anything else the text itself. */
async function sentText(typed: string, stdin: NodeJS.ReadableStream): Promise<string> {
	if (typed === '-') return text(stdin);
	return typed.startsWith('@') ? (await read(typed.slice(1))).toString('utf8') : typed;
}

/** What a command asks, from what was typed: ids in the order of the path, everything else by its flag; fields go over `--body`. */
export async function readInput(command: Command, {positionals, flags}: Typed, stdin: NodeJS.ReadableStream): Promise<Input> {
	const inPath = command.flags.filter(({place}) => place === 'path');
	if (positionals.length > inPath.length) throw new UsageError(`'${positionals[inPath.length]}' is one word too many`);
	const typed = new Map(Object.entries(flags));
	for (const [index, word] of positionals.entries()) typed.set(inPath[index]?.name ?? '', [word]);
	const input: Input = {};
	const fields: Input = {};
	for (const flag of command.flags) {
		const words = typed.get(flag.name);
		if (words) (flag.place === 'body' ? fields : input)[flag.field] = await readValue(flag, words);
	}

	const missing = command.flags.filter(({place, isRequired, field}) => place !== 'body' && isRequired && input[field] === undefined);
	if (missing.length > 0)
		throw new UsageError(`missing: ${missing.map(flag => (flag.place === 'path' ? `<${flag.name}>` : `--${flag.name}`)).join(', ')}`);
	const body = flags['body']?.at(-1);
	if (body === undefined) return Object.keys(fields).length > 0 ? {...input, body: fields} : input;
	if (command.sends === undefined) throw new UsageError('this command sends no --body');
	const sent = await sentText(body, stdin);
	if (command.sends === '*/*') return {...input, body: sent};
	const given = jsonOf('--body', sent);
	return {...input, body: Array.isArray(given) ? given : {...Object(given), ...fields}};
}
