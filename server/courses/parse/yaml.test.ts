import { expect, it } from 'vitest'
import { parseYaml } from './yaml.ts'

it('tells mappings from lists, text and nothing', () => {
  expect(parseYaml('a: 1')).toEqual({ data: { a: 1 }, kind: 'map', problems: [] })
  expect(parseYaml('- a').kind).toBe('other')
  expect(parseYaml('plain text').kind).toBe('other')
  expect(parseYaml('# only a comment').kind).toBe('empty')
})

it('reports a mistake with its line and keeps what it could read', () => {
  const result = parseYaml('a: 1\nb: "x\nc: 2')
  expect(result.data.a).toBe(1)
  expect(result.problems[0]?.line).toBeGreaterThanOrEqual(1)
})

it('refuses to expand aliases without end', () => {
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
  ]
  const result = parseYaml(bomb.join('\n'))
  expect(result.data).toEqual({})
  expect(result.problems).toHaveLength(1)
})

it('refuses a value that contains itself', () => {
  const result = parseYaml('class: &x [*x]')
  expect(result.data).toEqual({})
  expect(result.problems).toHaveLength(1)
})

it('gives no way to the prototype', () => {
  expect(Object.getPrototypeOf(parseYaml('__proto__:\n  polluted: true').data)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

it('refuses what is nested without end', () => {
  for (const text of [
    `a: ${'['.repeat(5_000)}`,
    '{a: '.repeat(3_000),
    `a: ${'['.repeat(700)}${']'.repeat(700)}`,
  ]) {
    expect(() => parseYaml(text)).not.toThrow()
  }
  expect(parseYaml(`a: ${'['.repeat(5_000)}`).problems).toMatchObject([{ message: 'It is nested too deep.' }])
})
