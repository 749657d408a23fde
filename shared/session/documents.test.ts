import { describe, expect, it } from 'vitest'
import { EMPTY_CATALOG } from '../course/catalog.ts'
import { documentRight, parseDocument, seedOf } from './documents.ts'
import { SYSTEM } from './envelope.ts'
import type { SessionEvent } from './events.ts'
import { fold } from './fold.ts'
import type { SessionState } from './session.ts'
import { touchesDocuments } from './touches-documents.ts'

const joined = (participant: string, role: 'instructor' | 'ta' | 'learner' | 'observer'): SessionEvent => ({
  type: 'person.joined',
  participant,
  name: participant,
  role,
  standing: 'in',
})

function classWith(...more: SessionEvent[]): SessionState {
  const events: SessionEvent[] = [
    { type: 'session.opened', session: 's', title: 'T', course: 'c', deck: 'd', steps: [0], host: 'host' },
    joined('host', 'instructor'),
    joined('ta', 'ta'),
    joined('ana', 'learner'),
    joined('ben', 'learner'),
    joined('guest', 'observer'),
    { ...joined('late', 'learner'), standing: 'waiting' } as SessionEvent,
    ...more,
  ]
  const state = fold(events.map((event, i) => ({ seq: i + 1, at: i + 1, v: 1, actor: SYSTEM, event })))
  if (!state) throw new Error('no state')
  return state
}

/** Ana has opened the workspace `w`. */
const anaAtWork: SessionEvent = { type: 'work.opened', exercise: 'w', owner: 'ana' }

const EVERYBODY = ['host', 'ta', 'ana', 'ben', 'guest', 'late', 'stranger'] as const
const rightsTo = (name: string, state = classWith(), asObserver = false) =>
  Object.fromEntries(EVERYBODY.map((who) => [who, documentRight(state, name, who, asObserver)]))

describe('names of documents', () => {
  it('say what they stand for', () => {
    expect(parseDocument('s/notes')).toEqual({ kind: 'notes', session: 's' })
    expect(parseDocument('s/demo/abc')).toEqual({ kind: 'demo', session: 's', demo: 'abc' })
    expect(parseDocument('s/work/w-1/ana')).toEqual({
      kind: 'work',
      session: 's',
      exercise: 'w-1',
      owner: 'ana',
    })
  })

  it.each([
    '',
    's',
    '/notes',
    's/notes/',
    's/notes/x',
    's/demo',
    's/demo/a/b',
    's/work/a',
    's/work/a/b/c',
    's/x',
  ])('“%s” is none', (name) => expect(parseDocument(name)).toBeUndefined())

  it.each(['s/demo/..', 's/demo/%2e', 's/demo/a b', `s/demo/${'x'.repeat(65)}`, 's\n/notes', 's/work/ü/ana'])(
    'nothing hides in %j',
    (name) => expect(parseDocument(name)).toBeUndefined(),
  )
})

describe('rights to documents', () => {
  it('[N2][N3] notes are written by everybody who is in, read by observers, and nobody else’s', () => {
    expect(rightsTo('s/notes')).toEqual({
      host: 'write',
      ta: 'write',
      ana: 'write',
      ben: 'write',
      guest: 'read',
      late: undefined,
      stranger: undefined,
    })
  })

  it('[N2] a projector sees what everybody may see, whoever opened it', () => {
    expect(rightsTo('s/work/w/ana', classWith(anaAtWork), true).host).toBeUndefined()
    expect(rightsTo('s/work/w/ana', classWith(anaAtWork), true).ana).toBeUndefined()
    expect(rightsTo('s/notes', classWith(), true).host).toBe('read')
  })

  it('[N3][N4] who is removed may do nothing, and after the end nobody may write', () => {
    const removed = classWith(anaAtWork, { type: 'person.removed', participant: 'ana' })
    expect(rightsTo('s/notes', removed).ana).toBeUndefined()
    expect(rightsTo('s/work/w/ana', removed)).toMatchObject({ ana: undefined, ta: 'write' })
    const ended = classWith(anaAtWork, { type: 'session.ended', reason: 'host' })
    expect(rightsTo('s/work/w/ana', ended)).toMatchObject({ ana: 'read', ta: 'read', ben: undefined })
    expect(Object.values(rightsTo('s/notes', ended))).not.toContain('write')
    expect(rightsTo('s/notes', ended)).toMatchObject({ host: 'read', ana: 'read', guest: 'read' })
  })

  it('[N1] there is one page of notes in a session, which begins empty', () => {
    expect(parseDocument('s/notes/2')).toBeUndefined()
    expect(seedOf(classWith(), 's/notes', EMPTY_CATALOG)).toBeUndefined()
  })

  it('are none to documents of other sessions', () => {
    expect(Object.values(rightsTo('t/notes')).every((right) => right === undefined)).toBe(true)
  })

  it('are looked at again after everything that may change them', () => {
    expect(touchesDocuments({ type: 'person.removed', participant: 'x' })).toBe(true)
    expect(touchesDocuments({ type: 'session.ended', reason: 'host' })).toBe(true)
    expect(touchesDocuments({ type: 'teams.dissolved', teams: ['x'] })).toBe(true)
    expect(touchesDocuments({ type: 'slide.shown', slide: 0, step: 0 })).toBe(false)
    expect(touchesDocuments(anaAtWork)).toBe(false)
  })
})
