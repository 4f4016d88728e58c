import { expect, test } from 'vitest'
import { asIpv4, networkOf } from './network-of'

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::ffff:a00:1', '10.0.0.1'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('only what is mapped is an IPv4 address', () => {
  expect(asIpv4('::ffff:192.168.255.0')).toBe('192.168.255.0')
  expect([asIpv4('10.0.0.1'), asIpv4('::10.0.0.1'), asIpv4('64:ff9b::a00:1'), asIpv4('unknown')]).toEqual([null, null, null, null])
})
