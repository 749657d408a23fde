import { describe, expect, it } from 'vitest'
import { ask, choose, close, give, openSample, reveal, samplePoll } from '../../tests/harness/sample-quiz.ts'
import { Scenario } from '../../tests/harness/scenario.ts'
import { isStaff, mayRead, READS, RIGHTS } from './permissions.ts'
import { ROLES } from './roster.ts'
import { clientCommand, type SessionCommand } from './session.ts'

const REVISION = 'a'.repeat(64)

/**
 * Who may do what, written down a second time: `x` may, `.` is `forbidden`. Columns: host, cohost, ta, learner,
 * observer. Everybody acts on the learner `ben`; rules beyond the role are in the tests of their features.
 */
const TABLE: [command: SessionCommand, rights: string][] = [
  [{ type: 'session.start' }, 'xx...'],
  [{ type: 'session.end' }, 'xx...'],
  [{ type: 'session.expire' }, '.....'],
  [{ type: 'person.join', participant: 'new', name: 'New', role: 'learner' }, '.....'],
  [{ type: 'person.rename', participant: 'ben', name: 'Benno' }, 'xxx..'],
  [{ type: 'person.erase', participant: 'ben' }, '.....'],
  [{ type: 'person.admit', participant: 'ben' }, 'xxx..'],
  [{ type: 'person.admit-all' }, 'xxx..'],
  [{ type: 'person.remove', participant: 'ben' }, 'xxx..'],
  [{ type: 'room.lock', locked: true }, 'xx...'],
  [{ type: 'room.set-waiting', enabled: true }, 'xx...'],
  [{ type: 'invitations.renew' }, 'xx...'],
  [{ type: 'floor.give', to: 'ta' }, 'xxx..'],
  [{ type: 'floor.take' }, 'xx...'],
  [{ type: 'slide.show', slide: 1, step: 0 }, 'xxx..'],
  [{ type: 'screen.black', black: true }, 'xxx..'],
  [{ type: 'attendance.note', arrived: [], left: [] }, '.....'],
  [{ type: 'demo.open', demo: 'demo1234', title: 'A demo', files: [] }, 'xxx..'],
  [{ type: 'demo.show' }, 'xxx..'],
  [{ type: 'demo.close', demo: 'demo1234' }, 'xxx..'],
  [{ type: 'demo.open-up', demo: 'demo1234', everybody: true }, 'xxx..'],
  [{ type: 'demo.lend', demo: 'demo1234', to: 'ben' }, 'xxx..'],
  [{ type: 'demo.accept', demo: 'demo1234' }, '...x.'],
  [{ type: 'demo.decline', demo: 'demo1234' }, '...x.'],
  [{ type: 'demo.take-back', demo: 'demo1234' }, 'xxx..'],
  [{ type: 'exercise.begin', exercise: 'leap' }, 'xxx..'],
  [{ type: 'exercise.leave' }, 'xxx..'],
  [{ type: 'work.open', exercise: 'leap' }, '...x.'],
  [{ type: 'work.report-run', exercise: 'leap', ok: true }, '...x.'],
  [{ type: 'exercise.set-step', exercise: 'leap', step: 1 }, 'xxx..'],
  [{ type: 'exercise.release-solution', exercise: 'leap' }, 'xxx..'],
  [{ type: 'work.report-checks', exercise: 'leap', revision: REVISION, outcomes: [] }, '...x.'],
  [{ type: 'work.set-note', exercise: 'leap', note: 'stuck' }, '...x.'],
  [{ type: 'work.open-hint', exercise: 'leap', hint: 0 }, '...x.'],
  [{ type: 'work.submit', exercise: 'leap', submission: 'sub00001', revision: REVISION }, '...x.'],
  [{ type: 'work.catch-up', exercise: 'leap', step: 1 }, '...x.'],
  [{ type: 'work.verify', exercise: 'leap', owner: 'ana', submission: 'sub00001', outcomes: [] }, '.....'],
  [{ type: 'timer.set', seconds: 60 }, 'xxx..'],
  [{ type: 'timer.stop' }, 'xxx..'],
  [{ type: 'class.hold' }, 'xxx..'],
  [{ type: 'class.resume' }, 'xxx..'],
  [{ type: 'nudge.send', nudge: 'nudge001', to: ['ana'], content: { kind: 'text', text: 'x' } }, 'xxx..'],
  [{ type: 'nudge.answer', nudge: 'nudge001', option: 0 }, '...x.'],
  [{ type: 'group.set', staff: 'ta', members: ['ana'] }, 'xxx..'],
  [{ type: 'teams.form', teams: [{ team: 'team1234', members: ['ben'] }] }, 'xxx..'],
  [{ type: 'teams.dissolve' }, 'xxx..'],
  [openSample, 'xxx..'],
  [{ type: 'quiz.show' }, 'xxx..'],
  [{ type: 'quiz.set-live', run: 'r1', live: true }, 'xxx..'],
  [{ type: 'quiz.finish', run: 'r1' }, 'xxx..'],
  [samplePoll, 'xxx..'],
  [ask('pick'), 'xxx..'],
  [close('pick'), 'xxx..'],
  [reveal('pick'), 'xxx..'],
  [{ type: 'question.extend', run: 'r1', question: 'q/pick', until: 0 }, 'xxx..'],
  [{ type: 'question.discuss', run: 'r1', question: 'q/pick' }, 'xxx..'],
  [{ type: 'question.ask-again', run: 'r1', question: 'q/pick' }, 'xxx..'],
  [give('pick', choose('a')), '...x.'],
  [{ type: 'person.set-extra-time', participant: 'ben', factor: 1.5 }, 'xxx..'],
  [{ type: 'countdown.tick' }, '.....'],
  [{ type: 'ballots.abandon' }, '.....'],
  [{ type: 'help.ask', request: 'help1234', topic: '' }, '...x.'],
  [{ type: 'help.cancel', request: 'help1234' }, '...x.'],
  [{ type: 'help.claim', request: 'help1234' }, 'xxx..'],
  [{ type: 'help.release', request: 'help1234' }, 'xxx..'],
  [{ type: 'help.hand-over', request: 'help1234', to: 'ta' }, 'xxx..'],
  [{ type: 'help.note', request: 'help1234', note: '' }, 'xxx..'],
  [{ type: 'help.resolve', request: 'help1234' }, 'xxx..'],
  [{ type: 'demo.run', demo: 'demo1234', run: 'run00001', file: 'main.py' }, 'xxxx.'],
  [{ type: 'demo.output', demo: 'demo1234', run: 'run00001', parts: [] }, 'xxxx.'],
  [{ type: 'demo.run-end', demo: 'demo1234', run: 'run00001', ending: { how: 'ok', ms: 1 } }, 'xxxx.'],
  [{ type: 'demo.clear-run', demo: 'demo1234' }, 'xxxx.'],
  [{ type: 'demo.lose-run', demo: 'demo1234' }, '.....'],
  [{ type: 'ask.submit', text: 'Why?', anonymous: false }, '...x.'],
  [{ type: 'ask.vote', ask: 'a1', up: true }, '...x.'],
  [{ type: 'ask.withdraw', ask: 'a1' }, '...x.'],
  [{ type: 'ask.settle', ask: 'a1', phase: 'answered' }, 'xxx..'],
  [{ type: 'ask.pin' }, 'xxx..'],
  [{ type: 'asks.moderate', on: true }, 'xxx..'],
  [{ type: 'hand.raise' }, '...x.'],
  [{ type: 'hand.lower', participant: 'ben' }, 'xxx..'],
  [{ type: 'hands.lower-all' }, 'xxx..'],
  [{ type: 'pace.say', mood: 'lost' }, '...x.'],
  [{ type: 'announcement.make', text: 'Break' }, 'xxx..'],
  [{ type: 'announcement.withdraw', announcement: 'n1' }, 'xxx..'],
]
const ACTORS = ['host', 'cohost', 'ta', 'ana', 'guest']

