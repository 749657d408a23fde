import { describe, expect, it } from 'vitest'
import { exercise, exercisesOf } from '../../tests/fixtures/exercises.ts'
import { Scenario } from '../../tests/harness/scenario.ts'
import { buildMe, buildView } from '../view/view.ts'
import { clientCommand } from './session.ts'

const session = Scenario.class().with(exercisesOf(exercise('leap', { hints: ['<p>One</p>'] })))
const nobody = { has: () => false }
const send = (content: object, to: string[] = ['ana'], nudge = 'nudge001') =>
  ({ type: 'nudge.send', nudge, to, content, about: '401 without token' }) as never
const text = { kind: 'text', text: 'Look at line 3' }

describe('nudges', () => {
  it('[J1] go to learners who are in the room, and to no others', () => {
    const sent = session.after('ta', send(text, ['ben', 'ana', 'ben', 'rex']))
    expect(buildMe(sent.state, 'ana')?.nudges).toEqual([
      { id: 'nudge001', at: sent.state.at, from: 'ta', content: text },
    ])
    expect(buildMe(sent.state, 'ben')?.nudges).toHaveLength(1)
    expect(buildMe(sent.state, 'rex')).not.toHaveProperty('nudges')
    expect(session.when('ta', send(text, ['rex', 'wim']))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', send(text, ['ta2']))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', send(text, ['stranger']))).toMatchObject({ refused: 'not-found' })
    expect(sent.when('ta', send(text))).toMatchObject({ refused: 'invalid' })
  })

  it('[J1] name a hint and a slide that there are', () => {
    const hint = { kind: 'hint', exercise: 'leap', hint: 0 }
    expect(session.when('ta', send(hint))).toHaveProperty('events.0.content', hint)
    expect(session.when('ta', send({ ...hint, hint: 1 }))).toMatchObject({ refused: 'not-found' })
    expect(session.when('ta', send({ ...hint, exercise: 'none' }))).toMatchObject({ refused: 'not-found' })
    expect(session.when('ta', send({ kind: 'slide', slide: 2 }))).toHaveProperty('events')
    expect(session.when('ta', send({ kind: 'slide', slide: 3 }))).toMatchObject({ refused: 'not-found' })
    expect(clientCommand.safeParse(send({ kind: 'text', text: '  ' })).success).toBe(false)
  })

  it('[J1] name the failure that they are about by its check', () => {
    const checked = Scenario.class().with(
      exercisesOf(exercise('leap', { checks: [{ id: 'auth', title: 'Auth', kind: 'http', steps: [] }] })),
    )
    const about = (check: string, of = 'leap') =>
      ({ ...(send(text) as object), cause: { exercise: of, check, gist: 'got 0' } }) as never
    const { nudges } = buildView(checked.after('ta', about('auth')).state, 'ta', nobody)
    expect(nudges?.sent.nudge001?.cause).toEqual({ exercise: 'leap', check: 'auth', gist: 'got 0' })
    expect(checked.when('ta', about('none'))).toMatchObject({ refused: 'not-found' })
    expect(checked.when('ta', about('auth', 'none'))).toMatchObject({ refused: 'not-found' })
  })

  it('[J2] are seen by those whom they are for, the last five, and by staff', () => {
    let so = session
    for (let n = 10; n < 42; n++)
      so = so.after('ta', send({ kind: 'text', text: `${n}` }, ['ana'], `nudge0${n}`))
    expect(buildMe(so.state, 'ana')?.nudges?.map(({ id }) => id)).toEqual(
      [37, 38, 39, 40, 41].map((n) => `nudge0${n}`),
    )
    const { nudges } = buildView(so.state, 'instructor', nobody)
    expect(Object.keys(nudges?.sent ?? {})).toHaveLength(30)
    expect(nudges?.sent.nudge041).toMatchObject({ by: 'ta', to: 1, about: '401 without token' })
    for (const audience of ['learner', 'observer'] as const) {
      expect(JSON.stringify(buildView(so.state, audience, nobody))).not.toContain('nudge0')
    }
    expect(buildMe(so.state, 'ben')).not.toHaveProperty('nudges')
  })
})

describe('polls of some learners', () => {
  const poll = { kind: 'poll', question: 'Where does it stop?', options: ['Line 3', 'Line 7'] }
  const answer = (option: number, nudge = 'nudge001') => ({ type: 'nudge.answer', nudge, option }) as const
  const asked = session.after('ta', send(poll, ['ana', 'ben']))
  const counts = (so: Scenario) => buildView(so.state, 'ta', nobody).nudges?.sent.nudge001?.answers

  it('[J4] are answered by those who were asked, once each, and counted for staff', () => {
    expect(counts(asked)).toEqual([0, 0])
    const one = asked.after('ana', answer(1))
    expect(one.when('ana', answer(1))).toEqual({ events: [] })
    const both = one.after('ana', answer(0)).after('ben', answer(1))
    expect(counts(both)).toEqual([1, 1])
    expect(buildMe(both.state, 'ana')?.nudges?.[0]?.answer).toBe(0)
    expect(JSON.stringify(buildMe(both.state, 'ana'))).not.toContain('answers')
  })

  it('[J4] take no answer that there is not, and none of others', () => {
    expect(asked.when('ana', answer(2))).toMatchObject({ refused: 'invalid' })
    expect(asked.when('ana', answer(0, 'nudge999'))).toMatchObject({ refused: 'not-found' })
    const others = session.after('ta', send(poll, ['ben']))
    expect(others.when('ana', answer(0))).toMatchObject({ refused: 'not-found' })
    expect(session.after('ta', send(text)).when('ana', answer(0))).toMatchObject({ refused: 'not-found' })
    expect(clientCommand.safeParse(send({ ...poll, options: ['one'] })).success).toBe(false)
  })
})

describe('groups of the staff', () => {
  const group = (staff: string, ...members: string[]) => ({ type: 'group.set', staff, members }) as const
  const groups = (so: Scenario) => {
    const { people = {} } = buildView(so.state, 'ta', nobody).roster ?? {}
    return Object.fromEntries(Object.entries(people).flatMap(([id, { group: of }]) => (of ? [[id, of]] : [])))
  }

  it('[J3] hold each learner once, and are for staff only', () => {
    const one = session.after('ta', group('ta', 'ana', 'ben'))
    expect(groups(one)).toEqual({ ana: 'ta', ben: 'ta' })
    expect(one.when('host', group('ta', 'ben', 'ana'))).toEqual({ events: [] })
    const moved = one.after('host', group('ta2', 'ben'))
    expect(groups(moved)).toEqual({ ana: 'ta', ben: 'ta2' })
    expect(groups(moved.after('ta', group('ta')))).toEqual({ ben: 'ta2' })
    for (const audience of ['learner', 'observer'] as const) {
      expect(JSON.stringify(buildView(one.state, audience, nobody))).not.toContain('group')
    }
    expect(JSON.stringify(buildMe(one.state, 'ana'))).not.toContain('group')
  })

  it('[J3] are of staff and made of learners', () => {
    expect(session.when('ta', group('ana', 'ben'))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', group('ta', 'ta2'))).toMatchObject({ refused: 'invalid' })
    expect(session.when('ta', group('none', 'ana'))).toMatchObject({ refused: 'not-found' })
    expect(session.when('ta', group('ta', 'none'))).toMatchObject({ refused: 'not-found' })
  })
})
