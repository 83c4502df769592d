import {problems} from '../../src/api/http/problems.ts';
import {code, page, table} from '../../src/api/reference/markdown.ts';
import {refusals} from '../../src/api/refusals.ts';
import {routes} from '../../src/api/routes.ts';
import type {Refusals} from '../../src/domain/platform/refusals.ts';

/** The operations that name a refusal as their own; none for those that the way to a handler gives. */
const operationsWith = (refusal: string): string =>
	routes
		.filter(({refuses = []}) => refuses.includes(refusal))
		.map(({operation}) => code(operation))
		.join(', ');

const rowsOf = (refused: Refusals): string[][] =>
	Object.entries(refused).map(([name, {kind, message}]) => [
		code(name),
		String(problems[kind].status),
		code(problems[kind].code),
		kind.replaceAll('_', ' '),
		message,
		operationsWith(name),
	]);

/** The page of all refusals, by where they come from. */
export const errorsPage = (): string =>
	page(
		'Errors',
		'Every reason for which the API says no. The answer carries the code of the status and the sentence. Where no operation stands, the way to every operation like it can refuse.',
		Object.entries<Refusals>(refusals).flatMap(([name, refused]) => [
			`## ${name}`,
			table(['Refusal', 'Status', 'Code', 'Kind', 'Sentence', 'Operations'], rowsOf(refused)),
		]),
	);
