import { describe, expect, it } from 'vitest'
import { SESSION_TITLE_MAX, sessionTitle } from './session-title.ts'

const modules = ['Foundations', 'Models', 'Auth', 'Jobs'].map((title) => ({ title }))

describe('sessionTitle', () => {
  it('names one or two modules that were chosen', () => {
    expect(sessionTitle('Backend', modules, [3])).toBe('Backend: Auth')
    expect(sessionTitle('Backend', modules, [1, 4])).toBe('Backend: Foundations, Jobs')
  })

  it('is the course’s for the whole course, and for more than two modules', () => {
    expect(sessionTitle('Backend', modules, undefined)).toBe('Backend')
    expect(sessionTitle('Backend', modules, [])).toBe('Backend')
    expect(sessionTitle('Backend', modules, [1, 2, 3])).toBe('Backend')
    expect(sessionTitle('Backend', modules.slice(0, 2), [1, 2])).toBe('Backend')
  })

  it('never gets longer than a title may be', () => {
    const long = [{ title: 'x'.repeat(SESSION_TITLE_MAX) }, { title: 'y' }, { title: 'z' }]
    expect(sessionTitle('Backend', long, [1])).toBe('Backend')
    expect(sessionTitle('Backend', long, [2, 3])).toBe('Backend: y, z')
  })
})
