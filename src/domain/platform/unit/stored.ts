import {p} from '@mikro-orm/postgresql';
import {type IdKind, type IdOf, newId} from '../values/id.ts';
import {instantOf} from './instant.ts';

const times = () => ({
	createdAt: p
		.datetime(3)
		.$type<Date>()
		.onCreate((_, em) => instantOf(em)),
	updatedAt: p
		.datetime(3)
		.$type<Date>()
		.onCreate((_, em) => instantOf(em))
		.onUpdate((_, em) => instantOf(em)),
	version: p.integer().version(),
});

/** What every stored thing has: an id that we make, its times, and a version that refuses lost updates. Spread it. */
export const stored = <K extends IdKind>(kind: K) => ({
	id: p
		.string()
		.$type<IdOf<K>>()
		.primary()
		.onCreate((_, em) => newId(kind, instantOf(em))),
	...times(),
});

/** The same for things whose id comes from the identity provider. */
export const mirrored = <K extends IdKind>(_kind: K) => ({
	id: p.string().$type<IdOf<K>>().primary(),
	...times(),
});
