import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config.ts'

/** A whole class that comes back in the same second must not be turned away by the kernel's queue. */
const BACKLOG = 4096
/** What is still under way when the server stops gets this long. */
const SHUTDOWN_MS = 5_000

/** @returns the port that the system gave, where 0 was asked for */
export function listen(server: Server, config: Pick<Config, 'port' | 'host'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Takes no more connections, and lets requests that are under way end while `closeParts` ends the rest. */
export async function stopListening(server: Server, closeParts: () => Promise<void>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const partsClosed = closeParts()
  server.closeIdleConnections()
  const late = new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref())
  await Promise.race([closed, late])
  server.closeAllConnections()
  await partsClosed
}
