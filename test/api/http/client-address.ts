import test from 'ava';
import {networkOf} from '../../../src/api/http/client-address.ts';

test('of IPv6 all addresses of a network count as one, of IPv4 each by itself', t => {
	t.is(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
	t.not(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
	t.not(networkOf('192.0.2.1'), networkOf('192.0.2.2'));
	t.is(networkOf('::ffff:192.0.2.1'), '192.0.2.1', 'however it is written');
	t.not(networkOf('::ffff:192.0.2.1'), networkOf('::ffff:192.0.2.2'));
	t.is(networkOf('fe80::1%eth0'), networkOf('fe80::2%eth0'));
});

test('what is no address counts as it is', t => {
	t.is(networkOf('unknown'), 'unknown');
	t.is(networkOf('192.0.2.1:443'), '192.0.2.1:443');
});
