import {type MetricDefinition, metricFaults} from '../catalog/metric-definition.ts';
import {type ProvisioningDefinition, provisioningFaults} from '../catalog/provisioning-definition.ts';
import type {AddressPolicy} from '../platform/address-policy.ts';
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

/** Refuses a registration that is not sound, naming every fault at once: addresses, metrics, provisioning steps. */
export async function checkRegistration({baseUrl, about}: Registration, addressPolicy: AddressPolicy): Promise<void> {
	const addresses = [
		{path: 'base_url', url: baseUrl},
		{path: 'health_check_url', url: about.healthCheckUrl},
	];
	const details: Fault[] = [...metricFaults(about.metrics ?? []), ...(about.provisioning ? provisioningFaults(about.provisioning) : [])];
	for (const {path, url} of addresses) {
		const message = url ? await addressPolicy.faultOf(url) : undefined;
		if (message !== undefined) details.push({path, message});
	}

	if (details.length > 0) throw refuse('input_invalid', {details});
}
