import { describe, expect, it } from 'vitest'
import { contextAt } from '../../tests/harness/decide-context.ts'
import { joined, Scenario } from '../../tests/harness/scenario.ts'
import { SYSTEM } from './envelope.ts'
import { evolve } from './fold.ts'
import { MEMBERS_MAX, NAME_MAX, personName, type Role } from './roster.ts'
import { decide, type SessionState } from './session.ts'

const name = (raw: string) => personName.safeParse(raw)
const normal = (raw: string) => personName.parse(raw)
const join = (participant: string, wanted: string, role: Role = 'learner') =>
  ({ type: 'person.join', participant, name: wanted, role }) as const

describe('names', () => {
  it.each([
    ['trims and joins white space', '  Ana \t María\n Gómez ', 'Ana María Gómez'],
    ['composes letters', 'Zoe\u0308', 'Zo\u00eb'],
    ['drops control characters', 'A\u0000na\u001b[2J', 'A na [2J'],
    ['drops direction overrides', '\u202eanA', 'anA'],
    ['drops zero-width characters', '\u200bAna\ufeff', 'Ana'],
    ['drops half a surrogate pair', 'Ana\ud83d', 'Ana'],
    ['drops line separators', 'Ana\u2028Bo', 'Ana Bo'],
    ['keeps joined emoji', '👩\u200d🚀 Ana', '👩\u200d🚀 Ana'],
    ['keeps names of any script', '王小明', '王小明'],
  ])('[R1] %s', (_, raw, shown) => {
    expect(normal(raw)).toBe(shown)
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \t '],
    ['invisible characters', '\u200b\u2060\u200d'],
    ['a letter that leaves no ink', '\u3164'],
    ['an empty pattern of Braille', '\u2800\u2800'],
    ['punctuation', '...'],
    ['too many characters', 'a'.repeat(NAME_MAX + 1)],
  ])('[R2] refuses %s', (_, raw) => {
    expect(name(raw).success).toBe(false)
  })

  it('[R2] takes one letter and sixty', () => {
    expect(normal('x')).toBe('x')
    expect(normal('a'.repeat(NAME_MAX))).toHaveLength(60)
    expect(normal('7')).toBe('7')
    expect(normal('🦊')).toBe('🦊')
  })
})

describe('namesakes', () => {
  const ana = Scenario.open().given(joined('p1', 'learner', 'in', 'Ana'))
  const nameOf = (so: Scenario, id: string) => so.state.roster.members.get(id)?.name

  it('[R3] numbers the second of a name', () => {
    const three = ana.after('system', join('p2', 'Ana')).after('system', join('p3', 'Ana'))
    expect([nameOf(three, 'p1'), nameOf(three, 'p2'), nameOf(three, 'p3')]).toEqual([
      'Ana',
      'Ana (2)',
      'Ana (3)',
    ])
  })

  it.each([
    ['case', 'ANA'],
    ['compatibility forms', 'Ａｎａ'],
    ['capitals that only a compatibility form shows', '\u{1d400}na'],
    ['invisible characters', 'A\u200dna'],
    ['variation selectors', 'Ana\ufe0f'],
  ])('[R3] sees through %s', (_, wanted) => {
    const second = ana.after('system', join('p2', normal(wanted)))
    expect(nameOf(second, 'p2')).toBe(`${normal(wanted)} (2)`)
  })

  it('[R3] keeps within the length, and cuts no character in half', () => {
    const long = '🦊'.repeat(NAME_MAX / 2)
    const two = Scenario.open().after('system', join('p1', long)).after('system', join('p2', long))
    const second = nameOf(two, 'p2') ?? ''
    expect(second.length).toBeLessThanOrEqual(NAME_MAX)
    expect(second).toMatch(/^(🦊)+ \(2\)$/u)
    expect(normal(second)).toBe(second)
    const odd = `x${'🦊'.repeat(29)}`
    const cut = Scenario.open().after('system', join('p1', odd)).after('system', join('p2', odd))
    expect(normal(nameOf(cut, 'p2') ?? '')).toBe(nameOf(cut, 'p2'))
  })

  it('[R3] skips a number that somebody gave themselves', () => {
    const three = ana.after('system', join('p2', 'Ana (2)')).after('system', join('p3', 'Ana'))
    expect(nameOf(three, 'p3')).toBe('Ana (3)')
  })

  it('[R4] a name that was given up is free, that of a removed person is not', () => {
    const gone = ana.after('p1', { type: 'person.rename', participant: 'p1', name: 'Bea' })
    expect(nameOf(gone.after('system', join('p2', 'Ana')), 'p2')).toBe('Ana')
    const removed = ana.after('host', { type: 'person.remove', participant: 'p1' })
    expect(nameOf(removed.after('system', join('p2', 'Ana')), 'p2')).toBe('Ana (2)')
  })

  it('[R4] renaming to the name one has, or would be given, changes nothing', () => {
    const two = ana.after('system', join('p2', 'Ana'))
    const rename = (to: string) => two.when('p2', { type: 'person.rename', participant: 'p2', name: to })
    expect(rename('Ana (2)')).toEqual({ events: [] })
    expect(rename('Ana')).toEqual({ events: [] })
    expect(rename('ana (2)')).toEqual({
      events: [{ type: 'person.renamed', participant: 'p2', name: 'ana (2)' }],
    })
  })
})

