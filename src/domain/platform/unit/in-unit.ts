import {OptimisticLockError} from '@mikro-orm/core';
import type {EntityManager, MikroORM} from '@mikro-orm/postgresql';
import type {Logger} from 'pino';
import type {Fact} from '../../events.ts';
import type {Clock} from '../process/clock.ts';
import {failpoint} from '../process/failpoints.ts';
import {readClockOffset} from '../process/sandbox-clock.ts';
import {refuse} from '../refusals.ts';
import {type AuditTrail, watchForAudit} from './audit.ts';
import {isReadOnly, isTooBusy, isUnreachable, sqlStateOf} from './database-errors.ts';
import {setInstant} from './instant.ts';
import {writeFacts} from './outbox.ts';
import {enterReach} from './tenancy.ts';
import type {InUnit, Unit, UnitRequest} from './unit.ts';

/** A unit that loses a race is run again this often before the caller is told. */
export const RERUN_LIMIT = 3;

/**
 * serialization_failure, deadlock_detected, and a unique_violation that no verb answered for: somebody made the same thing meanwhile.
 * When the work is run again it can succeed, or find what is there and refuse in its own words.
 */
const RACES = new Set(['40001', '40P01', '23505']);

const lostARace = (error: unknown): boolean => error instanceof OptimisticLockError || RACES.has(sqlStateOf(error) ?? '');

type Parts = Readonly<{orm: MikroORM; clock: Clock; log: Logger; onFactsCommitted: () => void}>;

/** Makes the one way to reach the database: see `Unit`. */
export function createInUnit(parts: Parts): InUnit {
	return async (request, work) => {
		for (let run = 1; ; run++) {
			try {
				return await runOnce(parts, request, work);
			} catch (error) {
				if (isUnreachable(error) || (!request.readOnly && isReadOnly(error))) {
					parts.log.error({code: sqlStateOf(error)}, 'database unreachable');
					throw refuse('database_unavailable', {retryAfterSeconds: 1, cause: error});
				}

				if (isTooBusy(error)) {
					parts.log.error({code: sqlStateOf(error)}, 'database busy');
					throw refuse('database_busy', {retryAfterSeconds: 1, cause: error});
				}

				if (!lostARace(error)) throw error;
				parts.log.warn({code: sqlStateOf(error), run}, 'unit lost a race');
				if (run > RERUN_LIMIT) throw refuse('written_at_the_same_time');
			}
		}
	};
}

async function runOnce<T>(parts: Parts, request: UnitRequest, work: (unit: Unit) => Promise<T>): Promise<T> {
	const em = parts.orm.em.fork({clear: true});
	enterReach(em, request.reach, parts.log);
	await em.begin({readOnly: request.readOnly ?? false});
	try {
		const facts: Fact[] = [];
		const realNow = parts.clock.real();
		const now = await parts.clock.business(() => readClockOffset(em));
		setInstant(em, now);
		const trail = watchForAudit(em, {isAudited: request.isAudited ?? false, realNow});
		const unit: Unit = {
			...{em, now, realNow, reach: request.reach, cause: request.cause, log: parts.log},
			record: fact => facts.push(fact),
			attempt: async part => attempt(em, facts, trail, part),
		};
		const result = await work(unit);
		if (!request.readOnly) {
			await em.flush();
			await trail.write(unit);
			await writeFacts(unit, facts);
		}

		await failpoint('unit:before-commit', facts[0]?.type);
		await em.commit();
		await failpoint('unit:after-commit', facts[0]?.type);
		if (facts.length > 0) parts.onFactsCommitted();
		return result;
	} catch (error) {
		await em.rollback().catch(failure => parts.log.warn({code: sqlStateOf(failure)}, 'rollback failed'));
		throw error;
	} finally {
		em.clear();
	}
}

/** A savepoint around a part of a unit's work. */
async function attempt<T>(em: EntityManager, facts: Fact[], trail: AuditTrail, part: () => Promise<T>): Promise<T> {
	await em.flush();
	const [factsBefore, entriesBefore] = [facts.length, trail.length()];
	await em.execute('savepoint attempt');
	try {
		const result = await part();
		await em.flush();
		await em.execute('release savepoint attempt');
		return result;
	} catch (error) {
		em.clear();
		await em.execute('rollback to savepoint attempt');
		// Still there, it would be what an outer part is taken back to.
		await em.execute('release savepoint attempt');
		facts.splice(factsBefore);
		trail.forgetAfter(entriesBefore);
		throw error;
	}
}
