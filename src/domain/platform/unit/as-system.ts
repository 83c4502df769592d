import type {InUnit, Unit} from './unit.ts';

/** A unit that sees everything, for the system's own questions and housekeeping. */
export const asSystem = async <T>(
	inUnit: InUnit,
	{
		because,
		requestId = 'system',
		actor = 'system',
		readOnly = false,
	}: {because: string; requestId?: string; actor?: string; readOnly?: boolean},
	work: (unit: Unit) => Promise<T>,
): Promise<T> => inUnit({reach: {kind: 'everything', because}, cause: {requestId, actor}, readOnly}, work);
