import {z} from 'zod';
import {configPart} from '../domain/platform/process/config-part.ts';
import {list, whole} from '../domain/platform/process/config-values.ts';

export const webConfig = configPart({
	variables: {
		HOST: {schema: z.string().min(1), says: 'Address that web listens on', default: '0.0.0.0'},
		PORT: {schema: whole(0, 65_535), says: 'Where web listens', default: '8000'},
		CORS_ORIGINS: {schema: list, says: 'Origins that browsers may call from, never with credentials', default: ''},
		RATE_LIMIT_SCALE: {schema: whole(1, 1000), says: 'Multiplies every rate limit', default: '1'},
		TRUST_PROXY_HOPS: {schema: whole(0, 10), says: 'Proxies in front whose X-Forwarded-For counts', default: '0'},
		SHUTDOWN_DELAY: {schema: whole(0, 60), says: 'Seconds between "not ready" and closing the door', default: '5'},
	},
	named: values => ({
		host: values.HOST,
		port: values.PORT,
		corsOrigins: values.CORS_ORIGINS,
		rateLimitScale: values.RATE_LIMIT_SCALE,
		trustedProxyHops: values.TRUST_PROXY_HOPS,
		shutdownDelayMs: values.SHUTDOWN_DELAY * 1000,
	}),
});
