import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Contender } from './contender.ts'
import { milliseconds, percentile, ratio, spread, table } from './figures.ts'
import { LecternRoom } from './lectern-room.ts'
import { Peer } from './peers/peer.ts'
import { memory, settledMemory } from './process-usage.ts'
import { type Cost, inTurns, measured, wait } from './turns.ts'

/**
 * One room and its peers, side by side: all servers run all the time and take turns, so that whatever else the
 * machine does meets them alike. Server and load share the machine; only ratios of one run mean something.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '50' },
  },
})
const learners = Number(values.learners)
const rounds = Number(values.rounds)
/** About the size of a patch that shows a slide. */
const MESSAGE_BYTES = 85
/** Commands that a person may send in a second (shared/wire/limits.ts); bursts keep to it. */
const PAUSE_AFTER_BURST_MS = 1_100
const BURST = 10

const perLearner = (bytes: number) => `${(bytes / learners / 1024).toFixed(1)} kB`
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`

function compared(title: string, contenders: Contender[], costs: Cost[], each: number): void {
  const [ours] = costs
  if (!ours) return
  console.log(`\n${title}`)
  console.log(
    table([
      ['', 'p50', 'p95', 'p99', 'CPU each', 'Lectern ÷ it: CPU', 'p99'],
      ...costs.map((cost, i) => [
        contenders[i]?.name ?? '',
        ...[0.5, 0.95, 0.99].map((p) => milliseconds(percentile(cost.times, p))),
        `${(cost.cpu / each).toFixed(2)} µs`,
        ratio(ours.cpu, cost.cpu),
        ratio(percentile(ours.times, 0.99), percentile(cost.times, 0.99)),
      ]),
    ]),
  )
}

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${learners} learners in one room`,
)
const room = await LecternRoom.start(learners)
const bare = await Peer.start('bare-ws', learners, MESSAGE_BYTES)
const socketIo = await Peer.start('socket-io', learners, MESSAGE_BYTES)
const all: Contender[] = [room, bare, socketIo]

try {
  const idle: number[] = []
  for (const { pid } of all) idle.push(await settledMemory(pid))

  const bareJoin = await timed(() => measured(bare, () => bare.joinOverHttp()))
  bare.leave()
  const ourJoin = await timed(() => measured(room, () => room.join()))
  const afterJoin = memory(room.pid)
  const bareSocket = await timed(() => measured(bare, () => bare.join()))
  const ioSocket = await timed(() => measured(socketIo, () => socketIo.join()))
  console.log('\nAll join at once (CPU of the server for each)')
  console.log(
    table([
      ['', 'all in after', 'CPU each', 'Lectern ÷ it'],
      ['Lectern: by code and name, on disk, with the view', ...joinRow(ourJoin, ourJoin)],
      ['ws: one HTTP request, then the socket', ...joinRow(bareJoin, ourJoin)],
      ['ws: the socket alone', ...joinRow(bareSocket, ourJoin)],
      ['Socket.IO 4: the socket alone', ...joinRow(ioSocket, ourJoin)],
    ]),
  )

  await room.settle()
  const settled: number[] = []
  for (const { pid } of all) settled.push(await settledMemory(pid))
  console.log('\nMemory, after garbage collection')
  console.log(
    table([
      ['', 'a connection', 'in all'],
      ...all.map(({ name }, i) => [
        name,
        perLearner((settled[i] ?? 0) - (idle[i] ?? 0)),
        megabytes(settled[i] ?? 0),
      ]),
      ['Lectern as it was right after the joins', '', megabytes(afterJoin.now)],
      ['Lectern at its highest', '', megabytes(memory(room.pid).peak)],
    ]),
  )

  const before = { messages: room.messages, bytes: room.bytes }
  const presses = await inTurns(all, rounds, 100, (contender) => contender.press(1))
  compared('A slide is shown: press → receipt, over all learners', all, presses, rounds * learners)
  const messages = room.messages - before.messages
  console.log(
    `Lectern: ${(messages / rounds / learners).toFixed(2)} messages a learner and change, ` +
      `${((room.bytes - before.bytes) / messages).toFixed(0)} bytes each with framing`,
  )

  const bursts = await inTurns(all, 10, PAUSE_AFTER_BURST_MS, (contender) => contender.press(BURST))
  compared(`${BURST} changes in one turn (CPU for each change)`, all, bursts, 10 * BURST * learners)

  const answering: Contender[] = [room, bare, socketIo]
  const answers = await inTurns(answering, 5, 300, (contender) => contender.askAll?.() ?? Promise.resolve([]))
  compared(
    'All send a command at once; Lectern acknowledges what is on disk',
    answering,
    answers,
    5 * learners,
  )
  const [ours, theirs] = answers
  console.log(
    `beyond bare ws: ${(((ours?.cpu ?? 0) - (theirs?.cpu ?? 0)) / 5 / learners).toFixed(0)} µs each`,
  )

  await slowReaders()
  await comeBack(bareSocket)
  await storm()
} finally {
  await Promise.all(all.map((contender) => contender.stop()))
}

async function timed(work: () => Promise<Cost>): Promise<Cost & { ms: number }> {
  const started = performance.now()
  return { ...(await work()), ms: performance.now() - started }
}

function joinRow(join: Cost & { ms: number }, ours: Cost): string[] {
  return [
    `${(join.ms / 1000).toFixed(1)} s`,
    `${(join.cpu / learners).toFixed(0)} µs`,
    ratio(ours.cpu, join.cpu),
  ]
}

/** Five in a hundred stop reading: do the others notice? */
async function slowReaders(): Promise<void> {
  const sleepers = Math.ceil(learners / 20)
  const quiet: number[] = []
  const slow: number[] = []
  for (let block = 0; block < 8; block++) {
    for (let n = 0; n < 4; n++) quiet.push(...(await room.press(1)))
    room.pause(sleepers)
    for (let n = 0; n < 4; n++) slow.push(...(await room.press(1)))
    await room.resume()
    await wait(PAUSE_AFTER_BURST_MS / 2)
  }
  console.log(`\n${sleepers} readers asleep: press → receipt of the others`)
  console.log(`without: ${spread(quiet)}\nwith:    ${spread(slow)}`)
  console.log(`p99 with ÷ without: ${ratio(percentile(slow, 0.99), percentile(quiet, 0.99))}`)
}

/** Everybody opens the page again, ticket in hand: what a connection costs beside one of bare ws. */
async function comeBack(bareSocket: Cost): Promise<void> {
  let again: Cost | undefined
  await room.comeBack(async (opening) => {
    again = await measured(room, opening)
  })
  console.log(
    `\nA socket with the whole view, all at once: ${((again?.cpu ?? 0) / learners).toFixed(0)} µs CPU each, ` +
      `${ratio(again?.cpu ?? 0, bareSocket.cpu)} × ws`,
  )
}

/** The server is killed; everybody comes back by themselves. */
async function storm(): Promise<void> {
  await room.settle()
  const { listening, back } = await room.killAndReturn()
  const share = (seconds: number) => {
    const count = back.filter((ms) => ms <= seconds * 1000).length
    return `${((count / learners) * 100).toFixed(1)} % in ${seconds} s`
  }
  console.log('\nThe server is killed and started again')
  console.log(
    `listens after ${(listening / 1000).toFixed(1)} s; back, counted from the kill: ${spread(back)}`,
  )
  console.log(`${share(5)}, ${share(10)}, ${share(30)}; the last after ${milliseconds(Math.max(...back))}`)
}
