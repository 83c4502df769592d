import {type Command, findCommand, ownFlags} from './commands.ts';
import {UsageError} from './exit-codes.ts';
import {ownCommands} from './help.ts';

const scripts: Readonly<Record<string, string>> = {
	bash: `_scai() {
	local IFS=$'\\n'
	COMPREPLY=($(compgen -W "$(scai __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _scai scai
`,
	zsh: `_scai() {
	local -a found
	found=("\${(@f)$(scai __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
	compadd -a found
}
compdef _scai scai
`,
};

/** The script that a shell reads once. */
export function completionScript(shell: string | undefined): string {
	const script = scripts[shell ?? ''];
	if (script === undefined) throw new UsageError('completion is there for bash and zsh');
	return script;
}

/** What may come next: the last word is being typed. */
export function candidates(words: readonly string[], commands: readonly Command[]): string[] {
	const [typed = '', ...before] = words.toReversed();
	const [group, verb] = before.toReversed();
	const own = Object.keys(ownCommands).map(name => name.split(' '));
	if (group === undefined) return startingWith(typed, [...commands.map(command => command.group), ...own.map(([first = '']) => first)]);
	if (verb === undefined) {
		const ownVerbs = own.filter(([first]) => first === group).flatMap(([, second]) => second ?? []);
		return startingWith(typed, [...commands.filter(command => command.group === group).map(command => command.verb), ...ownVerbs]);
	}

	const command = findCommand(commands, group, verb);
	const previous = before[0]?.replace(/^--/, '');
	const choices = command?.flags.find(({name}) => name === previous)?.choices ?? [];
	if (before[0]?.startsWith('--') && choices.length > 0) return startingWith(typed, choices);
	return startingWith(
		typed,
		[...(command?.flags.map(({name}) => name) ?? []), ...ownFlags].map(name => `--${name}`),
	);
}

const startingWith = (typed: string, names: readonly string[]): string[] =>
	[...new Set(names)].filter(name => name.startsWith(typed)).toSorted();
