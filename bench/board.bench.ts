import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { BoardFrames } from './board-frames.ts'
import { milliseconds, percentile, spread, table } from './figures.ts'
import { LecternRoom } from './lectern-room.ts'
import { cpuMicros } from './process-usage.ts'

/**
 * A class at an exercise: every learner reports checks every five seconds, at moments of their own, and a member of the
 * staff has the board open. How soon a report is acknowledged, which it is when it is on disk, and how soon the board
 * shows it. `--frames`: an assistant's browser scrolls the board meanwhile, and its frames are timed; the browser, the
 * server and everybody's pages share the machine.
 */
const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '30' },
    frames: { type: 'boolean', default: false },
  },
})
const learners = Number(values.learners)
const seconds = Number(values.seconds)
const EVERY_MS = 5_000
const EXERCISE = 'wsgi-routes'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${learners} learners, ${seconds} s`,
)
const room = await LecternRoom.start(learners)
let browser: BoardFrames | undefined
try {
  await room.join()
  await room.settle()
  const checks = await room.checksOf(EXERCISE)
  await room.beginExercise(EXERCISE)
  if (values.frames) {
    browser = await BoardFrames.open(room.staffLinks.invitation, room.staffLinks.board)
    await browser.begin()
  }
  const receipts: number[] = []
  const boards: number[] = []
  const bytes = room.bytes
  const start = cpuMicros(room.pid)
  const until = performance.now() + seconds * 1_000
  await Promise.all(
    Array.from({ length: learners }, async (_, n) => {
      await wait(Math.random() * EVERY_MS)
      while (performance.now() < until) {
        const outcomes = checks.map((check) => {
          const ok = Math.random() < 0.6
          return ok ? { check, ok } : { check, ok, message: `GET /items/${n}: expected status 200, got 404` }
        })
        const { receipt, board } = await room.reportChecks(n, EXERCISE, outcomes)
        receipts.push(receipt)
        boards.push(board)
        await wait(EVERY_MS - receipt)
      }
    }),
  )
  const cpu = (cpuMicros(room.pid) - start) / receipts.length
  console.log(
    `\n${receipts.length} reports of ${checks.length} checks each, ${(receipts.length / seconds).toFixed(0)} a second`,
  )
  console.log(
    table([
      ['', 'p50', 'p95', 'p99', 'slowest'],
      ['report → receipt, on disk', ...shown(receipts)],
      ['report → staff’s board', ...shown(boards)],
    ]),
  )
  if (browser) {
    const frames = await browser.frames()
    const late = frames.filter((frame) => frame > 50).length
    console.log(
      `${frames.length} frames of the board: ${spread(frames)}, slowest ${milliseconds(Math.max(...frames))}, ${late} over 50 ms`,
    )
    const { all, script, layout, style } = await browser.used()
    const share = (used: number) => `${((used / seconds) * 100).toFixed(0)} %`
    console.log(
      `main thread of that page: ${share(all)} of a core (script ${share(script)}, layout ${share(layout)}, style ${share(style)}), ${milliseconds((all / frames.length) * 1000)} a frame`,
    )
  }
  console.log(
    `CPU of the server ${cpu.toFixed(0)} µs a report; ${((room.bytes - bytes) / learners / seconds).toFixed(0)} bytes/s to each learner; board ${spread(boards)}`,
  )
} finally {
  await browser?.close()
  await room.stop()
}

function shown(times: readonly number[]): string[] {
  return [0.5, 0.95, 0.99, 1].map((p) => milliseconds(percentile(times, p)))
}
