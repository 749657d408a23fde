import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { eventually } from '../tests/faults/eventually.ts'
import { milliseconds, percentile, ratio, table } from './figures.ts'
import { LecternRoom } from './lectern-room.ts'
import { Peer } from './peers/peer.ts'
import { cpuMicros } from './process-usage.ts'

/**
 * A question to a lecture hall: how soon everybody has it, and how soon everybody's answer is acknowledged when all
 * answer within one second, each at a random moment. Lectern acknowledges what is on disk; beside it, in turns, a bare
 * WebSocket server that keeps nothing answers as many messages at the same moments. After the last round the server is
 * killed with SIGKILL while answers pour in, and what was acknowledged is looked for after its restart.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
  },
})
const learners = Number(values.learners)
const rounds = Number(values.rounds)
const WITHIN_MS = 1_000
const MESSAGE_BYTES = 85

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everybody asks at a random moment of one second. @returns ms from asking to the answer, of each */
async function pour(askOne: (n: number) => Promise<unknown>): Promise<number[]> {
  return Promise.all(
    Array.from({ length: learners }, async (_, n) => {
      await wait(Math.random() * WITHIN_MS)
      const asked = performance.now()
      await askOne(n)
      return performance.now() - asked
    }),
  )
}

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${learners} learners in one room`,
)
const room = await LecternRoom.start(learners)
const bare = await Peer.start('bare-ws', learners, MESSAGE_BYTES)

try {
  await bare.join()
  await room.join()
  await room.settle()
  const reached: number[] = []
  const revealed: number[] = []
  const ours = { times: [] as number[], cpu: 0 }
  const theirs = { times: [] as number[], cpu: 0 }
  for (let round = 1; round <= rounds; round++) {
    const before = cpuMicros(bare.pid)
    theirs.times.push(...(await pour((n) => bare.askOne(n))))
    theirs.cpu += cpuMicros(bare.pid) - before
    reached.push(...(await room.openPoll()))
    await wait(1_000)
    const start = cpuMicros(room.pid)
    ours.times.push(...(await pour((n) => room.answer(n))))
    ours.cpu += cpuMicros(room.pid) - start
    await eventually('the host sees all answers', () => room.tallied === learners)
    revealed.push(...(await room.revealPoll()))
    await wait(500)
  }
  const each = rounds * learners
  console.log(`\nAll answer within ${WITHIN_MS} ms: answer → acknowledgement (CPU of the server for each)`)
  console.log(
    table([
      ['', 'p50', 'p95', 'p99', 'slowest', 'CPU each'],
      row('Lectern, on disk', ours.times, ours.cpu / each),
      row('ws, nothing kept', theirs.times, theirs.cpu / each),
    ]),
  )
  console.log(
    `Lectern ÷ ws: p99 ${ratio(percentile(ours.times, 0.99), percentile(theirs.times, 0.99))}, ` +
      `CPU ${ratio(ours.cpu, theirs.cpu)}, ${((ours.cpu - theirs.cpu) / each).toFixed(0)} µs each beyond it`,
  )
  console.log('\nFrom the press of the host to everybody’s page')
  console.log(
    table([
      ['', 'p50', 'p95', 'p99', 'slowest', ''],
      row('the question', reached),
      row('the result', revealed),
    ]),
  )
  await killed()
} finally {
  await Promise.all([room.stop(), bare.stop()])
}

function row(name: string, times: readonly number[], cpu?: number): string[] {
  return [
    name,
    ...[0.5, 0.95, 0.99, 1].map((p) => milliseconds(percentile(times, p))),
    cpu === undefined ? '' : `${cpu.toFixed(0)} µs`,
  ]
}

/** SIGKILL in the middle of the pour: whatever was acknowledged must be there, and everything in the end. */
async function killed(): Promise<void> {
  await room.openPoll()
  let acknowledged = 0
  const pouring = pour(async (n) => {
    await room.answer(n)
    acknowledged += 1
  })
  await eventually('half have answered', () => acknowledged >= learners / 2)
  await room.server.kill()
  const before = acknowledged
  await room.server.resume()
  await pouring
  await eventually('the host sees all answers', () => room.tallied === learners, 60_000)
  console.log(
    `\nKilled with ${before} of ${learners} acknowledged, and started again: ${room.tallied} answers, one each; ` +
      `${learners - room.tallied} lost`,
  )
}
