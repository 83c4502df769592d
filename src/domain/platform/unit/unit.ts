import type {EntityManager} from '@mikro-orm/postgresql';
import type {Logger} from 'pino';
import type {Fact} from '../../events.ts';
import type {Reach} from './tenancy.ts';

/** On whose behalf a unit works: stored with facts and audit entries. */
export type Cause = Readonly<{requestId: string; actor: string}>;

/**
 * The unit of work: one transaction, one instant, one list of facts. Every use case takes it first, so use cases compose: two in
 * one unit commit together or not at all.
 */
export type Unit = Readonly<{
	em: EntityManager;
	/** Business time; the same instant for every row that this unit writes. */
	now: Date;
	/** The machine's time, for what protects: overlaps of keys, leases, the audit log. */
	realNow: Date;
	reach: Reach;
	cause: Cause;
	log: Logger;
	/** Puts a fact into the outbox, in the same transaction. */
	record: (fact: Fact) => void;
	/** Runs a part of the work so that it alone can fail: what it throws rolls back to here, facts and audit entries included. */
	attempt: <T>(part: () => Promise<T>) => Promise<T>;
}>;

/** What a unit is asked for. */
export type UnitRequest = Readonly<{
	reach: Reach;
	cause: Cause;
	/** A read-only transaction: no facts, no flush. */
	readOnly?: boolean;
	/** Writes every change of an entity to the audit log (operator writes). */
	isAudited?: boolean;
}>;

/** Runs `work` in a unit and commits it; whatever it throws rolls all of it back. */
export type InUnit = <T>(request: UnitRequest, work: (unit: Unit) => Promise<T>) => Promise<T>;
