import { beforeAll, describe, expect, it } from 'vitest'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { StaffDeck } from '../../shared/course/deck.ts'
import type { ClientCommand } from '../../shared/session/session.ts'
import { SLOW_READER_BYTES } from '../../shared/wire/limits.ts'
import { exercise } from '../fixtures/exercises.ts'
import { Classroom } from '../harness/classroom.ts'
import type { Person } from '../harness/person.ts'

/** Stands in everything that is private, with whose it is, and is looked for in every byte that goes out. */
const mark = (what: string) => `CANARY-${what}-5eed`

let room: Classroom
let ana: Person
let ben: Person
let guest: Person
let wim: Person
let ta: Person

const everything = (person: Person) => person.pages.flatMap(({ received }) => received).join('\n')

/** Every command, aimed at somebody, whether it is allowed or not: refusals are sent, too. */
const commandsAt = (participant: string): ClientCommand[] => [
  { type: 'session.start' },
  { type: 'person.rename', participant, name: 'Nobody' },
  { type: 'person.admit', participant },
  { type: 'person.admit-all' },
  { type: 'person.remove', participant },
  { type: 'room.lock', locked: true },
  { type: 'room.set-waiting', enabled: true },
  { type: 'floor.give', to: participant },
  { type: 'floor.take' },
  { type: 'slide.show', slide: 1, step: 0 },
  { type: 'screen.black', black: true },
  { type: 'demo.run', demo: 'demo0001', run: 'run00002', file: 'main.py' },
  { type: 'demo.clear-run', demo: 'demo0001' },
  { type: 'session.end' },
]

/** A class in which everything happens that can happen, with a mark on everything private. */
beforeAll(async () => {
  room = await Classroom.open({
    started: false,
    account: mark('account-host'),
    content: {
      exercises: [
        exercise('leap', {
          hiddenChecks: [
            { id: 'h', title: mark('hidden'), kind: 'output', expected: { equals: mark('hidden') } },
          ],
          solution: [{ name: 'main.py', text: mark('solution') }],
          steps: [{ title: 'All of it', checks: [] }],
          stepFiles: [[{ name: 'main.py', text: mark('step') }]],
        }),
      ],
    },
  })
  ta = await room.comes(mark('name-ta'), 'ta', mark('account-ta'))
  const cohost = await room.comes(mark('name-cohost'), 'instructor', mark('account-cohost'))
  ana = await room.comes(mark('name-ana'))
  ben = await room.comes(mark('name-ben'))
  guest = await room.comes(mark('name-guest'), 'observer')
  const rex = await room.comes(mark('name-rex'))
  await ana.open()
  await room.host.open({ asObserver: true })
  await room.host.do({ type: 'session.start' }, mark('cid-host'))
  await room.host.do({ type: 'room.set-waiting', enabled: true })
  wim = await room.comes(mark('name-wim'))
  const pia = await room.comes(mark('name-pia'))
  const demo = 'demo0001'
  await room.host.do({
    type: 'demo.open',
    demo,
    title: mark('demo'),
    files: [{ name: 'main.py', text: mark('seed') }],
  })
  await room.host.do({ type: 'demo.run', demo, run: 'run00001', file: 'main.py' })
  const parts = [{ stream: 'stdout' as const, text: mark('output') }]
  await room.host.do({ type: 'demo.output', demo, run: 'run00001', parts })
  await room.advance(10_000)
  for (const person of [ana, guest, wim]) {
    for (const other of [ben, ta, wim, room.host]) {
      for (const command of commandsAt(other.id)) await person.do(command)
    }
  }
  await ta.do({ type: 'exercise.begin', exercise: 'leap' })
  const failed = (who: string) => ({
    type: 'work.report-run' as const,
    exercise: 'leap',
    ok: false,
    error: { name: mark(`error-${who}`), message: mark(`error-${who}`) },
  })
  for (const [person, who] of [
    [ben, 'ben'],
    [rex, 'rex'],
    [pia, 'pia'],
  ] as const) {
    await person.do({ type: 'work.open', exercise: 'leap' })
    await person.do(failed(who))
  }
  await ta.do({ type: 'teams.form', teams: [{ team: 'team0001', members: [ben.id, rex.id] }] })
  await ben.do({ type: 'work.open', exercise: 'leap' })
  await rex.do(failed('team'))
  ben.page.buffered = SLOW_READER_BYTES + 1
  await room.host.do({ type: 'slide.show', slide: 1, step: 1 })
  await room.host.do({ type: 'person.rename', participant: ben.id, name: mark('name-ben') }, mark('cid-ben'))
  await room.host.do({ type: 'person.remove', participant: rex.id })
  await room.host.do({ type: 'person.admit', participant: pia.id })
  await room.host.do({ type: 'room.lock', locked: true })
  await room.host.do({ type: 'screen.black', black: true })
  await room.host.do({ type: 'floor.give', to: cohost.id })
  await room.host.do({ type: 'floor.take' })
  ben.page.buffered = 0
  await room.advance(90_000)
  await room.restart()
  await room.advance(90_000)
  await room.host.do({ type: 'session.end' })
  await room.advance(10_000)
})

const namesBut = (...own: string[]) =>
  ['ta', 'ana', 'ben', 'guest', 'rex', 'wim', 'pia']
    .filter((name) => !own.includes(name))
    .map((n) => mark(`name-${n}`))

