import type {Command, Flag} from './commands.ts';
import {exitCodes} from './exit-codes.ts';

/** Commands that are not operations of the API. */
export const ownCommands: Readonly<Record<string, string>> = {
	login: 'Sign in by the browser',
	logout: 'Forget the sign-in',
	'events tail': 'Show what happens, as it happens',
	'webhooks listen': 'Call an address of your own with each event, signed as a delivery is',
	'sandbox advance': "Move the sandbox's clock: scai sandbox advance 1mo",
	completion: 'Completion for bash or zsh: eval "$(scai completion bash)"',
	help: 'What there is; `scai help exit-codes`',
};

const GENERAL = `Flags of every command:
  --url URL               the API; else SCAI_URL, else where you signed in last
  --token TOKEN           a bearer token; else SCAI_TOKEN, else the sign-in
  --api-key KEY           a service's API key; else SCAI_API_KEY
  --json                  answers as JSON
  --help                  what a command takes
`;

const listed = (lines: readonly (readonly [string, string])[]): string => {
	const width = Math.max(0, ...lines.map(([name]) => name.length));
	return lines.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`.trimEnd()).join('\n');
};

/** What there is at all. */
export function generalHelp(commands: readonly Command[]): string {
	const groups = [...Map.groupBy(commands, ({group}) => group)].map(
		([group, all]) => [group, all.map(({verb}) => verb).join(', ')] as const,
	);
	const shown = groups.map(([group, verbs]) => [group, verbs.length > 90 ? `${verbs.slice(0, 89)}…` : verbs] as const);
	const api = groups.length > 0 ? `Groups of the API:\n${listed(shown)}` : 'The commands of the API are known once --url says where it is.';
	return `scai <group> <verb> [ids] [--flags]\n\n${listed(Object.entries(ownCommands))}\n\n${api}\n\n${GENERAL}`;
}

/** What a group has. */
export const groupHelp = (group: string, commands: readonly Command[]): string =>
	`scai ${group} <verb>\n\n${listed([
		...commands.filter(one => one.group === group).map(({verb, summary}) => [verb, summary] as const),
		...Object.entries(ownCommands)
			.filter(([name]) => name.startsWith(`${group} `))
			.map(([name, says]) => [name.slice(group.length + 1), says] as const),
	])}\n`;

const flagLine = ({name, kind, choices, isRequired, isNullable, says}: Flag): readonly [string, string] => {
	const value = choices.length > 0 && choices.length <= 8 ? choices.join('|') : kind.toUpperCase();
	return [`--${name} ${value}`, [says, isRequired ? 'needed' : '', isNullable ? 'or null' : ''].filter(Boolean).join('; ')];
};

/** What one command takes. */
export function commandHelp({group, verb, flags, summary, description, sends, isPaged, file, operation}: Command): string {
	const ids = flags.filter(({place}) => place === 'path').map(({name}) => `<${name}>`);
	const own: (readonly [string, string])[] = [
		...(sends === undefined ? [] : [['--body JSON|@FILE|-', 'the whole body; flags go over it'] as const]),
		...(file === undefined ? [] : [['--csv', `the answer as a file (${file}); --output FILE keeps it`] as const]),
		...(isPaged ? [['--all', 'all pages'] as const] : []),
	];
	return `scai ${[group, verb, ...ids].join(' ')}\n\n${summary}${description ? `\n${description}` : ''}\n\n${listed([...flags.map(flagLine), ...own])}\n\nOperation ${operation}\n`;
}

export const exitCodesHelp = (): string => `${listed(Object.values(exitCodes).map(({code, says}) => [String(code), says] as const))}\n`;
