import test from 'ava';
import {readConfig, variables} from '../src/config.ts';
import {ConfigError} from '../src/domain/platform/process/config-part.ts';

const key = Buffer.alloc(32, 7).toString('base64');

/** An environment that production starts with. */
const production = {
	DATABASE_URL: 'postgresql://app@db.example/scaicontrol',
	REDIS_URL: 'redis://redis.example',
	SCAIKEY_ISSUER: 'https://id.example.com/',
	SCAIKEY_AUDIENCE: 'scaicontrol',
	OPERATOR_PARTNER_ID: 'prt_operator',
	PUBLIC_URL: 'https://control.example.com/',
	CREDENTIALS_KEY: `k1:${key}`,
};
const development = {...production, NODE_ENV: 'development'};

const faultsOf = (env: Record<string, string | undefined>): readonly string[] => {
	try {
		readConfig(env);
	} catch (error) {
		if (error instanceof ConfigError) return error.faults;
		throw error;
	}

	return [];
};

const namesIn = (faults: readonly string[]): string[] => faults.map(fault => String(fault.split(' ')[0])).toSorted();

test('production starts with what it needs and nothing more', t => {
	const config = readConfig(production);
	t.like(config, {
		environment: 'production',
		isProduction: true,
		isSandbox: false,
		rateLimitScale: 1,
		trustedProxyHops: 0,
		corsOrigins: [],
	});
	t.is(config.identity.issuer, 'https://id.example.com');
	t.is(config.identity.jwksUrl, 'https://id.example.com/api/v1/platform/.well-known/jwks.json');
	t.is(config.publicUrl, 'https://control.example.com');
	t.is(config.metrics.host, '127.0.0.1');
	t.true(Object.isFrozen(config));
});

test('production is the default, and any word that is not known means it', t => {
	for (const word of [undefined, '', 'production', 'prod', 'Development', 'staging', 'TEST', ' test']) {
		t.is(readConfig({...production, NODE_ENV: word}).environment, 'production', String(word));
	}

	t.is(readConfig(development).environment, 'development');
	t.is(readConfig({...production, NODE_ENV: 'test'}).environment, 'test');
});

test('everything that is missing is told at once', t => {
	const needed = variables.filter(([, {isNeeded}]) => isNeeded);
	t.deepEqual(namesIn(faultsOf({})), needed.map(([name]) => name).toSorted());
	t.deepEqual(faultsOf({}), faultsOf(Object.fromEntries(needed.map(([name]) => [name, '']))), 'empty is missing');
});

test('everything that is wrong is told at once, what production forbids included', t => {
	const faults = faultsOf({
		...production,
		REDIS_URL: '',
		PORT: 'eighty',
		RATE_LIMIT_SCALE: '0',
		SANDBOX: 'true',
		SCAIKEY_ISSUER: 'http://id.example.com',
		PUBLIC_URL: 'http://control.example.com',
		METRICS_HOST: '0.0.0.0',
	});
	t.deepEqual(namesIn(faults), ['METRICS_TOKEN', 'PORT', 'PUBLIC_URL', 'RATE_LIMIT_SCALE', 'REDIS_URL', 'SANDBOX', 'SCAIKEY_ISSUER']);
});

const developmentOnly = variables.filter(([, {isForDevelopment}]) => isForDevelopment);
const SAMPLES: Readonly<Record<string, string>> = {
	LOCAL_ISSUER_ADMIN_URL: 'http://127.0.0.1:1',
	LOCAL_ISSUER_ADMIN_SECRET: 'x'.repeat(32),
	LOCAL_MAILBOX_URL: 'http://127.0.0.1:1',
	FAILPOINT: 'unit:before-commit=/tmp/x',
};

for (const [name] of developmentOnly) {
	test(`production does not start with ${name}, development does`, t => {
		const value = SAMPLES[name] ?? 'true';
		t.deepEqual(namesIn(faultsOf({...production, [name]: value})), [name]);
		t.deepEqual(faultsOf({...development, [name]: value}), []);
	});
}

test('an issuer on this machine or without TLS is for development', t => {
	for (const issuer of [
		...['http://id.example.com', 'https://localhost:8001', 'https://127.0.0.1', 'https://[::1]:1', 'https://127.9.9.9'],
		...['https://localhost.', 'https://id.localhost', 'https://[::ffff:7f00:1]', 'https://0.0.0.0', 'https://[::]'],
	]) {
		t.deepEqual(namesIn(faultsOf({...production, SCAIKEY_ISSUER: issuer})), ['SCAIKEY_ISSUER'], issuer);
		t.deepEqual(namesIn(faultsOf({...production, SCAIKEY_JWKS_URL: issuer})), ['SCAIKEY_JWKS_URL'], issuer);
		t.deepEqual(faultsOf({...development, SCAIKEY_ISSUER: issuer}), [], issuer);
	}
});

test('who waits for VIES must say where it is', t => {
	t.deepEqual(namesIn(faultsOf({...production, VAT_STRICT: 'true'})), ['VAT_STRICT']);
	t.deepEqual(faultsOf({...production, VAT_STRICT: 'true', VIES_URL: 'https://vies.example'}), []);
});

test('metrics beyond this machine need a token', t => {
	t.deepEqual(namesIn(faultsOf({...production, METRICS_HOST: '0.0.0.0'})), ['METRICS_TOKEN']);
	t.deepEqual(faultsOf({...production, METRICS_HOST: '0.0.0.0', METRICS_TOKEN: 'x'.repeat(16)}), []);
});

test('keys for credentials have an id and 32 bytes each', t => {
	const config = readConfig({...production, CREDENTIALS_KEY: `k2:${key},k1:${key}`});
	t.deepEqual(
		config.credentialsKeys.map(({id}) => id),
		['k2', 'k1'],
	);
	for (const wrong of [key, `:${key}`, `k1:${key.slice(0, 20)}`, `K1:${key}`, 'k1:', `k1:${key},`]) {
		t.deepEqual(namesIn(faultsOf({...production, CREDENTIALS_KEY: wrong})), ['CREDENTIALS_KEY'], wrong);
	}
});

test('a fault never repeats the value: it may be a secret', t => {
	const faults = faultsOf({...production, CREDENTIALS_KEY: 'k1:hunter2', METRICS_TOKEN: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@x'});
	t.is(faults.length, 3);
	t.notRegex(faults.join(), /hunter2/);
});

test('lists are split at commas, and numbers are whole', t => {
	t.deepEqual(readConfig({...production, CORS_ORIGINS: ' https://a.example , https://b.example,'}).corsOrigins, [
		'https://a.example',
		'https://b.example',
	]);
	for (const port of ['-1', '65536', '80.5', '1e3', '0x50', ' '])
		t.deepEqual(namesIn(faultsOf({...production, PORT: port})), ['PORT'], port);
});
