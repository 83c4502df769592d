import {configPart} from '../platform/process/config-part.ts';
import {whole} from '../platform/process/config-values.ts';

export const registryConfig = configPart({
	variables: {
		REGISTRY_HEARTBEAT_MONITOR_INTERVAL: {schema: whole(1, 3600), says: 'Seconds between two looks for silent services', default: '60'},
		REGISTRY_HEARTBEAT_GRACE_MULTIPLIER: {
			schema: whole(1, 100),
			says: 'A service is silent when nothing was heard of it for its interval times this',
			default: '3',
		},
		REGISTRY_HEARTBEAT_DEGRADED_THRESHOLD: {schema: whole(1, 1000), says: 'Looks in vain after which a service is degraded', default: '3'},
		REGISTRY_HEARTBEAT_UNREACHABLE_THRESHOLD: {
			schema: whole(1, 1000),
			says: 'Looks in vain after which a service is unreachable',
			default: '10',
		},
	},
	named: values => ({
		heartbeats: {
			monitorIntervalSeconds: values.REGISTRY_HEARTBEAT_MONITOR_INTERVAL,
			graceMultiplier: values.REGISTRY_HEARTBEAT_GRACE_MULTIPLIER,
			degradedAfterMisses: values.REGISTRY_HEARTBEAT_DEGRADED_THRESHOLD,
			unreachableAfterMisses: values.REGISTRY_HEARTBEAT_UNREACHABLE_THRESHOLD,
		},
	}),
});
