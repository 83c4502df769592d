import type {Refusals} from '../../domain/platform/refusals.ts';
import {commonRefusals} from '../http/common-refusals.ts';
import {problems} from '../http/problems.ts';
import type {AnyRoute} from '../http/route.ts';
import {refusals} from '../refusals.ts';
import {code, table} from './markdown.ts';

const known: ReadonlyMap<string, Refusals[string]> = new Map(
	Object.values<Refusals>(refusals).flatMap(declared => Object.entries(declared)),
);

/** Refusals by status: what is answered, and the sentence that people read. */
export const refusalTable = (codes: readonly string[]): string =>
	table(
		['Status', 'Code', 'Reason', 'Kind', 'Sentence'],
		codes
			.flatMap(name => {
				const declared = known.get(name);
				return declared ? [{name, ...declared, ...problems[declared.kind]}] : [];
			})
			.toSorted((one, other) => one.status - other.status || one.name.localeCompare(other.name))
			.map(({status, code: word, name, kind, message}) => [String(status), code(word), code(name), kind.replaceAll('_', ' '), message]),
	);

/** What every operation like it can refuse besides. */
export const statusesInCommon = (route: AnyRoute): number[] =>
	[...new Set([...commonRefusals(route).flatMap(name => problems[known.get(name)?.kind ?? 'unavailable'].status), 500])].toSorted(
		(one, other) => one - other,
	);

/** Every refusal that the way to some operation can give. */
export const refusalsInCommon = (routes: readonly AnyRoute[]): string[] => [...new Set(routes.flatMap(commonRefusals))];
