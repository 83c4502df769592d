import {configPart} from '../../domain/platform/process/config-part.ts';
import {url} from '../../domain/platform/process/config-values.ts';

export const moneybirdConfig = configPart({
	variables: {
		MONEYBIRD_URL: {schema: url('https', 'http'), says: 'Where Moneybird is', default: 'https://moneybird.com'},
	},
	named: values => ({moneybirdUrl: values.MONEYBIRD_URL.replace(/\/$/, '')}),
});
