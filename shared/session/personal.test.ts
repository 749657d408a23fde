import { describe, expect, it } from 'vitest'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import type { SessionEvent } from './events.ts'
import { fold } from './fold.ts'
import { personalOf, withoutPersonal, withPersonal } from './personal.ts'

const renamed: SessionEvent = { type: 'person.renamed', participant: 'ana', name: 'Ana Berg' }

describe('personal data', () => {
  it('[L6] is taken out of what is stored, and put back as it is today', () => {
    const joining = joined('ana', 'learner', 'in', 'Ana Berg')
    for (const event of [joining, renamed]) {
      expect(personalOf(event)).toEqual({ participant: 'ana', name: 'Ana Berg' })
      const stored = withoutPersonal(event)
      expect(JSON.stringify(stored)).not.toContain('Berg')
      expect(withPersonal(stored, () => 'Ana Curie')).toEqual({ ...event, name: 'Ana Curie' })
    }
  })

  it('[L6] leaves every other event as it is', () => {
    const event: SessionEvent = { type: 'slide.shown', slide: 1, step: 0 }
    expect(personalOf(event)).toBeUndefined()
    expect(withoutPersonal(event)).toBe(event)
    expect(withPersonal(event, () => 'X')).toBe(event)
  })

  it('[R8] a log whose names were erased still opens, and the nameless are not namesakes', () => {
    const log = Scenario.class().given(renamed).log
    const erased = log.map((entry) => ({
      ...entry,
      event: withPersonal(withoutPersonal(entry.event), () => ''),
    }))
    const state = fold(erased)
    expect(state?.roster.members.get('ana')).toMatchObject({ name: '', standing: 'in' })
    expect(state?.roster.names.size).toBe(0)
    expect(state?.seq).toBe(log.length)
  })
})
