import { parseArgs } from 'node:util'
import { spread, table } from '../../bench/figures.ts'
import { ClassUnderFire } from './class-under-fire.ts'
import type { Page } from './page.ts'
import { joinUntilIn, pourRenames, pourSlides } from './pour.ts'
import { pourAnswers, pourPolls } from './pour-answers.ts'
import { seeded } from './random.ts'

/**
 * Kills the server with SIGKILL at random moments while a class pours in commands, and compares what everybody was
 * told with the log on disk. Exit code 1 where anything acknowledged was lost, or had more than one effect.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    participants: { type: 'string', default: '50' },
    /** Repeats the moments of an earlier run; the machine's own timing is never the same. */
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** No further kill after this long. */
    minutes: { type: 'string', default: '20' },
  },
})
const kills = Number(values.kills)
const deadline = performance.now() + Number(values.minutes) * 60_000
const random = seeded(Number(values.seed))
/** People who come through the door while the server dies, beside those who act. */
const LATE_COMERS = 1_000
/** Long enough for the longest waits that pages choose one after another. */
const PATIENCE_MS = 60_000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** When a kill strikes: while the server starts, while the class comes back, or while it works. */
type Moment = 'starting' | 'returning' | 'working'
const drawMoment = (): Moment => {
  const lot = random()
  return lot < 0.2 ? 'starting' : lot < 0.5 ? 'returning' : 'working'
}

console.log(`seed ${values.seed}: ${kills} kills, ${values.participants} participants`)
const room = await ClassUnderFire.open()
const { ledger, server } = room
const tap = { closed: false, paceMs: 150 }
const listening: number[] = []
const back: number[] = []
const struck: Record<Moment, number> = { starting: 0, returning: 0, working: 0 }
let done = 0

try {
  const pages = { stableMs: 0 }
  const windows = [await room.host(pages), await room.host(pages)]
  const people = await room.people(Number(values.participants), pages)
  const polls = pourPolls(windows[0] as Page, ledger, tap)
  const pouring = [
    polls,
    ...people.map((page) => pourAnswers(page, ledger, tap)),
    ...people.map((page) => pourRenames(page, ledger, tap, 2)),
    ...windows.map((page, n) => pourSlides(page, ledger, tap, n === 0 ? [1, 2, 3] : [4, 5, 6])),
    lateComers(),
  ]
  await wait(random() * 1_000)
  while (done < kills && performance.now() < deadline) {
    await server.kill()
    done += 1
    await liveUntil(drawMoment(), performance.now())
    if (done % 10 === 0) console.log(`  ${done} kills, ${ledger.acknowledged} acknowledgements`)
  }
  if (!room.pages.every(({ open }) => open)) await room.allBack(PATIENCE_MS)
  tap.closed = true
  await Promise.all(pouring)
  await server.terminate()
  process.exitCode = (await report(await polls)) ? 0 : 1
} finally {
  await room.close()
}

/** Starts the server after a kill and returns at the moment of the next one. */
async function liveUntil(moment: Moment, killed: number): Promise<void> {
  const last = done === kills
  const started = performance.now()
  const up = server.resume().then(() => listening.push(performance.now() - started))
  if (moment === 'starting' && !last) {
    struck.starting += 1
    // The end of a start that was killed is no fault.
    await Promise.race([up.catch(() => undefined), wait(random() * 1_000)])
    up.catch(() => undefined)
    return
  }
  await up
  if (moment === 'returning' && !last) {
    struck.returning += 1
    return void (await wait(random() * 1_500))
  }
  struck.working += 1
  await room.allBack(PATIENCE_MS)
  back.push(performance.now() - killed)
  await wait(random() * 1_000)
}

async function lateComers(): Promise<void> {
  for (let n = 1; n <= LATE_COMERS && !tap.closed; n++) {
    await joinUntilIn(server.base, room.session.code, `Late ${n}`, ledger)
    await wait(100)
  }
}

/** @returns whether everything that is promised held */
async function report(polls: number): Promise<boolean> {
  const verified = await room.verify().catch((error: { stdout?: string }) => error.stdout ?? String(error))
  const { entries, lost, doubled, twice, strangers, misnamed, contradictions, unclaimed } = room.audit()
  const unanswered = ledger.sent.flatMap((sent) =>
    sent.seq === undefined ? [`${sent.participant} ${sent.cid}`] : [],
  )
  const refusals = [...ledger.refusals].map(([code, times]) => `${times} × ${code}`).join(', ')
  console.log(
    table([
      ['kills', `${done} (${struck.starting} while starting, ${struck.returning} while the class came back)`],
      ['acknowledgements', String(ledger.acknowledged)],
      ['lost acknowledgements', String(lost.length)],
      ['doubled effects', String(doubled.length)],
      [
        'questions, acknowledged answers',
        `${polls}, ${ledger.sent.filter(({ answered }) => answered).length}`,
      ],
      ['second answers of one person to one question', String(twice.length)],
      ['commands without an answer at the end', String(unanswered.length)],
      ['effects that nobody asked for', String(strangers.length)],
      ['commands with two different receipts', String(contradictions.length)],
      ['people with a name that is not their last', String(misnamed.length)],
      ['refusals (of the moment, and second answers)', refusals || 'none'],
      ['people who joined, requests for it', `${ledger.joined.length}, ${ledger.joinRequests}`],
      ['joins whose answer was lost (the person joined again)', String(unclaimed)],
      ['until the server listens', `${spread(listening)}, longest ${Math.max(...listening).toFixed(0)} ms`],
      ['until everybody is back', `${spread(back)}, longest ${Math.max(...back).toFixed(0)} ms`],
      ['lectern verify', verified.trim()],
    ]),
  )
  const broken = [lost, doubled, twice, strangers, misnamed, contradictions, unanswered]
  for (const example of broken.flatMap((list) => list.slice(0, 5))) console.log('✗', example)
  if (done < kills) console.log(`✗ only ${done} of ${kills} kills in ${values.minutes} minutes`)
  return (
    done === kills &&
    entries > 0 &&
    broken.every((list) => list.length === 0) &&
    /complete and unchanged/.test(verified)
  )
}
