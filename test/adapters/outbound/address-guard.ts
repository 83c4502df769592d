import test from 'ava';
import {
	createAddressPolicy,
	isAllowedAddress,
	type OutboundRules,
	publicRules,
	serviceRules,
} from '../../../src/adapters/outbound/address-guard.ts';

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

/** Addresses that nobody outside may have us call, by what they are. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
	private: ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd00::1', 'fdff:ffff::1'],
	loopback: ['127.0.0.1', '127.1.2.3', '127.255.255.255', '::1'],
	unspecified: ['0.0.0.0', '0.1.2.3', '::'],
	'link-local': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
	'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
	'cloud metadata': ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
	multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
	broadcast: ['255.255.255.255'],
	reserved: ['240.0.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '192.0.0.1', '192.88.99.1', '2001:db8::1', '100::1'],
	'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::ffff:7f00:1', '0:0:0:0:0:ffff:a00:1'],
	'IPv4-compatible': ['::127.0.0.1', '::10.0.0.1', '::808:808', '::7f00:1'],
	'IPv4-translated': ['::ffff:0:127.0.0.1', '::ffff:0:10.0.0.1'],
	NAT64: ['64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b::808:808', '64:ff9b:1::1'],
	'6to4': ['2002:7f00:1::', '2002:a00:1::1', '2002:808:808::1'],
	Teredo: ['2001::1', '2001:0:7f00:1::'],
	'outside of global unicast': ['4000::1', '1::1', '8000::1', '5f00::1'],
	'other notations of IPv4': [
		'2130706433',
		'0x7f000001',
		'017700000001',
		'0x7f.0.0.1',
		'0177.0.0.1',
		'127.1',
		'127.0.1',
		'0xa9fea9fe',
		'10.1',
	],
	'no address': ['', 'localhost', 'example.com', '1.2.3.4.5', '256.1.1.1', '::g', '8.8.8.8 ', 'x'],
};

for (const [kind, addresses] of Object.entries(FORBIDDEN)) {
	test(`no call of a customer goes to an address that is ${kind}`, t => {
		t.deepEqual(
			addresses.filter(address => isAllowedAddress(address, forCustomers)),
			[],
		);
	});
}

test('in development customers reach this machine and nothing else of these', t => {
	const rules = publicRules({...strict, isLoopbackAllowed: true});
	const opened = Object.values(FORBIDDEN)
		.flat()
		.filter(address => isAllowedAddress(address, rules));
	const loopback = [
		...(FORBIDDEN['loopback'] ?? []),
		...(FORBIDDEN['other notations of IPv4'] ?? []),
		'::ffff:127.0.0.1',
		'::ffff:7f00:1',
		'::127.0.0.1',
	];
	t.deepEqual(
		opened.filter(address => !loopback.includes(address)),
		[],
	);
	t.false(opened.some(address => /a9fe|^10/.test(address)));
});

test('metadata is never called, whatever ranges are our own', t => {
	const everything = {...inProduction, ownRanges: ['0.0.0.0/0', '::/0'], isLoopbackAllowed: true};
	for (const address of FORBIDDEN['cloud metadata']?.slice(0, 4) ?? []) t.false(isAllowedAddress(address, everything), address);
});

test('public addresses are allowed', t => {
	for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '::ffff:8.8.8.8']) {
		t.true(isAllowedAddress(address, forCustomers), address);
	}
});

for (const url of [
	'https://2130706433/',
	'https://0x7f.1/',
	'https://0177.0.0.1/',
	'https://127.1/',
	'https://①②⑦.⓪.⓪.①/',
	'https://[::1]/',
	'https://[::127.0.0.1]/',
	'https://[::ffff:169.254.169.254]/',
]) {
	test(`${url} is this machine or its secrets, however it is written`, async t => {
		t.is(await faultUnder(forCustomers, url), NOT_PUBLIC);
	});
}

for (const url of ['file:///etc/passwd', 'gopher://public.example/', 'javascript:alert(1)', 'data:text/plain,x']) {
	test(`${url} is nothing that can be called`, async t => {
		t.is(await faultUnder(inDevelopment, url), NOT_HTTPS);
	});
}

test('what is no URL is told so', async t => {
	for (const text of ['nonsense', '//public.example/', '', 'https://']) t.is(await faultUnder(forCustomers, text), 'must be a URL');
});
