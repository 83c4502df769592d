import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';

export const redisConfig = configPart({
	variables: {
		REDIS_URL: {
			schema: z.string().min(1),
			says: 'Redis: one URL, several with commas (Cluster), or redis+sentinel://h1,h2/<master>',
			isNeeded: true,
		},
	},
	named: values => ({redisUrl: values.REDIS_URL}),
});
