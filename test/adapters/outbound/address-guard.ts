import test from 'ava';
import {createAddressPolicy, type OutboundRules, publicRules, serviceRules} from '../../../src/adapters/outbound/address-guard.ts';

const strict = {isInsecureAllowed: false, isLoopbackAllowed: false, serviceRanges: ['10.0.0.0/8', '169.254.0.0/16', 'fd00::/8']};
const names: Record<string, string[]> = {
	'public.example': ['93.184.216.34'],
	'mixed.example': ['93.184.216.34', '10.0.0.7'],
	'own.example': ['10.0.0.7'],
	'rebound.example': ['127.0.0.1'],
};
const faultUnder = async (rules: OutboundRules, url: string) =>
	createAddressPolicy(rules, async host => names[host] ?? Promise.reject(new Error('unknown'))).faultOf(url);

const inProduction = serviceRules({outbound: strict, isProduction: true});
const inDevelopment = serviceRules({outbound: strict, isProduction: false});
const forCustomers = publicRules(strict);

const table: readonly [url: string, customers: string | undefined, production: string | undefined, development: string | undefined][] = [
	['https://public.example/', undefined, undefined, undefined],
	['https://not-there-yet.example/', undefined, undefined, undefined],
	['http://public.example/', 'must be https', 'must be https', 'must be https'],
	['http://not-there-yet.example/', 'must be https', 'must be https', 'must be https'],
	['https://10.0.0.7/', 'must be on a public address', undefined, undefined],
	['http://10.0.0.7:8080/', 'must be https', undefined, undefined],
	['http://own.example/', 'must be https', undefined, undefined],
	['http://mixed.example/', 'must be https', 'must be https', 'must be https'],
	['https://mixed.example/', 'must be on a public address', undefined, undefined],
	['https://[fd00::7]/', 'must be on a public address', undefined, undefined],
	['https://192.168.1.1/', 'must be on a public address', 'must be on a public address', 'must be on a public address'],
	['https://127.0.0.1/', 'must be on a public address', 'must be on a public address', undefined],
	['http://127.0.0.1:9000/', 'must be https', 'must be https', undefined],
	['http://[::1]:9000/', 'must be https', 'must be https', undefined],
	['https://rebound.example/', 'must be on a public address', 'must be on a public address', undefined],
	['https://0x7f000001/', 'must be on a public address', 'must be on a public address', undefined],
	['https://[::ffff:10.0.0.7]/', 'must be on a public address', undefined, undefined],
	...['https://169.254.169.254/', 'https://[fd00:ec2::254]/', 'https://100.100.100.200/', 'https://[64:ff9b::a9fe:a9fe]/'].map(
		url => [url, 'must be on a public address', 'must be on a public address', 'must be on a public address'] as const,
	),
	['ftp://public.example/', 'must be https', 'must be https', 'must be https'],
	['https://me:secret@public.example/', ...Array.from({length: 3}, () => 'must not contain a user name or password')] as never,
];

for (const [url, customers, production, development] of table) {
	test(`${url} as a target of customers, of services in production, of services in development`, async t => {
		t.is(await faultUnder(forCustomers, url), customers);
		t.is(await faultUnder(inProduction, url), production);
		t.is(await faultUnder(inDevelopment, url), development);
	});
}