describe('coming in', () => {
  it('[R5] joining again as somebody who is known changes nothing', () => {
    expect(Scenario.class().when('system', join('ana', 'Another', 'ta'))).toEqual({ events: [] })
    expect(Scenario.class().when('system', join('wim', 'Another'))).toEqual({ events: [] })
  })

  it('[R5] keeps the account of somebody who has one', () => {
    const joining = { ...join('x', 'Xenia', 'instructor'), account: 'user-1' }
    const in_ = Scenario.open().after('system', joining)
    expect(in_.state.roster.members.get('x')?.account).toBe('user-1')
  })

  it('[R5] an account that comes in twice at once is one participant', () => {
    const joining = { ...join('x', 'Xenia', 'instructor'), account: 'user-1' }
    const in_ = Scenario.open().after('system', joining)
    expect(in_.when('system', { ...joining, participant: 'y' })).toEqual({ events: [] })
    const other = in_.when('system', { ...joining, participant: 'y', account: 'user-2' })
    expect(other).toMatchObject({ events: [{ participant: 'y' }] })
  })

  it('[R6] a session holds five thousand people, the removed among them', () => {
    let state: SessionState = Scenario.open().state
    const actor = SYSTEM
    for (let n = state.roster.members.size; n < MEMBERS_MAX; n++) {
      const event = joined(`p${n}`, 'learner')
      state = evolve(state, { seq: state.seq + 1, at: state.at, v: 1, actor, event })
    }
    const event = { type: 'person.removed', participant: 'p100' } as const
    state = evolve(state, { seq: state.seq + 1, at: state.at, v: 1, actor, event })
    const decision = decide(state, join('one-more', 'One'), contextAt(state.at, actor))
    expect(decision).toMatchObject({ ok: false, error: { code: 'full' } })
    expect(decide(state, join('p7', 'Known'), contextAt(state.at, actor))).toEqual({
      ok: true,
      value: [],
    })
  })

  it('[R9] nobody makes others join but the server', () => {
    expect(Scenario.class().when('host', join('friend', 'Friend'))).toMatchObject({ refused: 'forbidden' })
  })

  it('[R7] renames somebody who is not there to nobody', () => {
    const rename = { type: 'person.rename', participant: 'nobody', name: 'N' } as const
    expect(Scenario.class().when('host', rename)).toMatchObject({ refused: 'not-found' })
  })

  it('[R10] a name is erased by the server alone, also after the end, and is free then', () => {
    const erase = { type: 'person.erase', participant: 'ana' } as const
    expect(Scenario.class().when('host', erase)).toMatchObject({ refused: 'forbidden' })
    const after = Scenario.class().after('host', { type: 'session.end' }).after('system', erase)
    expect(after.state.roster.members.get('ana')).toMatchObject({ name: '', standing: 'in' })
    expect([...after.state.roster.names.values()]).not.toContain('ana')
    expect(after.when('system', erase)).toMatchObject({ events: [] })
    const nobody = { type: 'person.erase', participant: 'nobody' } as const
    expect(after.when('system', nobody)).toMatchObject({ refused: 'not-found' })
  })

  it('[L3] an event about somebody who never joined is a damaged log', () => {
    expect(() => Scenario.open().given({ type: 'person.admitted', participant: 'x' })).toThrow(/never joined/)
  })
})
