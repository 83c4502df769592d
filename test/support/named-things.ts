import type {z} from 'zod';
import type {AnyRoute} from '../../src/api/http/route.ts';
import {type IdKind, idOf, idPrefixes} from '../../src/domain/platform/values/id.ts';
import {type FieldPath, type JsonSchema, jsonSchemaOf, minimalBody, minimalPath} from './minimal-request.ts';
import {type Holdings, namedByWord, things} from './things.ts';

/** A place in the requests of a route where a thing is named: which place, and the thing's name in the table; none when it has none there. */
export type Slot = Readonly<{place: 'path' | 'query' | 'body'; path: FieldPath; word: string; thing: string | undefined}>;

const kindByPattern = new Map((Object.keys(idPrefixes) as IdKind[]).map(kind => [jsonSchemaOf(idOf(kind)).pattern, kind]));

/** A field whose name says that it holds an id, whatever its schema says. */
const LIKE_AN_ID = /(?:^|_)ids?$/;

/** Where the walk through a schema is: the schema that holds the definitions, the way here, and what it has followed on it. */
type Walk = Readonly<{root: JsonSchema; path: FieldPath; followed: readonly string[]}>;

/** The fields of a schema, however deep: the way to each, and its own schema. A schema that holds itself is gone through once. */
function* fieldsOf(schema: JsonSchema, walk: Walk = {root: schema, path: [], followed: []}): Generator<readonly [FieldPath, JsonSchema]> {
	const {root, path, followed} = walk;
	const within = (name: string): Walk => ({...walk, path: [...path, name]});
	if (schema.$ref !== undefined) {
		const named = root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? root;
		if (!followed.includes(schema.$ref)) yield* fieldsOf(named, {...walk, followed: [...followed, schema.$ref]});
		return;
	}

	const same = [schema.override, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(form => form !== undefined);
	for (const form of same) yield* fieldsOf(form, walk);
	if (schema.items) yield* fieldsOf(schema.items, within('*'));
	for (const [name, field] of Object.entries(schema.properties ?? {})) yield* fieldsOf(field, within(name));
	if (path.length > 0 && !schema.items) yield [path, schema];
}

/** The thing that a field names: told by the schema of an id; else by the word, which means different things on different routes. */
function thingOf({path}: AnyRoute, word: string, {pattern}: JsonSchema): string | undefined {
	const kind = kindByPattern.get(pattern);
	const thing = kind ?? namedByWord.find(named => named.word === word && named.where.test(path))?.thing;
	return thing !== undefined && thing in things ? thing : undefined;
}

/** What a field is called: of the items of a list, what the list is called. */
const wordOf = (path: FieldPath): string => path.filter(name => name !== '*').at(-1) ?? '';

function slotsIn(route: AnyRoute, place: Slot['place'], schema: JsonSchema): Slot[] {
	const slots = [...fieldsOf(schema)].flatMap(([path, field]) => {
		const word = wordOf(path);
		// Where a list goes on is a place in it, whether or not its thing is there or may be seen; `test/api/pages.ts` tries it.
		if (place === 'query' && word === 'after') return [];
		const isAsked = place === 'path' || kindByPattern.has(field.pattern) || LIKE_AN_ID.test(word);
		return isAsked ? [{place, path, word, thing: thingOf(route, word, field)}] : [];
	});
	return [...new Map(slots.map(slot => [slot.path.join('.'), slot])).values()];
}

const known = new WeakMap<AnyRoute, readonly Slot[]>();

/** Where the requests of a route name things: every parameter of its path, and every field of query and body that holds an id. */
export function slotsOf(route: AnyRoute): readonly Slot[] {
	const found = known.get(route) ?? [
		...slotsInPath(route),
		...(route.query ? slotsIn(route, 'query', jsonSchemaOf(route.query)) : []),
		...(route.body ? slotsIn(route, 'body', jsonSchemaOf(route.body)) : []),
	];
	known.set(route, found);
	return found;
}

function slotsInPath(route: AnyRoute): Slot[] {
	const shape = (route.params?.shape ?? {}) as Record<string, z.ZodType>;
	return [...route.path.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => {
		const schema = shape[word];
		return {place: 'path', path: [word], word, thing: thingOf(route, word, schema ? jsonSchemaOf(schema) : {})};
	});
}

/** What the laws of isolation cannot ask for, because nobody has said what it is: a sentence for each. */
export const unknownThings = (routes: readonly AnyRoute[]): string[] =>
	routes.flatMap(route =>
		slotsOf(route)
			.filter(({thing}) => thing === undefined)
			.map(({word, place}) => `make a ${word} for this law in test/support/things.ts: ${route.operation} takes one in its ${place}`),
	);

/** Whether requests of a route can name what is owned by such an owner. */
export const namesThings = (route: AnyRoute, owners: readonly ('ofTenant' | 'ofPartner' | 'ofService')[]): boolean =>
	slotsOf(route).some(({thing = ''}) => owners.some(owner => owner in (things[thing] ?? {})));

/** A request as it is sent, and what it names where. */
export type NamingRequest = Readonly<{path: string; body: unknown; named: ReadonlyMap<Slot, string>}>;

/** A request that names these things; where nothing is given, a needed id is one of nothing. */
export function requestNaming(route: AnyRoute, named: ReadonlyMap<Slot, string>): NamingRequest {
	const at = (place: Slot['place']) => [...named].filter(([slot]) => slot.place === place);
	const words = (place: Slot['place']) => Object.fromEntries(at(place).map(([{word}, id]) => [word, id]));
	const fields = at('body').map(([{path}, id]) => [path, id] as const);
	return {
		path: `/${minimalPath(route, words('path'), words('query'))}`,
		body: route.method === 'get' ? undefined : minimalBody(route, fields),
		named,
	};
}

/** Every choice of some of them, at least one. */
function subsetsOf<Item>(items: readonly Item[]): Item[][] {
	const chosen: Item[][] = [[]];
	for (const item of items) chosen.push(...chosen.map(some => [...some, item]));
	return chosen.slice(1);
}

type Sides = Readonly<{own: Holdings; foreign: Holdings}>;

/**
 * Every way to name what is another's in a request: in one place or in several at once, with own things everywhere else, and with
 * nothing where nothing need be said. `missing` is the same request with ids of nothing in those places.
 */
export function* trespasses(route: AnyRoute, {own, foreign}: Sides): Generator<{asked: NamingRequest; missing: NamingRequest; at: Slot[]}> {
	const slots = slotsOf(route);
	for (const at of subsetsOf(slots.filter(slot => idsAt(slot, foreign).length > 0))) {
		const rest = slots.filter(slot => !at.includes(slot));
		const needed = rest.filter(slot => isNeeded(route, slot));
		for (const beside of needed.length < rest.length ? [rest, needed] : [rest]) {
			for (const kept of choicesAt(beside, own)) {
				const missing = requestNaming(route, new Map([...kept, ...at.map(slot => [slot, idOfNothing(slot)] as const)]));
				for (const theirs of choicesAt(at, foreign)) yield {asked: requestNaming(route, new Map([...kept, ...theirs])), missing, at};
			}
		}
	}
}

const idsAt = ({thing = ''}: Slot, holdings: Holdings): readonly string[] => holdings[thing] ?? [];

/** Ids for all of the places, so often that each id has its turn. */
function choicesAt(slots: readonly Slot[], holdings: Holdings): (readonly [Slot, string])[][] {
	const most = Math.max(1, ...slots.map(slot => idsAt(slot, holdings).length));
	return Array.from({length: most}, (_, turn) =>
		slots.flatMap(slot => {
			const id = idsAt(slot, holdings)[turn % Math.max(1, idsAt(slot, holdings).length)];
			return id === undefined ? [] : [[slot, id] as const];
		}),
	);
}

/** Whether a request is not complete without something in this place. */
function isNeeded(route: AnyRoute, {place, path, word}: Slot): boolean {
	if (place === 'path') return true;
	if (place === 'query') return new URL(`http://host${minimalPath(route)}`).searchParams.has(word);
	return path.reduce<unknown>((value, name) => Object(value)[name === '*' ? 0 : name], minimalBody(route)) !== undefined;
}

/** The id of something that is nowhere, in the form that the field takes. */
function idOfNothing({thing = ''}: Slot): string {
	if (!(thing in idPrefixes)) return 'no-such-thing';
	return String(jsonSchemaOf(idOf(thing as IdKind)).example);
}
