import { exercise } from '../fixtures/exercises.ts'
import { Classroom } from '../harness/classroom.ts'
import { quizzesAndTalk } from './quiz-scene.ts'

/** What can be recorded as a golden log: a class in which certain things happen, to its end. */
export const SCENES: Record<string, { about: string; play: () => Promise<Classroom> }> = {
  'work-and-teams': {
    about: 'A small class: everything that a person can do is done at least once.',
    play: workAndTeams,
  },
  'live-code': {
    about: 'Live demos that are opened, lent and run, and one whose run is lost.',
    play: liveCode,
  },
  'quizzes-and-talk': {
    about: 'A class with quizzes and polls, questions of learners, hands, pace and announcements.',
    play: quizzesAndTalk,
  },
  exercises: {
    about:
      'An exercise in steps: checks, notes, hints, handing in, catching up, timer, hold, nudges, groups.',
    play: exercises,
  },
  'pinned-question': {
    about: 'Questions of learners that go to the projector and come down again.',
    play: pinnedQuestion,
  },
}

async function workAndTeams(): Promise<Classroom> {
  const room = await Classroom.open({
    started: false,
    account: 'user-1',
    content: { exercises: [exercise('leap'), exercise('clock')] },
  })
  const { host } = room
  const ta = await room.comes('Tariq Assistant', 'ta')
  await room.comes('Projector', 'observer')
  const ana = await room.comes('Ana')
  const ana2 = await room.comes('Ana')
  const rex = await room.comes('Rex')
  await room.advance(60_000)
  await host.do({ type: 'session.start' })
  await host.do({ type: 'slide.show', slide: 1, step: 0 })
  await host.do({ type: 'slide.show', slide: 1, step: 2 })
  await host.do({ type: 'room.set-waiting', enabled: true })
  const wim = await room.comes('Wim')
  await room.advance(30_000)
  await ta.do({ type: 'person.admit', participant: wim.id })
  await ta.do({ type: 'person.remove', participant: rex.id })
  await host.do({ type: 'room.lock', locked: true })
  await ana.do({ type: 'person.rename', participant: ana.id, name: 'Ana María' })
  await host.do({ type: 'floor.give', to: ta.id })
  await ta.do({ type: 'slide.show', slide: 2, step: 1 })
  await ta.do({ type: 'screen.black', black: true })
  await ta.do({
    type: 'demo.open',
    demo: 'demo0001',
    title: 'A demo',
    files: [{ name: 'main.py', text: 'print(1)\n' }],
  })
  await ta.do({ type: 'demo.show' })
  await ta.do({ type: 'demo.open-up', demo: 'demo0001', everybody: true })
  await ta.do({ type: 'demo.lend', demo: 'demo0001', to: ana.id })
  await ana.do({ type: 'demo.accept', demo: 'demo0001' })
  await ta.do({ type: 'demo.take-back', demo: 'demo0001' })
  await ta.do({ type: 'demo.close', demo: 'demo0001' })
  const fails = { ok: false, error: { name: 'NameError', message: "name 'x' is not defined" } } as const
  await ta.do({ type: 'exercise.begin', exercise: 'leap' })
  await ana.do({ type: 'work.open', exercise: 'leap' })
  await ana.do({ type: 'work.report-run', exercise: 'leap', ...fails })
  await ana.do({ type: 'work.report-run', exercise: 'leap', ...fails })
  await ta.do({ type: 'teams.form', teams: [{ team: 'team0001', members: [ana.id, ana2.id] }] })
  await ana2.do({ type: 'work.open', exercise: 'clock' })
  await ana.do({ type: 'work.report-run', exercise: 'clock', ok: true })
  await ta.do({ type: 'teams.form', teams: [{ team: 'team0002', members: [ana2.id, wim.id] }] })
  await ta.do({ type: 'teams.dissolve', teams: ['team0001'] })
  await ta.do({ type: 'exercise.leave' })
  await host.do({ type: 'invitations.renew' })
  ana.cut()
  await room.advance(5 * 60_000)
  await ana.open()
  await room.advance(2 * 60_000)
  await host.do({ type: 'floor.take' })
  await host.do({ type: 'slide.show', slide: 3, step: 0 })
  wim.cut()
  await room.advance(3 * 60_000)
  await host.do({ type: 'session.end' })
  await room.advance(2 * 60_000)
  return room
}

async function liveCode(): Promise<Classroom> {
  const room = await Classroom.open({ learners: 2 })
  const { host, learners } = room
  const [ana] = learners
  if (!ana) throw new Error('nobody came')
  const files = [{ name: 'main.py', text: 'print("hello")\n' }]
  await host.do({ type: 'demo.open', demo: 'firstdemo', title: 'First', files })
  await host.do({ type: 'demo.open', demo: 'seconddemo', title: 'Second', files })
  await host.do({ type: 'demo.show', demo: 'firstdemo' })
  await host.do({ type: 'demo.run', demo: 'firstdemo', run: 'firstrun', file: 'main.py' })
  await room.advance(500)
  const stdout = { stream: 'stdout', text: 'hello\n' } as const
  const stderr = { stream: 'stderr', text: 'careful\n', skipped: 12 } as const
  await host.do({ type: 'demo.output', demo: 'firstdemo', run: 'firstrun', parts: [stdout, stderr] })
  const ending = { how: 'error', ms: 740, exitCode: 3, message: 'ValueError: no' } as const
  await host.do({ type: 'demo.run-end', demo: 'firstdemo', run: 'firstrun', ending })
  await host.do({ type: 'demo.lend', demo: 'seconddemo', to: ana.id })
  await ana.do({ type: 'demo.accept', demo: 'seconddemo' })
  await ana.do({ type: 'demo.run', demo: 'seconddemo', run: 'secondrun', file: 'main.py' })
  await room.advance(40_000)
  await host.do({ type: 'demo.take-back', demo: 'seconddemo' })
  await host.do({ type: 'demo.open-up', demo: 'seconddemo', everybody: true })
  await ana.do({ type: 'demo.run', demo: 'seconddemo', run: 'thirdrun', file: 'main.py' })
  await host.do({ type: 'demo.clear-run', demo: 'seconddemo' })
  await host.do({ type: 'demo.open', demo: 'thirddemo', title: 'Third', files })
  await host.do({ type: 'demo.close', demo: 'thirddemo' })
  await ana.do({ type: 'demo.run', demo: 'seconddemo', run: 'fourthrun', file: 'main.py' })
  await host.do({ type: 'session.end' })
  return room
}

