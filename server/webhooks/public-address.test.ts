import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

describe('addresses of the public internet', () => {
  it.each([
    '1.1.1.1',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:831::200e',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    // this computer, this network
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '::1',
    // private, behind carriers
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.127.255.255',
    'fc00::1',
    'fd12:3456::1',
    // metadata and services of clouds
    '169.254.169.254',
    '169.254.170.2',
    'fd00:ec2::254',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    // link-local, site-local
    '169.254.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    // multicast, broadcast, reserved, documentation, benchmarking
    '224.0.0.1',
    '239.255.255.255',
    '255.255.255.255',
    '240.0.0.1',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '192.88.99.1',
    'ff02::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    // IPv4 in IPv6: mapped, compatible, 6to4, NAT64, Teredo
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a00:1',
    '::127.0.0.1',
    '2002:7f00:1::',
    '2002:808:808::1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    // no addresses
    '',
    'localhost',
    'example.org',
    '1.1.1.1.1',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false))
})
