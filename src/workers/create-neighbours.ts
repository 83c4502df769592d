import {createScaikeyDirectory} from '../adapters/scaikey-directory/scaikey-directory.ts';
import {createVies} from '../adapters/vies/vies.ts';
import type {Clock} from '../domain/platform/clock.ts';
import type {Config} from '../domain/platform/config.ts';
import type {WorkerTools} from './worker-tools.ts';

/** The neighbours that jobs ask, as far as they are configured. */
export const createNeighbours = (
	{directory, viesUrl, identity}: Config,
	{real}: Pick<Clock, 'real'>,
): Pick<WorkerTools, 'directory' | 'vatRegister'> => ({
	directory: directory && createScaikeyDirectory({...directory, issuer: identity.issuer, real}),
	vatRegister: viesUrl ? createVies({url: viesUrl}) : undefined,
});
