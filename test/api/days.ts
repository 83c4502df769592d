import test from 'ava';
import type {z} from 'zod';
import {fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {type FieldPath, type JsonSchema, jsonSchemaOf, minimalBody} from '../support/minimal-request.ts';

/** What PostgreSQL does not know, or what nobody can mean. */
const OUT_OF_RANGE = {
	date: ['0000-01-01', '0001-01-01', '1999-12-31', '2200-01-01', '9999-12-31'],
	'date-time': [
		'0000-01-01T00:00:00Z',
		'0001-01-01T00:00:00+23:59',
		'1999-12-31T23:59:59Z',
		'2200-01-01T00:00:00Z',
		'9999-12-31T23:59:59Z',
	],
} as const;
const GOOD = {date: '2026-06-01', 'date-time': '2026-06-01T00:00:00Z'} as const;

type Format = keyof typeof GOOD;

/** The days and instants in a schema, each with the names that lead to it. */
function* daysIn(schema: JsonSchema, path: FieldPath = []): Generator<readonly [FieldPath, Format]> {
	for (const form of [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
		if (form.format === 'date' || form.format === 'date-time') yield [path, form.format];
		for (const [name, property] of Object.entries(form.properties ?? {})) yield* daysIn(property, [...path, name]);
		if (form.items) yield* daysIn(form.items, [...path, '*']);
	}
}

/** The same, each place once, with all forms that it takes. */
const placesIn = (schema: JsonSchema): [FieldPath, Format[]][] =>
	[...Map.groupBy(daysIn(schema), ([path]) => path.join('.')).values()].map(found => [
		found[0]?.[0] ?? [],
		[...new Set(found.map(([, format]) => format))],
	]);

for (const route of routes) {
	const name = `${route.method.toUpperCase()} ${fullPath(route)}`;
	const {body} = route;
	for (const [path, formats] of body && route.bodyKind !== 'multipart' && route.bodyKind !== 'raw' ? placesIn(jsonSchemaOf(body)) : []) {
		const isTaken = (value: string): boolean => {
			try {
				return minimalBody(route, [[path, value]]) !== undefined;
			} catch {
				return false;
			}
		};
		takesTwoCenturies(`${name} ${path.join('.')}`, formats, isTaken);
	}

	for (const [[field = ''], formats] of route.query ? placesIn(jsonSchemaOf(route.query)) : []) {
		const schema = route.query?.shape[field] as z.ZodType | undefined;
		takesTwoCenturies(`${name} ?${field}`, formats, value => schema?.safeParse(value).success ?? false);
	}
}

function takesTwoCenturies(place: string, formats: readonly Format[], isTaken: (value: string) => boolean): void {
	test(`${place} takes days of two centuries, and no others`, t => {
		t.true(formats.every(format => isTaken(GOOD[format])));
		t.deepEqual(
			formats.flatMap(format => OUT_OF_RANGE[format].filter(isTaken)),
			[],
		);
	});
}
