import { describe, expect, it } from 'vitest'
import type { MeView } from '../../../shared/view/slices.ts'
import { ownWorkAt, presentOwner, teamMates } from './own-work.ts'

const ana: MeView = { id: 'ana', name: 'Ana', role: 'learner', standing: 'in', driver: false, host: false }
const person = (id: string) => ({ id, name: id.toUpperCase() })
const work = (owner: string, exercise = 'leap') => ({ owner, exercise })
const team = (...ids: string[]) => ({ id: 'team', members: ids.map(person) })

describe('one’s own work', () => {
  it('is one’s own where there is no team', () => {
    const me = { ...ana, workspaces: [work('ana'), work('ana', 'clock')] }
    expect(ownWorkAt(me, 'leap')).toEqual([{ owner: 'ana', label: 'Yours', mayWrite: true }])
    expect(ownWorkAt(ana, 'leap')).toEqual([])
    expect(presentOwner(ana)).toBe('ana')
  })

  it('is the team’s first, and what one had before stays', () => {
    const me = { ...ana, team: team('ana', 'ben'), workspaces: [work('ana'), work('old'), work('team')] }
    expect(presentOwner(me)).toBe('team')
    expect(ownWorkAt(me, 'leap')).toEqual([
      { owner: 'team', label: 'Your pair’s', mayWrite: true },
      { owner: 'ana', label: 'Your own', mayWrite: true },
      { owner: 'old', label: 'An earlier team’s', mayWrite: false },
    ])
  })

  it('names team mates as a sentence does', () => {
    expect(teamMates(ana)).toBe('')
    expect(teamMates({ ...ana, team: team('ana', 'ben') })).toBe('BEN')
    expect(teamMates({ ...ana, team: team('ana', 'ben', 'cy', 'dan') })).toBe('BEN, CY and DAN')
  })
})
