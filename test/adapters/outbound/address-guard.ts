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

type Row = readonly [url: string, customers: string | undefined, production: string | undefined, development: string | undefined];

const NOT_PUBLIC = 'must be on a public address';
const NOT_HTTPS = 'must be https';
const NAMED = 'must not contain a user name or password';

const table: readonly Row[] = [
	['https://public.example/', undefined, undefined, undefined],
	['https://not-there-yet.example/', undefined, undefined, undefined],
	['http://public.example/', NOT_HTTPS, NOT_HTTPS, NOT_HTTPS],
	['http://not-there-yet.example/', NOT_HTTPS, NOT_HTTPS, NOT_HTTPS],
	['https://10.0.0.7/', NOT_PUBLIC, undefined, undefined],
	['http://10.0.0.7:8080/', NOT_HTTPS, undefined, undefined],
	['http://own.example/', NOT_HTTPS, undefined, undefined],
	['http://mixed.example/', NOT_HTTPS, NOT_HTTPS, NOT_HTTPS],
	['https://mixed.example/', NOT_PUBLIC, undefined, undefined],
	['https://[fd00::7]/', NOT_PUBLIC, undefined, undefined],
	['https://192.168.1.1/', NOT_PUBLIC, NOT_PUBLIC, NOT_PUBLIC],
	['https://127.0.0.1/', NOT_PUBLIC, NOT_PUBLIC, undefined],
	['http://127.0.0.1:9000/', NOT_HTTPS, NOT_HTTPS, undefined],
	['http://[::1]:9000/', NOT_HTTPS, NOT_HTTPS, undefined],
	['https://rebound.example/', NOT_PUBLIC, NOT_PUBLIC, undefined],
	['https://0x7f000001/', NOT_PUBLIC, NOT_PUBLIC, undefined],
	['https://[::ffff:10.0.0.7]/', NOT_PUBLIC, undefined, undefined],
	['https://169.254.169.254/', NOT_PUBLIC, NOT_PUBLIC, NOT_PUBLIC],
	['https://[fd00:ec2::254]/', NOT_PUBLIC, NOT_PUBLIC, NOT_PUBLIC],
	['https://100.100.100.200/', NOT_PUBLIC, NOT_PUBLIC, NOT_PUBLIC],
	['https://[64:ff9b::a9fe:a9fe]/', NOT_PUBLIC, NOT_PUBLIC, NOT_PUBLIC],
	['ftp://public.example/', NOT_HTTPS, NOT_HTTPS, NOT_HTTPS],
	['https://me:secret@public.example/', NAMED, NAMED, NAMED],
];

for (const [url, customers, production, development] of table) {
	test(`${url} as a target of customers, of services in production, of services in development`, async t => {
		t.is(await faultUnder(forCustomers, url), customers);
		t.is(await faultUnder(inProduction, url), production);
		t.is(await faultUnder(inDevelopment, url), development);
	});
}
