import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/course/quiz.ts'
import type { Envelope } from '../../shared/session/envelope.ts'
import { fold } from '../../shared/session/fold.ts'
import { recount } from '../../shared/session/quiz/tally.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { Classroom } from '../../tests/harness/classroom.ts'
import type { Person } from '../../tests/harness/person.ts'
import { plainState } from '../../tests/harness/plain-state.ts'
import { ask, choose, close, give, openSample, reveal, SAMPLE_QUIZ } from '../../tests/harness/sample-quiz.ts'

const NAMES = ['pick', 'say', 'rate'] as const
type Name = (typeof NAMES)[number]

/** Stands in what must not be seen before the reveal. */
const mark = (name: Name) => `SECRET-${name}`
const quiz = {
  ...SAMPLE_QUIZ,
  questions: SAMPLE_QUIZ.questions.map((one, n) => ({ ...one, explanation: mark(NAMES[n] as Name) })),
}

const who = fc.nat({ max: 3 })
const what = fc.nat({ max: 2 })
const name = fc.constantFrom(...NAMES)

/** What happens to a quiz: hosts press, learners answer and send again, lines and disks fail, time passes. */
const step = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      /** What is shown, and not something else. */
      follows: fc.boolean(),
      who,
      name,
      what,
      round: fc.constantFrom(1 as const, 1 as const, 2 as const),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('resend' as const), which: fc.nat({ max: 60 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('ask' as const), name }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('close' as const, 'reveal' as const, 'discuss' as const, 'again' as const),
      name,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(10, 900, 4_000, 9_000, 29_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('lose' as const, 'refuse' as const, 'restart' as const, 'two' as const),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface Sent {
  person: Person
  cid: string
  command: ClientCommand
  /** Number of the log in the first acknowledgement. */
  seq?: number
}

const answerTo = (one: Name, n: number): Answer =>
  one === 'pick'
    ? choose(['a', 'b', 'c'][n] ?? 'a')
    : one === 'say'
      ? { kind: 'text', text: ['blue', 'red', 'Blue'][n] ?? '' }
      : { kind: 'rating', value: n + 1 }

async function send(one: Sent): Promise<void> {
  const outcome = await one.person.do(one.command, one.cid)
  if (outcome.ok) one.seq ??= outcome.value.seq
}

async function take(room: Classroom, sent: Sent[], one: Step): Promise<void> {
  const question = 'name' in one ? ({ run: 'r1', question: `q/${one.name}` } as const) : undefined
  switch (one.do) {
    case 'answer': {
      const person = room.learners[one.who] as Person
      const name = one.follows ? shown(room) : one.name
      const item = items(room).find(({ question }) => question.id === `q/${name}`)
      const round = one.follows ? (item?.round ?? 1) : one.round
      sent.push({ person, cid: room.newCid(), command: give(name, answerTo(name, one.what), round) })
      return send(sent.at(-1) as Sent)
    }
    case 'resend': {
      const again = sent[one.which % Math.max(1, sent.length)]
      return again && send(again)
    }
    case 'two': {
      // Two hosts press in the same moment.
      const name = NAMES[room.state.seq % 3] as Name
      await Promise.all([room.host.do(ask(name)), room.tas[0]?.do(ask(name))])
      return
    }
    case 'ask':
      await room.host.do(close(shown(room)))
      return void (await room.host.do(ask(one.name)))
    case 'close':
      return void (await room.host.do(close(one.name)))
    case 'reveal':
      return void (await room.host.do(reveal(one.name)))
    case 'discuss':
      return void (question && (await room.host.do({ type: 'question.discuss', ...question })))
    case 'again':
      return void (question && (await room.host.do({ type: 'question.ask-again', ...question })))
    case 'wait':
      return room.advance(one.ms)
    case 'lose':
    case 'refuse':
      return room.disk.next(one.do)
    case 'restart':
      return room.restart()
  }
}

const items = (room: Classroom) => room.state.quizzes.runs[0]?.items ?? []

/** The question on the screen. */
const shown = (room: Classroom): Name =>
  NAMES.find((name) => room.state.quizzes.runs[0]?.current === `q/${name}`) ?? 'pick'

/** Looks at what came since it looked last. */
class Watch {
  private readonly seen = new Map<object, number>()

  fresh(room: Classroom): string {
    const frames: string[] = []
    for (const person of [...room.learners, ...room.observers, ...room.tas, room.host]) {
      for (const page of person.pages) {
        frames.push(...page.received.slice(this.seen.get(page) ?? 0))
        this.seen.set(page, page.received.length)
      }
    }
    return frames.join('\n')
  }
}

function checkAnswers(log: readonly Envelope[], sent: readonly Sent[], room: Classroom): number {
  const given = new Map<string, { seq: number; answer: Answer }[]>()
  for (const { seq, event } of log) {
    if (event.type !== 'answer.given') continue
    const key = `${event.participant} ${event.question} ${event.round}`
    given.set(key, [...(given.get(key) ?? []), { seq, answer: event.answer }])
  }
  // Nobody answers twice where answers cannot be changed.
  for (const [key, all] of given) if (key.includes('q/pick')) expect([key, all.length]).toEqual([key, 1])
  // What was acknowledged is there: as the answer of now, or replaced by a later one of the same person.
  let acknowledged = 0
  for (const { person, command, seq } of sent) {
    if (seq === undefined || command.type !== 'answer.give' || command.question === 'q/rate') continue
    acknowledged += 1
    const all = given.get(`${person.id} ${command.question} ${command.round}`) ?? []
    expect(all.some(({ answer }) => JSON.stringify(answer) === JSON.stringify(command.answer))).toBe(true)
  }
  for (const [key, all] of given) {
    const [id = '', question, round] = key.split(' ')
    const item = items(room).find((one) => one.question.id === question)
    const kept = item && (Number(round) === item.round ? item : item.first)
    expect(kept?.answers.get(id)?.answer).toEqual(all.at(-1)?.answer)
  }
  return acknowledged
}

describe('whatever arrives, gets lost and comes again', () => {
  it('[Q6][Q8][Q19][Q26] one answer each, nothing acknowledged is lost, counts are true and keys unseen', async () => {
    let acknowledged = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const room = await Classroom.open({ learners: 4, tas: 1, observers: 1, content: { quizzes: [quiz] } })
        const watch = new Watch()
        const sent: Sent[] = []
        await room.host.do({ ...openSample, scoring: 'speed', live: true })
        await room.host.do(ask('pick'))
        for (const one of steps) {
          await take(room, sent, one)
          const written = JSON.stringify(room.disk.written.map(({ event }) => event))
          const bytes = watch.fresh(room)
          const revealed = new Set(
            room.disk.written.flatMap(({ event }) =>
              event.type === 'question.revealed' ? [event.question] : [],
            ),
          )
          for (const name of NAMES) {
            if (revealed.has(`q/${name}`)) continue
            expect(written).not.toContain(mark(name))
            expect(bytes).not.toContain(mark(name))
          }
        }
        room.disk.clear()
        await room.foreignWrite()
        const log = await room.log()
        expect(plainState(fold(log))).toEqual(plainState(room.state))
        acknowledged += checkAnswers(log, sent, room)
        for (const { question, answers, counts, first } of items(room)) {
          for (const round of first ? [first, { answers, counts }] : [{ answers, counts }]) {
            const again = recount(
              question,
              [...round.answers.values()].map(({ answer }) => answer),
            )
            expect([...round.counts.entries()].sort()).toEqual([...again.entries()].sort())
          }
          if (question.anonymous) expect(answers.size).toBeLessThanOrEqual(room.learners.length)
        }
        for (const { actor, cid, event } of log) {
          if (event.type !== 'ballot.cast') continue
          expect([actor.kind, cid]).toEqual(['system', undefined])
          for (const { id } of room.learners) expect(JSON.stringify(event)).not.toContain(id)
        }
        // Opened once, whoever pressed.
        const opened = log.flatMap(({ event }) =>
          event.type === 'question.opened' ? [event.question.id] : [],
        )
        expect(new Set(opened).size).toBe(opened.length)
      }),
      { numRuns: 80 },
    )
    expect(acknowledged).toBeGreaterThan(80)
  })
})
