import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {whole} from '../../domain/platform/process/config-values.ts';

export const metricsConfig = configPart({
	variables: {
		METRICS_PORT: {schema: whole(0, 65_535), says: 'Metrics, and for workers /health and /ready', default: '9464'},
		METRICS_HOST: {
			schema: z.string().min(1),
			says: 'Address of the metrics server; anything but 127.0.0.1 needs METRICS_TOKEN',
			default: '127.0.0.1',
		},
		METRICS_TOKEN: {schema: z.string().min(16), says: 'Bearer token that the metrics server demands'},
	},
	named: values => ({metrics: {host: values.METRICS_HOST, port: values.METRICS_PORT, token: values.METRICS_TOKEN}}),
	faults: values => [
		values.METRICS_HOST !== '127.0.0.1' && values.METRICS_TOKEN === undefined
			? 'METRICS_TOKEN is missing: METRICS_HOST is not 127.0.0.1'
			: undefined,
	],
});
