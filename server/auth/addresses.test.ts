import type { NetworkInterfaceInfo } from 'node:os'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { Addresses } from './addresses.ts'

const net = (address: string, internal = false) =>
  ({ address, internal, family: address.includes(':') ? 'IPv6' : 'IPv4' }) as NetworkInterfaceInfo

const interfaces = () => ({
  lo: [net('127.0.0.1', true), net('::1', true)],
  docker0: [net('172.17.0.1')],
  wlan0: [net('fe80::1'), net('2001:db8::7'), net('192.168.1.20')],
})

const given = (config: { publicUrl?: string; host?: string; allowedOrigins?: string[]; port?: number }) =>
  new Addresses({ host: '0.0.0.0', port: 3000, allowedOrigins: [], ...config }, interfaces)

describe('with a public address', () => {
  const addresses = given({ publicUrl: 'https://class.example.org', allowedOrigins: ['https://lms.example'] })

  it('is used from there and from the origins that were allowed, and from nowhere else', () => {
    expect(addresses.isAllowedOrigin('https://class.example.org')).toBe(true)
    expect(addresses.isAllowedOrigin('https://lms.example')).toBe(true)
    for (const origin of [
      'http://class.example.org',
      'https://class.example.org:8443',
      'https://class.example.org.evil.example',
      'http://localhost:3000',
      'http://192.168.1.20:3000',
      'null',
      '',
    ]) {
      expect(addresses.isAllowedOrigin(origin)).toBe(false)
    }
  })

  it('has it in every link, whatever a request says', () => {
    expect(addresses.linkBase('evil.example')).toBe('https://class.example.org')
    expect(addresses.local()).toBe('https://class.example.org')
    expect(addresses.secure).toBe(true)
  })
})

describe('without one', () => {
  it('is used from this computer’s own addresses on its port', () => {
    const addresses = given({})
    for (const origin of [
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
      'http://192.168.1.20:3000',
      'http://[2001:db8::7]:3000',
      `http://${hostname().toLowerCase()}.local:3000`,
    ]) {
      expect(addresses.isAllowedOrigin(origin)).toBe(true)
    }
    for (const origin of ['http://localhost:5173', 'https://localhost:3000', 'http://192.168.1.21:3000']) {
      expect(addresses.isAllowedOrigin(origin)).toBe(false)
    }
    expect(addresses.secure).toBe(false)
  })

  it('links to the address by which the instructor came, or the likeliest for others', () => {
    const addresses = given({})
    expect(addresses.linkBase()).toBe('http://192.168.1.20:3000')
    expect(addresses.linkBase('localhost:3000')).toBe('http://192.168.1.20:3000')
    expect(addresses.linkBase('172.17.0.1:3000')).toBe('http://172.17.0.1:3000')
    expect(addresses.linkBase('evil.example')).toBe('http://192.168.1.20:3000')
    expect(addresses.linkBase('evil.example/"><script>')).toBe('http://192.168.1.20:3000')
    expect(addresses.local()).toBe('http://localhost:3000')
    expect(addresses.network()).toEqual([
      'http://192.168.1.20:3000',
      'http://[2001:db8::7]:3000',
      'http://172.17.0.1:3000',
    ])
  })

  it('links to what it listens on, where that is one address', () => {
    expect(given({ host: '127.0.0.1' }).linkBase()).toBe('http://localhost:3000')
    expect(given({ host: '10.0.0.5' }).linkBase()).toBe('http://10.0.0.5:3000')
  })

  it('follows the port that the system chose', () => {
    const addresses = given({ port: 0 })
    addresses.listensOn(45_123)
    expect(addresses.isAllowedOrigin('http://localhost:45123')).toBe(true)
    expect(addresses.linkBase()).toBe('http://192.168.1.20:45123')
  })

  it('works on a computer whose name fits into no address', () => {
    for (const name of ['', 'my class room', 'a/b']) {
      const addresses = new Addresses(
        { host: '0.0.0.0', port: 3000, allowedOrigins: [] },
        interfaces,
        () => name,
      )
      expect(addresses.isAllowedOrigin('http://192.168.1.20:3000')).toBe(true)
      expect(addresses.isAllowedOrigin('http://evil.example')).toBe(false)
    }
  })
})
