import type {AnyRoute} from '../http/route.ts';
import {health, ready} from './probes.ts';

export const probeRoutes: readonly AnyRoute[] = [health, ready];
