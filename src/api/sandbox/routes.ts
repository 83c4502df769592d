import type {AnyRoute} from '../http/route.ts';
import {drainSandbox, getSandboxClock, listSandboxMails, mintSandboxToken, putSandboxClock} from './sandbox.ts';

export const sandboxRoutes: readonly AnyRoute[] = [getSandboxClock, putSandboxClock, drainSandbox, mintSandboxToken, listSandboxMails];
