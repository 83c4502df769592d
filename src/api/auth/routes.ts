import type {AnyRoute} from '../http/route.ts';
import {getAuthConfig, getMe, proxyToken} from './auth.ts';

export const authRoutes: readonly AnyRoute[] = [getAuthConfig, getMe, proxyToken];
