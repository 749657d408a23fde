import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { TicketBody } from '../shared/wire/http.ts'
import { LiveClient, post } from '../tests/support/live-client.ts'
import { ServerProcess } from '../tests/support/server-process.ts'
import { percentile, spread, table } from './figures.ts'
import { Peer } from './peers/peer.ts'
import { cpuMicros, residentBytes } from './process-usage.ts'

/**
 * One room: learners join at once over HTTP and WebSocket, then the instructor changes slides and every learner
 * must follow. Server and load run on the same machine; only ratios to the peers of the same run mean something.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '2000' },
    slides: { type: 'string', default: '50' },
  },
})
const learnerCount = Number(values.learners)
const slideCount = Number(values.slides)
/** Joins under way at once: what a browser's worth of phones does when the code goes up on the wall. */
const JOINS_AT_ONCE = 400

interface Round {
  joinMs: number
  press: number[]
  cpuPerMessage: number
}

async function lectern(): Promise<Round> {
  const server = await ServerProcess.start()
  const learners: LiveClient[] = []
  try {
    const session = await server.createSession('backend-frameworks')
    const idle = { memory: residentBytes(server.pid), cpu: cpuMicros(server.pid) }
    let wanted = -1
    let waiting = 0
    let arrived: () => void = () => {}
    const seen = new Int32Array(learnerCount).fill(-1)
    const onView = (index: number) => (slide: number) => {
      if (seen[index] === slide) return
      seen[index] = slide
      if (slide === wanted && --waiting === 0) arrived()
    }

    const started = performance.now()
    const joinTimes: number[] = []
    let next = 0
    await Promise.all(
      Array.from({ length: Math.min(JOINS_AT_ONCE, learnerCount) }, async () => {
        while (next < learnerCount) {
          const index = next++
          const at = performance.now()
          const note = onView(index)
          learners[index] = await LiveClient.join(server.base, session.code, `Learner ${index}`, (view) =>
            note(view.stage?.slide ?? -1),
          )
          joinTimes.push(performance.now() - at)
        }
      }),
    )
    const joinMs = performance.now() - started
    const joinCpu = (cpuMicros(server.pid) - idle.cpu) / learnerCount
    const memory = (residentBytes(server.pid) - idle.memory) / learnerCount

    const { ticket } = await post<TicketBody>(
      `${server.base}/api/v1/sessions/${session.id}/tickets`,
      {},
      { authorization: `Bearer ${session.hostToken}` },
    )
    const host = await LiveClient.connect(server.base, session.id, ticket, () => {})
    host.do('start', { type: 'session.start' })

    const press: number[] = []
    const before = { cpu: cpuMicros(server.pid), messages: total(learners), bytes: await bytes(learners) }
    for (let n = 1; n <= slideCount; n++) {
      wanted = n % 2 === 0 ? 0 : 1
      waiting = seen.filter((slide) => slide !== wanted).length
      const at = performance.now()
      const all = new Promise<void>((resolve) => {
        arrived = resolve
      })
      host.do(`slide-${n}`, { type: 'slide.show', slide: wanted, step: 0 })
      await all
      press.push(performance.now() - at)
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    const messages = total(learners) - before.messages
    const cpuPerMessage = (cpuMicros(server.pid) - before.cpu) / messages
    const bytesPerMessage = ((await bytes(learners)) - before.bytes) / messages
    const behind = seen.filter((slide) => slide !== wanted).length

    console.log(`\nLectern, ${learnerCount} learners in one room, ${slideCount} slide changes`)
    console.log(
      table([
        ['everybody joined', `${(joinMs / 1000).toFixed(1)} s (each: ${spread(joinTimes)})`],
        ['CPU of the server for a join', `${joinCpu.toFixed(0)} µs`],
        ['memory of the server for a learner', `${(memory / 1024).toFixed(1)} kB`],
        ['press → last learner has the slide', spread(press)],
        ['CPU of the server for a delivered message', `${cpuPerMessage.toFixed(1)} µs`],
        ['bytes for a delivered message', bytesPerMessage.toFixed(0)],
        ['learners behind at the end', String(behind)],
      ]),
    )
    if (behind > 0) process.exitCode = 1
    return { joinMs, press, cpuPerMessage }
  } finally {
    for (const learner of learners) learner?.close()
    await server.stop()
  }
}

async function peer(name: 'bare-ws' | 'socket-io', bytesEach: number): Promise<Round> {
  const { peer, joinMs } = await Peer.start(name, learnerCount)
  try {
    const press: number[] = []
    const before = cpuMicros(peer.pid)
    for (let n = 1; n <= slideCount; n++) {
      press.push(await peer.broadcast('x'.repeat(bytesEach)))
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return { joinMs, press, cpuPerMessage: (cpuMicros(peer.pid) - before) / (learnerCount * slideCount) }
  } finally {
    peer.stop()
  }
}

const total = (learners: readonly LiveClient[]) =>
  learners.reduce((sum, learner) => sum + learner.messages, 0)

async function bytes(learners: readonly LiveClient[]): Promise<number> {
  const each = await Promise.all(learners.map((learner) => learner.bytesRead()))
  return each.reduce((sum, count) => sum + count, 0)
}

console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, load and server on this machine`)
const ours = await lectern()
const bare = await peer('bare-ws', 100)
const socketIo = await peer('socket-io', 100)
const row = (name: string, round: Round) => [
  name,
  `${(round.joinMs / 1000).toFixed(1)} s`,
  spread(round.press),
  `${round.cpuPerMessage.toFixed(1)} µs`,
  (ours.cpuPerMessage / round.cpuPerMessage).toFixed(2),
]
console.log('\nThe same broadcast by peers that know no rooms, people or disk (100 bytes each)')
console.log(
  table([
    ['', 'all connected', 'press → last', 'CPU a message', 'Lectern ÷ peer'],
    row('Lectern', ours),
    row('ws, encoded once', bare),
    row('Socket.IO 4', socketIo),
  ]),
)
console.log(`\nslowest change of Lectern: ${percentile(ours.press, 1).toFixed(0)} ms`)
