import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { Config } from '../config.ts'

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** Interfaces of containers, virtual machines and tunnels: addresses that the phones of a class do not reach. */
const VIRTUAL = /^(docker|br-|veth|virbr|vbox|vmnet|vethernet|utun|tun|tap|tailscale|zt|wg|lxc|cni|flannel)/i

/**
 * Under which addresses browsers reach this server.
 *
 * With `PUBLIC_URL` there is one answer. Without it a class in a room opens the computer's own address, so the
 * pages that may use the server are those of localhost, of the computer's names and of its network addresses, on
 * the port that it listens on. These come from the operating system, never from a request: a `Host` header is
 * only believed where it names one of them, and then only to print links.
 */
export class Addresses {
  private readonly config: Pick<Config, 'publicUrl' | 'allowedOrigins' | 'host'>
  private readonly interfaces: () => Interfaces
  private readonly name: () => string
  private port: number

  constructor(
    config: Pick<Config, 'publicUrl' | 'allowedOrigins' | 'host' | 'port'>,
    interfaces: () => Interfaces = networkInterfaces,
    name: () => string = hostname,
  ) {
    this.config = config
    this.port = config.port
    this.interfaces = interfaces
    this.name = name
  }

  /** Called once the server listens: with `PORT=0` the system chose the port. */
  listensOn(port: number): void {
    this.port = port
  }

  /** Browsers speak TLS with us or with a proxy in front: cookies are `Secure`, and HSTS is sent. */
  get secure(): boolean {
    return this.config.publicUrl?.startsWith('https:') ?? false
  }

  /** @param origin an `Origin` header, as it came */
  isAllowedOrigin(origin: string): boolean {
    const { publicUrl, allowedOrigins } = this.config
    if (origin === publicUrl || allowedOrigins.includes(origin)) return true
    // Asked anew each time: a laptop that changes its Wi-Fi changes its address.
    return publicUrl === undefined && this.own().includes(origin)
  }

  /**
   * The start of links that people open, without a slash at its end.
   * @param host the `Host` header of the request for which the link is made
   */
  linkBase(host?: string): string {
    const { publicUrl } = this.config
    if (publicUrl !== undefined) return publicUrl
    const asked = host === undefined ? undefined : `http://${host.toLowerCase()}`
    // The way by which the instructor came is a way that works, unless it leads to their own computer only.
    if (asked && !this.loopback().includes(asked) && this.own().includes(asked)) return asked
    return this.network()[0] ?? this.local()
  }

  /** The address for the person who sits at this computer. */
  local(): string {
    return this.config.publicUrl ?? this.at('localhost')
  }

  /** Addresses for other computers in the network, the likeliest first; none when only this computer can connect. */
  network(): string[] {
    const { host } = this.config
    if (isLoopback(host)) return []
    if (host !== '0.0.0.0' && host !== '::' && host !== '') return [this.at(host)]
    return Object.entries(this.interfaces())
      .flatMap(([name, infos]) => (infos ?? []).map((info) => ({ name, info })))
      .filter(({ info }) => !info.internal && !(info.family === 'IPv6' && info.address.startsWith('fe80')))
      .sort((a, b) => rank(a) - rank(b))
      .map(({ info }) => this.at(info.address))
  }

  private own(): string[] {
    const name = this.name().toLowerCase()
    // A computer may bear a name that no address can hold, such as one with a blank.
    const byName = [name, `${name}.local`].filter((host) => URL.canParse(`http://${host}`))
    return [...this.loopback(), ...this.network(), ...byName.map((host) => this.at(host))]
  }

  private loopback(): string[] {
    return [this.at('localhost'), this.at('127.0.0.1'), this.at('::1')]
  }

  private at(host: string): string {
    return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${this.port}`).origin
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function rank({ name, info }: { name: string; info: NetworkInterfaceInfo }): number {
  return (VIRTUAL.test(name) ? 2 : 0) + (info.family === 'IPv4' ? 0 : 1)
}
