import {configPart} from '../../domain/platform/process/config-part.ts';
import {url} from '../../domain/platform/process/config-values.ts';

export const ecbConfig = configPart({
	variables: {
		ECB_URL: {
			schema: url('https', 'http'),
			says: "The ECB's reference rates, like https://www.ecb.europa.eu/stats/eurofxref; without it none are fetched (the sandbox has fixed ones)",
		},
	},
	named: values => ({ecbUrl: values.ECB_URL?.replace(/\/$/, '')}),
});
