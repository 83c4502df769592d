import {type MetricDefinition, metricFaults} from '../catalog/metric-definition.ts';
import {type ProvisioningDefinition, provisioningFaults} from '../catalog/provisioning-definition.ts';
import {type AddressPolicy, addressFaults} from '../platform/address-policy.ts';
import {type Fault, refuse} from '../platform/refusals.ts';

/** What a service says of itself. Left out: it stays as it is; null: it is taken away. */
export type SelfDescription = Readonly<{
	name: string;
	description?: string | null;
	appId?: string | null;
	healthCheckUrl?: string | null;
	capabilities?: readonly string[];
	heartbeatIntervalSeconds?: number;
	iconUrl?: string | null;
	category?: string | null;
	provisioning?: ProvisioningDefinition | null;
	metrics?: readonly MetricDefinition[];
}>;

export type Registration = Readonly<{slug: string; version: string; baseUrl: string; about: SelfDescription}>;

/** What is wrong with what a registration says of metrics and provisioning steps; nothing is asked for it. */
const contentFaults = ({metrics, provisioning}: SelfDescription): Fault[] => [
	...metricFaults(metrics ?? []),
	...(provisioning ? provisioningFaults(provisioning) : []),
];

type Described = Pick<Registration, 'baseUrl' | 'about'>;

/** Everything that is wrong with a registration, its addresses too. Names are resolved for it: open no unit meanwhile. */
export const registrationFaults = async ({baseUrl, about}: Described, addressPolicy: AddressPolicy): Promise<Fault[]> => [
	...contentFaults(about),
	...(await addressFaults(addressPolicy, [
		{path: 'base_url', url: baseUrl},
		{path: 'health_check_url', url: about.healthCheckUrl},
	])),
];

/** Refuses a registration that is not sound. Its addresses were judged before the unit was opened. */
export function checkRegistration({about}: Registration): void {
	const details = contentFaults(about);
	if (details.length > 0) throw refuse('input_invalid', {details});
}
