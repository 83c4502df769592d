import type {Caller} from '../../domain/identity/caller.ts';
import type {Reach} from '../../domain/platform/unit/tenancy.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Tools} from '../tools.ts';

/** What a handler without a unit opens one with. */
export type Around = Readonly<{tools: Tools; caller: Caller; requestId: string; reach: () => Reach}>;

/** A unit of the caller's own, for what happens before and after a provider is asked. */
export const inOwnUnit = async <T>({tools, caller, requestId, reach}: Around, work: (unit: Unit) => Promise<T>): Promise<T> =>
	tools.inUnit({reach: reach(), cause: {requestId, actor: caller.subject}}, work);
