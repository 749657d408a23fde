import { describe, expect, it } from 'vitest'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import { PersistentMap } from '../persistent-map.ts'
import type { Audience } from '../session/permissions.ts'
import { audienceOf, buildMe, buildView } from './view.ts'

const online = new Set(['host', 'ana', 'wim', 'guest'])
const presence = { has: (id: string) => online.has(id) }
const session = Scenario.class()
const view = (audience: Audience, so = session) => buildView(so.state, audience, presence)

describe('audiences', () => {
  it('[V1] are the roles of those who are in', () => {
    const audience = (id: string) => {
      const member = session.state.roster.members.get(id)
      return member && audienceOf(member)
    }
    expect(audience('host')).toBe('instructor')
    expect(audience('ta')).toBe('ta')
    expect(audience('ana')).toBe('learner')
    expect(audience('guest')).toBe('observer')
  })

  it('[V2] somebody who waits is of no role yet, and who was removed is of none', () => {
    const { members } = session.state.roster
    const [wim, rex] = [members.get('wim'), members.get('rex')]
    expect(wim && audienceOf(wim)).toBe('waiting')
    expect(rex && audienceOf(rex)).toBeUndefined()
  })
})

describe('views', () => {
  it('[V1] learners and observers see the class, and nobody’s name but that of who has the floor', () => {
    const shown = {
      session: {
        id: 'session-1',
        title: 'A class',
        phase: 'live',
        startedAt: session.state.lifecycle.startedAt,
      },
      stage: {
        course: 'a-course',
        deck: 'a-deck',
        slide: 0,
        step: 0,
        black: false,
        since: session.state.stage.since,
        driver: { id: 'host', name: 'host' },
      },
      room: { learners: 2, online: 1 },
      demos: { items: {} },
      quizzes: { runs: {} },
      asks: { items: {}, open: 0, moderated: false },
      announcements: { items: {} },
      timing: {},
      released: { solutions: [], steps: {} },
    }
    expect(view('learner')).toEqual(shown)
    expect(view('observer')).toEqual({ ...shown, tally: { runs: {} } })
  })

  it('[V2] who waits sees that there is a session, and no more', () => {
    expect(view('waiting')).toEqual({
      session: {
        id: 'session-1',
        title: 'A class',
        phase: 'live',
        startedAt: session.state.lifecycle.startedAt,
      },
    })
  })

  it('[V3] staff see everybody and the door', () => {
    const here = session.given({
      type: 'attendance.noted',
      arrived: [{ participant: 'ana', at: 42 }],
      left: [],
    })
    for (const audience of ['instructor', 'ta'] as const) {
      const { roster, door } = view(audience, here)
      expect(door).toEqual({ locked: false, waitingRoom: false, waiting: 1, invitations: 0 })
      expect(Object.keys(roster?.people ?? {})).toHaveLength(9)
      expect(roster?.people.ana).toEqual({
        name: 'ana',
        role: 'learner',
        standing: 'in',
        online: true,
        joinedAt: here.state.roster.members.get('ana')?.joinedAt,
        presentSince: 42,
      })
      expect(roster?.people.ben).toMatchObject({ online: false })
      expect(roster?.people.ben).not.toHaveProperty('presentSince')
      expect(roster?.people.rex).toMatchObject({ standing: 'removed' })
    }
    expect(view('ta')).toEqual(view('instructor'))
  })

  it('[V1] the numbers count learners who are in, not those who wait or were removed', () => {
    const more = session.given(joined('new', 'learner'))
    expect(view('learner', more).room).toEqual({ learners: 3, online: 1 })
  })

  it('[T6] while the screen is black the position is still told', () => {
    const dark = session
      .after('host', { type: 'slide.show', slide: 1, step: 2 })
      .after('host', { type: 'screen.black', black: true })
    expect(view('learner', dark).stage).toMatchObject({ black: true, slide: 1, step: 2 })
  })

  it('[S3] tells when the class began and ended', () => {
    const over = session.after('host', { type: 'session.end' })
    expect(view('waiting', over).session).toMatchObject({ phase: 'ended', endedAt: over.state.at })
    expect(view('learner', Scenario.open()).session).not.toHaveProperty('startedAt')
  })

  it('[V5] hold no account', () => {
    const join = { type: 'person.join', participant: 'x', name: 'X', role: 'instructor' } as const
    const withAccount = session.after('system', { ...join, account: 'user-secret' })
    for (const audience of ['instructor', 'ta', 'learner', 'observer', 'waiting'] as const) {
      expect(JSON.stringify(view(audience, withAccount))).not.toContain('user-secret')
    }
    expect(JSON.stringify(buildMe(withAccount.state, 'x'))).not.toContain('user-secret')
  })
})

describe('what is not named', () => {
  /** A value and everything in it, each object with one more field that holds a mark. */
  function marked<T>(value: T): T {
    if (value instanceof PersistentMap) {
      let map = PersistentMap.empty<unknown>()
      for (const [key, inner] of value.entries()) map = map.set(key, marked(inner))
      return map as T
    }
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
    const fields = Object.entries(value).map(([key, inner]) => [key, marked(inner)])
    return { ...Object.fromEntries(fields), addedLater: 'MARK' } as T
  }

  it('[V11] a field that is added to the state appears in no view by itself', () => {
    const state = marked(session.state)
    expect(state.roster.members.get('ana')).toMatchObject({ name: 'ana', addedLater: 'MARK' })
    for (const audience of ['instructor', 'ta', 'learner', 'observer', 'waiting'] as const) {
      expect(buildView(state, audience, presence)).toEqual(view(audience))
    }
    expect(buildMe(state, 'ana')).toEqual(buildMe(session.state, 'ana'))
  })
})

describe('the reader’s own part', () => {
  it('[V4] says who one is', () => {
    const me = { id: 'ana', name: 'ana', role: 'learner', standing: 'in', driver: false, host: false }
    expect(buildMe(session.state, 'ana')).toEqual(me)
    expect(buildMe(session.state, 'host')).toMatchObject({ role: 'instructor', driver: true, host: true })
    expect(buildMe(session.state, 'wim')).toMatchObject({ standing: 'waiting' })
    expect(buildMe(session.state, 'nobody')).toBeUndefined()
    const withTa = session.after('host', { type: 'floor.give', to: 'ta' })
    expect(buildMe(withTa.state, 'ta')).toMatchObject({ driver: true, host: false })
    expect(buildMe(withTa.state, 'host')).toMatchObject({ driver: false, host: true })
  })
})