describe('secrets', () => {
  it('the marks are where they are meant to be: staff see them', () => {
    for (const name of namesBut()) expect(everything(room.host)).toContain(name)
    expect(everything(ana)).toContain(mark('name-ana'))
    for (const person of [ana, guest, ta]) expect(everything(person)).toContain(mark('output'))
    expect(JSON.stringify(room.state.roster.members.get('host'))).toContain(mark('account-host'))
  })

  it('[V1][W8] no byte to a learner or guest holds another person’s name, but of who had the floor and their team', () => {
    for (const [person, ...own] of [
      [ana, 'ana'],
      [ben, 'ben', 'rex'],
      [guest, 'guest'],
    ] as const) {
      for (const name of namesBut(...own))
        expect([own, everything(person).includes(name)]).toEqual([own, false])
    }
    expect(everything(ben)).toContain(mark('name-rex'))
  })

  it('[W6] no byte to a learner, guest or waiting person says how another’s work is getting on', () => {
    expect(everything(room.host)).toContain(mark('error-ben'))
    expect(everything(room.host)).toContain(mark('error-team'))
    for (const person of [ana, ben, guest, wim]) {
      const seen = everything(person)
      for (const secret of ['CANARY-error', 'lastRun', 'failing', '"work"'])
        expect(seen).not.toContain(secret)
    }
    for (const person of [ana, guest, wim]) expect(everything(person)).not.toContain('team0001')
  })

  it('[W6] no byte to anybody holds the solution or a hidden check of an exercise', () => {
    for (const person of room.people) {
      expect(everything(person)).not.toContain('CANARY-hidden')
      expect(everything(person)).not.toContain('CANARY-solution')
    }
  })

  it('[V12] nor does a byte to a projector page that staff opened', () => {
    const projector = room.host.pages.find(({ view }) => view && !view.door)
    expect(projector?.received.length).toBeGreaterThan(3)
    for (const name of namesBut()) expect(projector?.received.join()).not.toContain(name)
  })

  it('[V2] no byte to somebody who waits says more than that there is a session', () => {
    const seen = everything(wim)
    for (const secret of [
      ...namesBut('wim'),
      'Hana Host',
      mark('demo'),
      mark('output'),
      'a-deck',
      'a-course',
      'slide',
      'learners',
      'driver"',
    ]) {
      // Their own part says that they have no floor; refusals name only the role and the command.
      expect(seen.replaceAll('"driver":false', '')).not.toContain(secret)
    }
    expect(seen).toContain('A class')
  })

  it('[E1] no byte of the live protocol holds the text of a document', () => {
    for (const person of room.people) expect(everything(person)).not.toContain(mark('seed'))
  })

  it('[V3] no byte to a learner, guest or waiting person holds roster, door or attendance', () => {
    for (const person of [ana, ben, guest, wim]) {
      for (const key of ['"roster"', '"people"', '"door"', '"waitingRoom"', 'presentSince', 'joinedAt']) {
        expect(everything(person)).not.toContain(key)
      }
    }
  })

  it('[V5] no byte to anybody holds an account', () => {
    for (const person of room.people) expect(everything(person)).not.toContain('CANARY-account')
  })

  it('[V4] no byte to anybody else holds the id of a command', () => {
    for (const person of room.people.filter(({ id }) => id !== 'host')) {
      expect(everything(person)).not.toContain('CANARY-cid')
    }
    expect(everything(room.host)).toContain('CANARY-cid')
  })

  it('[V10] no byte of the audience’s deck holds what is for staff', () => {
    const staff: StaffDeck = {
      id: 'd',
      course: 'c',
      title: 'T',
      language: 'en',
      aspect: 16 / 9,
      slides: [
        {
          title: 'One',
          layout: 'default',
          classes: '',
          html: '<h1>One</h1>',
          steps: 0,
          notes: `<p>${mark('notes')}</p>`,
          minutes: 47_11,
          covers: [mark('covers')],
          hints: [{ severity: 'warning', file: mark('file'), line: 1, message: mark('hint') }],
        },
      ],
      exercises: [
        {
          id: 'leap',
          title: 'Leap years',
          points: 1,
          minutes: 10,
          brief: '<p>Brief</p>',
          starter: [{ name: 'leap.py', text: '' }],
          hints: [],
          checks: [],
          hiddenChecks: [
            { id: 'h', title: mark('hidden-check'), kind: 'output', expected: { equals: mark('expected') } },
          ],
          solution: [{ name: 'leap.py', text: mark('solution') }],
          steps: [{ title: 'All of it', checks: [] }],
          stepFiles: [[{ name: 'leap.py', text: mark('step') }]],
          covers: [mark('exercise-covers')],
        },
      ],
      quizzes: [
        {
          id: 'q',
          title: mark('quiz'),
          questions: [
            {
              question: {
                id: 'q1',
                stem: mark('stem'),
                points: 1,
                mayChange: true,
                anonymous: false,
                kind: 'text',
                form: 'short',
              },
              key: { kind: 'text', accepted: [mark('key')], caseSensitive: false },
              explanation: mark('explanation'),
              feedback: { a: mark('feedback') },
              covers: [mark('quiz-covers')],
            },
          ],
        },
      ],
    }
    const audience = JSON.stringify(audienceDeck(staff))
    expect(JSON.stringify(staff)).toContain('CANARY')
    expect(audience).toContain('<h1>One</h1>')
    expect(audience).toContain('Leap years')
    expect(audience).not.toContain('CANARY')
    expect(audience).not.toContain('4711')
  })

  it('[L6] no byte of the stored log holds a name', async () => {
    const stored = JSON.stringify([...room.disk.written])
    expect(stored).toContain('CANARY-name')
    const { rows } = room.stores.log as unknown as { rows: Map<string, { body: string }[]> }
    const bodies = [...rows.values()].flat().map(({ body }) => body)
    expect(bodies.length).toBeGreaterThan(15)
    expect(bodies.join()).not.toContain('CANARY-name')
  })
})
