import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attendanceReport } from '../../shared/report/attendance.ts'
import { fold } from '../../shared/session/fold.ts'
import { EVENT_VERSION } from '../../shared/session/upcast.ts'
import { entriesOf, type GoldenLog } from '../golden/golden-log.ts'
import { plainState } from '../harness/plain-state.ts'

const folder = new URL('../golden/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

describe.each(files)('%s', (name) => {
  const golden = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenLog
  const entries = entriesOf(golden)
  // Through JSON, as the file went: a key that is undefined is a key that is absent.
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

  it('[L4] opens, and means what it meant', () => {
    // Features that came later have a state of their own beside what was known then.
    expect(plain(plainState(fold(entries)))).toMatchObject(golden.expected.state ?? {})
  })

  it('[L4] reports what it reported', () => {
    expect(plain(attendanceReport(entries, golden.expected.reportAt))).toEqual(golden.expected.report)
  })

  it('[L6] holds no name', () => {
    const bodies = golden.rows.map(({ body }) => body).join()
    for (const person of Object.values(golden.people)) expect(bodies).not.toContain(person)
  })
})

describe('golden logs', () => {
  const ofThisRelease = files.filter((name) => name.startsWith(`v${EVENT_VERSION}-`))

  it('[L4] there is one of every version of events', () => {
    for (let v = 1; v <= EVENT_VERSION; v++)
      expect(files.some((name) => name.startsWith(`v${v}-`))).toBe(true)
  })

  it('[L4] those of this release hold every kind of event that there is', () => {
    const types = ofThisRelease.flatMap((name) =>
      entriesOf(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).map(({ event }) => event.type),
    )
    expect([...new Set(types)].sort()).toEqual([
      'announcement.made',
      'announcement.withdrawn',
      'answer.given',
      'ask.pinned',
      'ask.settled',
      'ask.submitted',
      'ask.voted',
      'asks.moderated',
      'attendance.noted',
      'ballot.cast',
      'class.held',
      'class.resumed',
      'countdown.ticked',
      'demo.closed',
      'demo.lent',
      'demo.offered',
      'demo.opened',
      'demo.opened-up',
      'demo.output-added',
      'demo.returned',
      'demo.run-cleared',
      'demo.run-ended',
      'demo.run-started',
      'demo.shown',
      'exercise.begun',
      'exercise.left',
      'exercise.solution-released',
      'exercise.step-set',
      'extra-time.set',
      'floor.given',
      'group.set',
      'hand.lowered',
      'hand.raised',
      'hands.lowered',
      'invitations.renewed',
      'nudge.answered',
      'nudge.sent',
      'pace.said',
      'person.admitted',
      'person.joined',
      'person.removed',
      'person.renamed',
      'poll.opened',
      'question.asked-again',
      'question.closed',
      'question.discussed',
      'question.extended',
      'question.opened',
      'question.revealed',
      'question.shown',
      'quiz.finished',
      'quiz.live-set',
      'quiz.opened',
      'quiz.shown',
      'room.locked',
      'room.waiting-set',
      'screen.blacked',
      'session.ended',
      'session.opened',
      'session.started',
      'slide.shown',
      'teams.dissolved',
      'teams.formed',
      'timer.set',
      'timer.stopped',
      'work.caught-up',
      'work.checked',
      'work.hint-opened',
      'work.noted',
      'work.opened',
      'work.ran',
      'work.submitted',
      'work.verified',
      'work.verify-failed',
    ])
  })
})
