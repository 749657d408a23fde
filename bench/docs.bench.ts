import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Crowd } from './documents/crowd.ts'
import { DocumentClient } from './documents/document-client.ts'
import { DocumentPeer } from './documents/document-peer.ts'
import type { DocumentServer, Place } from './documents/document-server.ts'
import { LecternDocuments } from './documents/lectern-documents.ts'
import { typedDocument, typing } from './documents/typing.ts'
import { percentile, ratio, table } from './figures.ts'
import { memoryInUse } from './process-usage.ts'
import { type Cost, inTurns, wait } from './turns.ts'

/**
 * Shared documents beside the usual Yjs servers: all run all the time and take turns, so that whatever else the
 * machine does meets them alike. Servers and load share the machine; only ratios of one run mean something.
 */
const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '200' },
    documents: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', multiple: true, default: ['memory', 'many', 'fan-out', 'joining'] },
  },
})
const readers = Number(values.readers)
const documents = Number(values.documents)
const rounds = Number(values.rounds)
const LARGE_BYTES = 200_000
const SINGLE_BYTES = 20_000
const SINGLES = Math.min(200, documents)
const JOINS_AT_ONCE = 50
/** Longer than what was typed waits to be stored (server/collab/saver.ts): its cost counts in the turn. */
const TAIL_MS = 300

const TARGETS = { fanOut: 0.75, many: 0.45, join: 0.1 }

const precise = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

function compared(
  title: string,
  servers: readonly DocumentServer[],
  costs: readonly Cost[],
  each: number,
): void {
  const [ours] = costs as [Cost]
  console.log(`\n${title}`)
  console.log(
    table([
      ['', 'p50', 'p95', 'p99', 'CPU each', 'Lectern ÷ it: CPU', 'p50', 'p99'],
      ...costs.map((cost, i) => [
        servers[i]?.name ?? '',
        ...[0.5, 0.95, 0.99].map((p) => precise(percentile(cost.times, p))),
        `${(cost.cpu / each).toFixed(1)} µs`,
        ratio(ours.cpu, cost.cpu),
        ...[0.5, 0.99].map((p) => ratio(percentile(ours.times, p), percentile(cost.times, p))),
      ]),
    ]),
  )
}

function against(target: number, [ours, ...peers]: readonly Cost[]): void {
  const hocuspocus = peers.at(-1)?.cpu ?? Number.NaN
  const reached = (ours?.cpu ?? Number.NaN) / hocuspocus <= target
  console.log(
    `CPU against Hocuspocus: ${ratio(ours?.cpu ?? Number.NaN, hocuspocus)}, the target is ${target}: ` +
      `${reached ? 'reached' : 'NOT reached'}`,
  )
}

const seats = (kind: Place['kind'], count: number, writers: number) =>
  Array.from({ length: count }, (_, n) =>
    Array.from({ length: Math.max(1, writers) }, (_, person) => ({
      place: { kind, n },
      person,
      types: person < writers,
    })),
  ).flat()

/** Puts a whole document into a server in one change. */
async function put(server: DocumentServer, place: Place, content: Uint8Array): Promise<DocumentClient> {
  const { client } = await DocumentClient.open(
    await server.address(place, 0),
    server.dialect,
    server.document(place),
  )
  client.update(content)
  return client
}

const inUse = (servers: readonly DocumentServer[]) => Promise.all(servers.map(({ pid }) => memoryInUse(pid)))

async function memory(servers: readonly DocumentServer[]): Promise<void> {
  for (const server of servers) {
    const warm = new Crowd(server)
    await warm.open(seats('warm', 20, 2))
    await warm.type(3, 200)
    warm.leave()
  }
  const before = await inUse(servers)
  const crowds = servers.map((server) => new Crowd(server))
  for (const crowd of crowds) {
    await crowd.open(seats('small', documents, 2))
    await crowd.type(1, 1_000)
  }
  const opened = await inUse(servers)

  const content = typedDocument(source, SINGLE_BYTES)
  const readers: DocumentClient[] = []
  for (const server of servers) {
    for (let n = 0; n < SINGLES; n++) readers.push(await put(server, { kind: 'single', n }, content))
  }
  await wait(TAIL_MS)
  const filled = await inUse(servers)
  for (const reader of readers) reader.leave()
  await ended(crowds)

  const each = (more: readonly number[], less: readonly number[], count: number) =>
    servers.map((_, i) => ((more[i] ?? 0) - (less[i] ?? 0)) / count / 1024)
  const columns = [each(opened, before, documents), each(filled, opened, SINGLES)]
  console.log(
    '\nMemory of an open document with its connections (objects and buffers, after garbage collection)',
  )
  console.log(
    table([
      ['', 'small, two writers', 'Lectern ÷ it', `of ${SINGLE_BYTES / 1000} kB, one reader`, 'Lectern ÷ it'],
      ...servers.map(({ name }, i) => [
        name,
        ...columns.flatMap((column) => [
          `${(column[i] ?? 0).toFixed(1)} kB`,
          ratio(column[0] ?? 0, column[i] ?? 0),
        ]),
      ]),
    ]),
  )
}

