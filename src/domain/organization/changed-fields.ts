import {snakeCase} from '../platform/values/snake-case.ts';

/** The names, as the API writes them, of the fields whose value `next` changes. */
export const changedFields = (current: object, next: object): string[] => {
	const before: Record<string, unknown> = {...current};
	return Object.entries(next)
		.filter(([name, value]) => value !== undefined && (value ?? null) !== (before[name] ?? null))
		.map(([name]) => snakeCase(name))
		.sort();
};
