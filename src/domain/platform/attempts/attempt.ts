import type {EntityClass} from '@mikro-orm/core';
import {p} from '@mikro-orm/postgresql';
import type {workKinds} from '../events.ts';
import type {Unit} from '../unit/unit.ts';

/** What a row has that the outside is asked about, and asked again. Spread it, and `attemptIndexes` into the entity's indexes. */
export const attempts = () => ({
	/** How many were begun. */
	attempts: p.integer(),
	/** Business time. Null when nothing is to be tried. */
	nextAttemptAt: p.datetime(3).nullable(),
	/** The lease, in real time: until then one worker is on it. Null when nobody is. */
	leasedUntil: p.datetime(3).nullable(),
	/** Why the last attempt failed, as a code. */
	lastError: p.string().nullable(),
});

/** A row that is due at an instant, with no attempt made yet; null for one that nothing is to be tried for. */
export const dueAt = (nextAttemptAt: Date | null) => ({
	attempts: 0,
	nextAttemptAt,
	leasedUntil: null,
	lastError: null,
});

type Columns = Readonly<{
	/** The column of `lane.last`. */
	last?: string;
	/** The columns of `shares`. */
	shares?: readonly string[];
	/** The column of `turns`. */
	turns?: string;
}>;

/** The indexes that attempts are found by: what is due first, what is due first in a lane, what is leased in a lane or of a share. */
export const attemptIndexes = (table: string, laneColumn: string, {last, shares = [], turns}: Columns = {}) =>
	[
		['due', ['next_attempt_at'], 'next_attempt_at'] as const,
		// What comes last comes in masses, which fall due at one instant.
		[
			'lane',
			[laneColumn, ...[last ?? turns ?? []].flat(), 'next_attempt_at', ...(last || turns ? ['id'] : [])],
			'next_attempt_at',
		] as const,
		['leased', [laneColumn], 'leased_until'] as const,
		...shares.map(column => [`leased_of_${column}`, [column], 'leased_until'] as const),
	].map(([name, columns, present]) => ({
		name: `${table}__${name}`,
		expression: `create index "${table}__${name}" on "${table}" ("${columns.join('", "')}") where ${present} is not null`,
	}));

/** A row with the columns of `attempts()`. */
export type Attempted = {
	id: string;
	attempts: number;
	nextAttemptAt?: Date | null | undefined;
	leasedUntil?: Date | null | undefined;
	lastError?: string | null | undefined;
};

/** How a kind of row is tried. */
export type AttemptRule<Row extends Attempted> = Readonly<{
	row: EntityClass<Row>;
	/** What is told of when it is given up. */
	kind: (typeof workKinds)[number];
	/**
	 * Rows that share a lane share what they ask: a subscriber, a service, an account with a provider. At most `limit` of them are asked
	 * about at once, over all workers. Where `last` is true of a row, it comes after all others of its lane that are due.
	 */
	lane: Readonly<{property: keyof Row & string; limit: number; last?: keyof Row & string}>;
	/** Whose rows take turns in a lane, where it is one of many: a tenant, a partner. Such a lane has neither `last` nor `shares`. */
	turns?: keyof Row & string;
	/** Who has lanes has no more than so many calls at once in all of them, over all workers: a partner, a tenant. Where the property is empty nothing is counted. */
	shares?: readonly Readonly<{property: keyof Row & string; limit: number}>[];
	/** Milliseconds of business time that follow the first, the second … failure. After one more failure the row is given up. */
	waits: readonly number[];
	/** Longer than any call takes: after it the row is free for another worker, for the first one must be dead. */
	leaseMs: number;
	/** The row that the operator is told of when it is given up; itself unless said. */
	resource?: (row: Row) => string;
	/** What follows for a row that is tried no more, for whatever reason; it is told already. */
	afterGivingUp?: (unit: Unit, row: Row) => Promise<void>;
}>;

/** What came of asking. `code` says why not, never a value, for it may be personal. */
export type Outcome<Answer> =
	| Readonly<{kind: 'done'; answer: Answer}>
	| Readonly<{
			kind: 'failed';
			code: string;
			answer?: Answer;
			/** Another attempt would fail alike. */
			isFinal?: boolean;
			/** Not before so many seconds, as whoever was asked wants. */
			retryAfterSeconds?: number;
			/** When it is given up: the record itself tells the operator, in its own words. */
			isToldByRecord?: boolean;
	  }>
	/** Nothing failed and nothing is done yet: to be asked again after so many milliseconds of business time. */
	| Readonly<{kind: 'again'; afterMs: number; answer?: Answer}>;

/** What follows from an outcome. */
export type Verdict = 'done' | 'retried' | 'given_up' | 'again';
