import type {SourceFault} from '../../domain/billing/paper/document-renderer.ts';

type Rule = Readonly<{never: RegExp; because: string}>;

/** A name in Typst is made of letters, digits, `_` and `-`, and has no other way to be written. */
const word = (names: string): RegExp => new RegExp(`(?<![\\p{XID_Continue}-])(?:${names})(?![\\p{XID_Continue}-])`, 'gu');

/** What Typst skips between two parts of an expression. */
const BLANK = String.raw`(?:\s|/\*[\s\S]*?\*/|//[^\n]*\n)*`;

/**
 * What must not stand in somebody's own source, not even as text: these words lead out of what can be looked at beforehand, or to another
 * document each day. Files and packages need no rule: there are none to be read, and the process that renders reaches no network.
 */
const rules: readonly Rule[] = [
	{never: word('plugin|eval|std|dictionary'), because: "the word '{found}' is not allowed in a template, not even in its text"},
	{never: new RegExp(`@preview|import${BLANK}"${BLANK}@`, 'gu'), because: 'packages cannot be imported'},
	{
		never: new RegExp(`\\.${BLANK}today(?![\\p{XID_Continue}-])|import[^\\n]*\\btoday\\b`, 'gu'),
		because: 'a document is the same on every day',
	},
];

/** Of each rule. */
const MAX_FAULTS = 5;

/** Where a source has what it must not have; line and column count from 1. A source can make this take long: not to be called in a server. */
export const forbiddenIn = (source: string): SourceFault[] =>
	rules.flatMap(({never, because}) =>
		[...source.matchAll(never)].slice(0, MAX_FAULTS).map(({index, 0: found}) => {
			const before = source.slice(0, index).split('\n');
			return {message: because.replace('{found}', found), line: before.length, column: (before.at(-1) ?? '').length + 1};
		}),
	);
