import {Liquid, type LiquidError, type Template} from 'liquidjs';
import {textOfHtml} from '../../domain/billing/mail/text-of-html.ts';
import type {MailSource, SourceFault} from '../../domain/billing/paper/document-renderer.ts';
import type {FillingJob, MadeByChild, RefusedByChild} from './typesetting.ts';

/** Characters of a source; milliseconds and counted allocations of one rendering. The process itself has limits of its own. */
const PARSE_LIMIT = 200_000;
const RENDER_LIMIT_MS = 3000;
const MEMORY_LIMIT = 20_000_000;

/** Other templates: there are none to be read. */
const TAGS_AWAY = ['include', 'render', 'layout', 'block'];

/** What leaves a value unescaped, is another thing each time, or reads the machine's clock. */
const FILTERS_AWAY = [
	...['raw', 'sample', 'inspect'],
	...['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'],
];

/** Without what is attached. */
const MAIL_LIMIT_BYTES = 1_000_000;

const MAX_FAULTS = 10;
const MAX_FAULT_CHARACTERS = 300;

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

const escapeHtml = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, character => escapes[character] ?? character);

function createEngine(outputEscape: ((value: unknown) => string) | undefined): Liquid {
	const engine = new Liquid({
		...{strictFilters: true, strictVariables: true, ownPropertyOnly: true, relativeReference: false, dynamicPartials: false},
		...{parseLimit: PARSE_LIMIT, renderLimit: RENDER_LIMIT_MS, memoryLimit: MEMORY_LIMIT},
		templates: {},
		...(outputEscape && {outputEscape}),
	});
	for (const tag of TAGS_AWAY) delete engine.tags[tag];
	for (const filter of FILTERS_AWAY) delete engine.filters[filter];
	// Escaped here, because what it adds must not be.
	if (outputEscape) engine.registerFilter('newline_to_br', {raw: true, handler: value => escapeHtml(value).replace(/\r\n|\n/g, '<br>\n')});
	return engine;
}

const engines = {subject: createEngine(undefined), content: createEngine(escapeHtml)} as const;

/** What may follow the name of a value without being part of it. */
const PROPERTIES_OF_ALL = ['size', 'first', 'last'];

const hasOwn = (value: unknown, name: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, name);

/** Whether a path leads to something, as far as names tell: what is null may be something another time, and an index may be there. */
function exists(variables: unknown, segments: readonly unknown[]): boolean {
	let value = variables;
	for (const [index, segment] of segments.entries()) {
		if (typeof segment !== 'string' || value === null) return true;
		if (index > 0 && PROPERTIES_OF_ALL.includes(segment)) return true;
		if (!hasOwn(value, segment)) return false;
		value = (value as Record<string, unknown>)[segment];
	}

	return true;
}

function unknownNames(engine: Liquid, templates: Template[], variables: FillingJob['variables']): SourceFault[] {
	const {globals} = engine.analyzeSync(templates, {partials: false});
	return Object.values(globals)
		.flat()
		.filter(({segments}) => !exists(variables, segments))
		.map(({location: {row, col}, segments}) => ({
			...{line: row, column: col},
			message: `unknown variable: ${segments.filter(segment => typeof segment === 'string').join('.')}`,
		}));
}

/** Liquid says the place behind the message; here it stands beside it. */
const messageOf = (error: Error): string => error.message.replace(/, line:\d+, col:\d+$/, '');

function faultOf(error: unknown): SourceFault {
	if (!(error instanceof Error)) return {message: String(error)};
	const [line, column] = (error as Partial<LiquidError>).token?.getPosition() ?? [];
	return {message: messageOf(error), ...(line !== undefined && {line}), ...(column !== undefined && {column})};
}

type Filled = Readonly<{text: string}> | Readonly<{faults: readonly SourceFault[]}>;

function fillPart(engine: Liquid, source: string, {variables, isChecked}: FillingJob): Filled {
	try {
		const templates = engine.parse(source);
		const faults = isChecked ? unknownNames(engine, templates, variables) : [];
		return faults.length > 0 ? {faults} : {text: String(engine.renderSync(templates, variables))};
	} catch (error) {
		return {faults: [faultOf(error)]};
	}
}

const cut = (fault: SourceFault, part: keyof MailSource): SourceFault => ({
	...{...fault, part},
	message: fault.message.slice(0, MAX_FAULT_CHARACTERS),
});

/** Headers are one line: whatever would begin another one becomes a space. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/**
 * Fills a mail with what it names and nothing else. It never throws for what is in a source; one that does not end, or wants all memory,
 * is stopped by Liquid's own limits as far as they reach, else by whoever watches this process.
 */
export function fillMail(job: FillingJob, maxOutputBytes: number): MadeByChild | RefusedByChild {
	const [subject, content] = [fillPart(engines.subject, job.mail.subject, job), fillPart(engines.content, job.mail.content, job)];
	if ('faults' in subject || 'faults' in content) {
		const faults = [
			...('faults' in subject ? subject.faults.map(fault => cut(fault, 'subject')) : []),
			...('faults' in content ? content.faults.map(fault => cut(fault, 'content')) : []),
		];
		return {kind: 'refused', failure: 'source_fault', faults: faults.slice(0, MAX_FAULTS)};
	}

	const isTooLarge = Buffer.byteLength(subject.text) + Buffer.byteLength(content.text) > Math.min(maxOutputBytes, MAIL_LIMIT_BYTES);
	if (isTooLarge) return {kind: 'refused', failure: 'output_too_large', faults: []};
	return {kind: 'mail', mail: {subject: oneLine(subject.text), html: content.text, text: textOfHtml(content.text)}};
}
