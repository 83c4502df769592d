import {takeInTurns} from './in-turns.ts';

/** SQL: whose turn a fact takes: that of its tenant, else of its partner, else of the system. */
export const OWNER_OF_FACT = "coalesce(tenant_id, partner_id, '')";

/** SQL: in which order an index has the facts that wait. */
export const TURNS_OF_FACTS = `${OWNER_OF_FACT}, sequence`;

/** SQL conditions: what facts wait for. Each has an index in the order of `TURNS_OF_FACTS` with the same words. */
export const waitingFor = {
	relay: 'relayed_at is null and parked_at is null',
	publishing: 'is_public is not false and published_at is null',
} as const;

/** SQL: see `takeInTurns`. Takes as parameters the owner whose turn was last and how many facts are wanted at most. */
export const takeFactsInTurns = (condition: string, {isLocking = false} = {}): string =>
	takeInTurns({
		...{table: 'fact', owner: OWNER_OF_FACT, order: 'sequence', condition, isLocking},
		asked: 'select ?::text as after, ?::int as most',
	});
