import type {AnyRoute} from '../http/route.ts';
import {approveService, listRegistryServices, rotateServiceApiKey, suspendService} from './admin-registry.ts';
import {deregisterService, heartbeat, registerService, reregisterService} from './registry.ts';

export const registryRoutes: readonly AnyRoute[] = [
	// registry
	registerService,
	reregisterService,
	deregisterService,
	heartbeat,
	// admin
	listRegistryServices,
	approveService,
	suspendService,
	rotateServiceApiKey,
];