async function pinnedQuestion(): Promise<Classroom> {
  const room = await Classroom.open({ learners: 2 })
  const { host, learners } = room
  const [ana] = learners
  if (!ana) throw new Error('nobody came')
  for (const text of ['Why two event loops?', 'When is the exam?']) {
    await ana.do({ type: 'ask.submit', text, anonymous: false })
  }
  await host.do({ type: 'ask.pin', ask: 'a1' })
  await host.do({ type: 'ask.pin' })
  await host.do({ type: 'ask.pin', ask: 'a1' })
  await host.do({ type: 'ask.settle', ask: 'a1', phase: 'answered' })
  await host.do({ type: 'ask.pin', ask: 'a2' })
  await host.do({ type: 'session.end' })
  return room
}

async function exercises(): Promise<Classroom> {
  const check = (id: string) => ({ id, title: id, kind: 'output', expected: { equals: id } }) as const
  const leap = exercise('leap', {
    hints: ['<p>One</p>'],
    checks: [check('first'), check('second')],
    hiddenChecks: [check('hidden')],
    steps: [
      { title: 'One', checks: ['first'] },
      { title: 'Two', checks: ['second', 'hidden'] },
    ],
    stepFiles: [[{ name: 'main.py', text: 'print(1)\n' }], [{ name: 'main.py', text: 'print(2)\n' }]],
  })
  const room = await Classroom.open({ learners: 2, content: { exercises: [leap] } })
  const { host, learners } = room
  const [ana, ben] = learners
  if (!ana || !ben) throw new Error('nobody came')
  const ta = await room.comes('Tariq Assistant', 'ta')
  const at = { exercise: 'leap' } as const
  const revision = 'a'.repeat(64)
  await ta.do({ type: 'group.set', staff: ta.id, members: [ana.id, ben.id] })
  await host.do({ type: 'exercise.begin', ...at })
  await host.do({ type: 'timer.set', seconds: 600 })
  await ana.do({ type: 'work.open', ...at })
  await ben.do({ type: 'work.open', ...at })
  const failed = { check: 'second', ok: false, message: 'expected 2, got 1' }
  const outcomes = [{ check: 'first', ok: true }, failed]
  await ana.do({ type: 'work.report-checks', ...at, revision, outcomes })
  await room.advance(20_000)
  await ana.do({ type: 'work.report-checks', ...at, revision, outcomes })
  await ana.do({ type: 'work.set-note', ...at, note: 'stuck' })
  await ana.do({ type: 'work.open-hint', ...at, hint: 0 })
  await ta.do({
    type: 'nudge.send',
    nudge: 'nudge001',
    to: [ana.id],
    content: { kind: 'hint', ...at, hint: 0 },
    about: 'second: expected 2, got 1',
  })
  await ta.do({
    type: 'nudge.send',
    nudge: 'nudge002',
    to: [ana.id, ben.id],
    content: { kind: 'poll', question: 'Which line?', options: ['3', '7'] },
  })
  await ana.do({ type: 'nudge.answer', nudge: 'nudge002', option: 1 })
  await host.do({ type: 'class.hold', message: 'Eyes to the front' })
  await room.advance(60_000)
  await host.do({ type: 'class.resume' })
  await host.do({ type: 'exercise.set-step', ...at, step: 2 })
  await ben.do({ type: 'work.catch-up', ...at, step: 1 })
  await ana.do({ type: 'work.set-note', ...at })
  await ana.do({
    type: 'work.report-checks',
    ...at,
    revision,
    outcomes: [
      { check: 'first', ok: true },
      { check: 'second', ok: true },
    ],
  })
  await ana.do({ type: 'work.submit', ...at, submission: 'submission1', revision })
  await ben.do({ type: 'work.submit', ...at, submission: 'submission2', revision })
  const verify = { type: 'work.verify', ...at } as const
  await room.submit({
    ...verify,
    owner: ana.id,
    submission: 'submission1',
    outcomes: [
      { check: 'first', ok: true },
      { check: 'second', ok: true },
      { check: 'hidden', ok: false, message: 'no' },
    ],
  })
  await room.submit({ ...verify, owner: ben.id, submission: 'submission2', reason: 'It took too long.' })
  await host.do({ type: 'exercise.release-solution', ...at })
  await host.do({ type: 'timer.stop' })
  await host.do({ type: 'session.end' })
  return room
}
