import {clientThrough} from './through-client.ts';
import {type Given, startWorld as startAnyWorld, type World} from './world.ts';

export type {World} from './world.ts';

/** A world whose callers use `@scaicontrol/client`, as those who build on the API do. */
export const startWorld = async (start?: string, environment?: Record<string, string>, given: Given = {}): Promise<World> =>
	startAnyWorld(start, environment, {...given, clientOf: clientThrough});
