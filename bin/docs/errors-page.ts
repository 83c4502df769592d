import {problems} from '../../src/api/http/problems.ts';
import {refusals} from '../../src/api/refusals.ts';
import type {Refusals} from '../../src/domain/platform/refusals.ts';
import {code, page, table} from './markdown.ts';

const rowsOf = (refused: Refusals): string[][] =>
	Object.entries(refused).map(([name, {kind, message}]) => [
		code(name),
		String(problems[kind].status),
		code(problems[kind].code),
		kind.replaceAll('_', ' '),
		message,
	]);

/** The page of all refusals, by where they come from. */
export const errorsPage = (): string =>
	page(
		'Errors',
		'Every reason for which the API says no. The answer carries the code of the status and the sentence.',
		Object.entries<Refusals>(refusals).flatMap(([name, refused]) => [
			`## ${name}`,
			table(['Refusal', 'Status', 'Code', 'Kind', 'Sentence'], rowsOf(refused)),
		]),
	);