async function manyDocuments(servers: readonly DocumentServer[]): Promise<void> {
  const crowds = servers.map((server) => new Crowd(server))
  for (const crowd of crowds) {
    await crowd.open(seats('pair', documents, 2))
    await crowd.type(2, 1_000)
  }
  const costs = await inTurns(crowds.map(timed), 6, 0, ({ crowd }) => typed(crowd, 2, 1_000))
  compared(
    `${documents} documents with 2 writers each, ${2 * documents} changes/s: a change until the other has it, CPU for each`,
    servers,
    costs,
    6 * 2 * 2 * documents,
  )
  against(TARGETS.many, costs)
  await ended(crowds)
}

async function fanOut(servers: readonly DocumentServer[]): Promise<void> {
  const crowds = servers.map((server) => new Crowd(server))
  const place: Place = { kind: 'shared', n: 0 }
  for (const crowd of crowds) {
    const people = Array.from({ length: readers + 1 }, (_, person) => ({
      place,
      person,
      types: person === readers,
    }))
    await crowd.open(people)
    await crowd.type(5, 50)
  }
  const costs = await inTurns(crowds.map(timed), rounds, 0, ({ crowd }) => typed(crowd, 20, 50))
  compared(
    `One document, ${readers} readers, 20 changes/s: a change until all have it, CPU for each delivered message`,
    servers,
    costs,
    rounds * 20 * readers,
  )
  against(TARGETS.fanOut, costs)
  await ended(crowds)
}

async function joining(servers: readonly DocumentServer[]): Promise<void> {
  const place: Place = { kind: 'large', n: 0 }
  const content = typedDocument(source, LARGE_BYTES)
  const keepers: DocumentClient[] = []
  for (const server of servers) keepers.push(await put(server, place, content))
  // By now each has stored and merged what it stores and merges.
  await wait(2_000)
  for (const server of servers)
    await join(server, place, await addresses(server, place, JOINS_AT_ONCE), content)
  const kilobytes = Math.round(content.length / 1000)
  const repeats = 6
  for (const { count, atOnce, title } of [
    { count: 10, atOnce: 1, title: 'One joins' },
    { count: JOINS_AT_ONCE, atOnce: JOINS_AT_ONCE, title: `${JOINS_AT_ONCE} join at once` },
  ]) {
    const tickets = new Map<DocumentServer, string[]>()
    const costs = await inTurns(servers, 0, 0, async () => undefined)
    for (let round = 0; round < repeats; round++) {
      for (const server of servers) {
        tickets.set(server, await addresses(server, place, count))
      }
      const first = round % servers.length
      const turn = [...servers.slice(first), ...servers.slice(0, first)]
      const more = await inTurns(turn, 1, 100, (server) =>
        join(server, place, tickets.get(server) ?? [], content, atOnce),
      )
      for (const [i, cost] of more.entries()) {
        const all = costs[servers.indexOf(turn[i] as DocumentServer)] as Cost
        all.times.push(...cost.times)
        all.cpu += cost.cpu
      }
    }
    compared(
      `${title} a document of ${kilobytes} kB: until everything is there, CPU for each`,
      servers,
      costs,
      repeats * count,
    )
    against(TARGETS.join, costs)
  }
  for (const keeper of keepers) keeper.leave()
}

const addresses = (server: DocumentServer, place: Place, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => server.address(place, 1 + n)))

/** They join, `atOnce` at a time. @returns ms until everybody of each such group has everything */
async function join(
  server: DocumentServer,
  place: Place,
  from: readonly string[],
  content: Uint8Array,
  atOnce = from.length,
): Promise<number[]> {
  const times: number[] = []
  for (let begun = 0; begun < from.length; begun += atOnce) {
    const started = performance.now()
    const joined = await Promise.all(
      from
        .slice(begun, begun + atOnce)
        .map((address) => DocumentClient.open(address, server.dialect, server.document(place))),
    )
    times.push(performance.now() - started)
    for (const { client, content: came } of joined) {
      const bytes = came.reduce((sum, { length }) => sum + length, 0)
      if (bytes < content.length * 0.99) throw new Error(`${server.name}: only ${bytes} bytes came`)
      client.leave()
    }
  }
  await wait(50)
  return times
}

const timed = (crowd: Crowd) => ({ crowd, pid: crowd.server.pid })

async function typed(crowd: Crowd, count: number, gapMs: number): Promise<number[]> {
  const times = await crowd.type(count, gapMs)
  await wait(TAIL_MS)
  return times
}

async function ended(crowds: readonly Crowd[]): Promise<void> {
  for (const crowd of crowds) {
    await crowd.verify()
    crowd.leave()
  }
}

const source = typing()
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores; documents made from ${source.source}.\n` +
    'Lectern is the built program: tickets, rights, checks of every change, all of it stored in SQLite within the\n' +
    'measured time. The peers store nothing, check nothing and let everybody do everything. Cursors are not shown.',
)
const PARTS = { memory, many: manyDocuments, 'fan-out': fanOut, joining }
const lectern = await LecternDocuments.start(documents)
const servers: DocumentServer[] = [lectern]
try {
  servers.push(await DocumentPeer.start('y-websocket'))
  servers.push(await DocumentPeer.start('hocuspocus'))
  for (const [name, part] of Object.entries(PARTS)) if (values.only.includes(name)) await part(servers)
} finally {
  await Promise.all(servers.map((server) => server.stop()))
}
