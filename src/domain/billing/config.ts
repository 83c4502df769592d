import {configPart} from '../platform/process/config-part.ts';
import {whole} from '../platform/process/config-values.ts';

/** As much as whole numbers of the environment go to. */
const LIMIT = 1_000_000_000;

export const billingConfig = configPart({
	variables: {
		SERVICE_CHARGE_MAX_CENTS: {
			schema: whole(0, LIMIT),
			says: 'The most that one charge of a service comes to, in minor units, before VAT',
			default: '1000000',
		},
	},
	named: values => ({serviceChargeLimitMinor: BigInt(values.SERVICE_CHARGE_MAX_CENTS)}),
});