describe('the table of rights', () => {
  const cases = TABLE.flatMap(([command, rights]) =>
    ACTORS.map((actor, i) => [command.type, actor, rights[i] === 'x', command] as const),
  )

  it.each(cases)('[C1] %s by %s: %s', (_type, actor, allowed, command) => {
    const decided = Scenario.class().when(actor, command)
    // Somebody with the right may still lack the floor: that is another refusal.
    if (allowed) expect(decided).not.toMatchObject({ refused: 'forbidden' })
    else expect(decided).toMatchObject({ refused: 'forbidden' })
  })

  it('[C1] names every command there is, here and in the program', () => {
    const types = TABLE.map(([{ type }]) => type).sort()
    expect(types).toEqual(Object.keys(RIGHTS).sort())
    const overTheWire = clientCommand.options.flatMap((feature) =>
      feature.options.map((option) => option.shape.type.value),
    )
    const ofTheServer = [
      'session.expire',
      'person.join',
      'attendance.note',
      'countdown.tick',
      'ballots.abandon',
      'demo.lose-run',
      'person.erase',
      'work.verify',
    ]
    expect([...overTheWire, ...ofTheServer].sort()).toEqual(types)
  })

  it('[R7] everybody renames themselves', () => {
    for (const actor of ACTORS) {
      const rename = { type: 'person.rename', participant: actor, name: 'Another' } as const
      expect(Scenario.class().when(actor, rename)).toHaveProperty('events.0.type', 'person.renamed')
    }
  })

  it('[R7] an assistant renames learners and observers, an instructor everybody', () => {
    const rename = (actor: string, participant: string) =>
      Scenario.class().when(actor, { type: 'person.rename', participant, name: 'Another' })
    for (const staff of ['host', 'cohost', 'ta2']) {
      expect(rename('ta', staff)).toMatchObject({ refused: 'forbidden' })
      expect(rename('cohost', staff)).toHaveProperty('events')
    }
    expect(rename('ta', 'ana')).toHaveProperty('events')
    expect(rename('ta', 'guest')).toHaveProperty('events')
    expect(rename('ana', 'ben')).toMatchObject({ refused: 'forbidden' })
  })

  it('[C13] a stranger may do nothing', () => {
    expect(Scenario.class().when('stranger', { type: 'session.end' })).toMatchObject({ refused: 'not-found' })
  })

  it('[C12] what only the server does is no command of the wire', () => {
    for (const type of [
      'session.expire',
      'person.join',
      'person.erase',
      'attendance.note',
      'demo.lose-run',
    ]) {
      expect(clientCommand.safeParse({ type, participant: 'x', name: 'X', role: 'ta' }).success).toBe(false)
    }
  })

  it('[V3] who may read what over HTTP', () => {
    const readers = Object.keys(READS).map((what) => [
      what,
      ROLES.filter((role) => mayRead(role, what as keyof typeof READS)),
    ])
    expect(Object.fromEntries(readers)).toEqual({
      deck: ['instructor', 'ta', 'learner', 'observer'],
      'staff-deck': ['instructor', 'ta'],
      'class-report': ['instructor', 'ta'],
      log: ['instructor', 'ta'],
      attendance: ['instructor', 'ta'],
      invitations: ['instructor'],
      'quiz-results': ['instructor', 'ta'],
      'own-quiz-results': ['learner'],
      'own-data': ['learner'],
      replay: ['instructor', 'ta', 'learner', 'observer'],
      'staff-replay': ['instructor', 'ta'],
      missed: ['learner'],
    })
    expect(ROLES.filter(isStaff)).toEqual(['instructor', 'ta'])
  })
})
