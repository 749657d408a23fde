import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, matchesWhole, PATTERN_MAX } from './pattern.ts'

function matches(pattern: string, text: string, caseSensitive = true): boolean {
  const compiled = compilePattern(pattern)
  if (!compiled.ok) throw new Error(compiled.error)
  return matchesWhole(compiled.value, text, caseSensitive)
}

const fault = (pattern: string) => {
  const compiled = compilePattern(pattern)
  return compiled.ok ? undefined : compiled.error
}

/** Patterns of the supported syntax, over few characters, so that texts match often; small, for the sake of the other engine. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; repeated: string; atom: string }>(
  (tie) => ({
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((ways) => ways.join('|')),
    sequence: fc.array(tie('repeated'), { maxLength: 3 }).map((parts) => parts.join('')),
    repeated: fc
      .tuple(tie('atom'), fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,}', '{0,2}', '*?'))
      .map(([atom, sign]) => atom + sign),
    atom: fc.oneof(
      { maxDepth: 1 },
      fc.constantFrom(
        'a',
        'b',
        '1',
        '.',
        '\\d',
        '\\w',
        '\\s',
        '\\D',
        '[ab]',
        '[^a]',
        '[a-c1]',
        '\\.',
        '[\\d-]',
      ),
      tie('pattern').map((inner) => `(${inner})`),
      tie('pattern').map((inner) => `(?:${inner})`),
    ),
  }),
)
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '1', '2', ' ', '.', 'A', 'é', '😀'),
  maxLength: 5,
})

describe('patterns', () => {
  it('[G6] mean what they mean in JavaScript', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (source, texts, flag) => {
          const compiled = compilePattern(source)
          fc.pre(compiled.ok)
          const theirs = new RegExp(`^(?:${source})$`, flag ? 'u' : 'iu')
          for (const each of texts) {
            expect([source, each, matchesWhole(compiled.value, each, flag)]).toEqual([
              source,
              each,
              theirs.test(each),
            ])
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('[G6] take time in proportion, where other engines take for ever', () => {
    const text = `${'a'.repeat(4000)}!`
    const start = performance.now()
    for (const evil of [
      '(a+)+b',
      '(a|a)*b',
      '(a*)*b',
      '(.*)*(.*)*b',
      '((a{0,30}){0,30})*b',
      '(a?){300}a{300}',
    ]) {
      const compiled = compilePattern(evil)
      if (compiled.ok) expect(matchesWhole(compiled.value, text, false)).toBe(false)
    }
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it.each([
    ['(a', 'without its “)”'],
    ['a)', 'without its “(”'],
    ['[a', 'without its “]”'],
    ['*a', 'nothing to repeat'],
    ['a**', 'nothing to repeat'],
    ['a{2', 'write \\{'],
    ['a{3,2}', 'smaller'],
    ['a^b', 'at the end'],
    ['(?=a)', 'Look-ahead'],
    ['(?<n>a)', 'Look-ahead'],
    ['(a)\\1', 'References'],
    ['\\bfoo', 'not supported'],
    ['[z-a]', 'wrong way round'],
    ['a\\', 'ends with'],
    ['(a{100}){100}', 'repeats too much'],
    ['a'.repeat(PATTERN_MAX + 1), 'longer'],
  ])('[G6] %s is refused with the reason', (source, reason) => {
    expect(fault(source)).toContain(reason)
  })

  it('[G6] nothing, repeated without end, costs nothing', () => {
    expect(matches('((((){999}){999}){999}){999}', '')).toBe(true)
    expect(matches('((()*)*)+', '')).toBe(true)
  })

  it.each([
    ['^start_response$', 'start_response', true],
    ['wsgi|asgi', 'asgi', true],
    ['(wsgi|asgi)\\.scope', 'asgi_scope', false],
    ['[\\w.]+@[a-z]+', 'a.b@c', true],
    ['a-z]', 'a-z]', true],
    ['[]a', 'a', false],
  ])('%s on %s: %s', (source, given, expected) => {
    expect(matches(source, given)).toBe(expected)
  })

  it('match letters in both cases unless case counts', () => {
    expect(matches('[A-Z]+é', 'awÉ', false)).toBe(true)
    expect(matches('[A-Z]+', 'aw', true)).toBe(false)
  })
})
