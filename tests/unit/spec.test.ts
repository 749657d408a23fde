import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, testFiles } from './sources.ts'

const spec = readFileSync(join(ROOT, 'docs/SPEC.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id = '']) => id)

/** Ids in the names of tests: `it('[D2] …')`, `])('[D2] …')`. */
function carried(text: string): string[] {
  return [...text.matchAll(/\(\s*['"`]((?:\[[A-Z]\d+\])+) /g)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/[A-Z]\d+/g)].map(([id]) => id),
  )
}

const byRule = new Map<string, string[]>()
for (const { path, text } of testFiles().filter((file) => !file.path.endsWith('unit/spec.test.ts'))) {
  for (const id of carried(text)) byRule.set(id, [...(byRule.get(id) ?? []), path])
}

describe('docs/SPEC.md', () => {
  it('gives every number once, and in order', () => {
    expect(new Set(rules).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThan(80)
    for (const letter of new Set(rules.map((id) => id[0]))) {
      const numbers = rules.filter((id) => id.startsWith(letter ?? '')).map((id) => Number(id.slice(1)))
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
  })

  it('has a test for every rule', () => {
    expect(rules.filter((id) => !byRule.has(id))).toEqual([])
  })

  it('has a rule for every number that a test carries', () => {
    expect([...byRule].filter(([id]) => !rules.includes(id))).toEqual([])
  })

  it('is read as it is written', () => {
    const text = ["  it('[A1] x', () => {", "  ])('[B2] y %s', (a) => {", "describe('[C3][D4] z', () => {"]
    expect(carried(text.join('\n'))).toEqual(['A1', 'B2', 'C3', 'D4'])
    expect(carried("const x = '[E5] not a test'")).toEqual([])
  })
})
