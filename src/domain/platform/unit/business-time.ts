import type {Unit} from './unit.ts';

/** An instant of real time as the clock of business had it, if it went then as it goes now: a sandbox's is moved ahead. */
export const businessTime = ({now, realNow}: Pick<Unit, 'now' | 'realNow'>, at: Date): Date =>
	new Date(at.getTime() + now.getTime() - realNow.getTime());
