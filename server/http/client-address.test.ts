import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

it('believes no header without a proxy of ours', () => {
  expect(clientAddress('192.0.2.1', '10.0.0.1', 0)).toBe('192.0.2.1')
  expect(clientAddress(undefined, undefined, 0)).toBe('unknown')
})

it('takes what the outermost proxy of ours saw, not what the client said before it', () => {
  expect(clientAddress('127.0.0.1', '1.1.1.1, 192.0.2.9', 1)).toBe('192.0.2.9')
  expect(clientAddress('127.0.0.1', '1.1.1.1, 192.0.2.9, 10.0.0.2', 2)).toBe('192.0.2.9')
  expect(clientAddress('127.0.0.1', '192.0.2.9', 5)).toBe('192.0.2.9')
})

it('counts an IPv6 network as one, and IPv4 in IPv6 as IPv4', () => {
  expect(clientAddress('2001:db8:1:2:3:4:5:6', undefined, 0)).toBe('2001:db8:1:2::/64')
  expect(clientAddress('2001:0DB8:1:2::9', undefined, 0)).toBe('2001:db8:1:2::/64')
  expect(clientAddress('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64')
  expect(clientAddress('::1', undefined, 0)).toBe('0:0:0:0::/64')
  expect(clientAddress('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1')
})

it('does not count the port that some proxies add, nor anything that is no address', () => {
  expect(clientAddress('127.0.0.1', '192.0.2.9:50123', 1)).toBe('192.0.2.9')
  expect(clientAddress('127.0.0.1', '[2001:db8:1:2::9]:50123', 1)).toBe('2001:db8:1:2::/64')
  expect(clientAddress('127.0.0.1', `${'x'.repeat(10_000)}`, 1)).toBe('unknown')
  expect(clientAddress('127.0.0.1', '', 1)).toBe('unknown')
})
