import {configPart} from '../../domain/platform/process/config-part.ts';
import {flag, url} from '../../domain/platform/process/config-values.ts';

export const viesConfig = configPart({
	variables: {
		VIES_URL: {
			schema: url('https', 'http'),
			says: "The EU's VIES, like https://ec.europa.eu/taxation_customs/vies/rest-api; without it VAT numbers stay unchecked",
		},
		VAT_STRICT: {
			schema: flag,
			says: 'A reverse-charge invoice waits until VIES has confirmed the VAT number; else an unconfirmed one is good enough',
			default: 'false',
		},
	},
	named: values => ({viesUrl: values.VIES_URL?.replace(/\/$/, ''), isVatStrict: values.VAT_STRICT}),
	faults: values => [
		values.VAT_STRICT && values.VIES_URL === undefined
			? 'VAT_STRICT needs VIES_URL: without it no VAT number is ever confirmed, and such an invoice would wait for ever'
			: undefined,
	],
});
