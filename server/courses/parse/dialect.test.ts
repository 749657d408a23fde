import { describe, expect, it } from 'vitest'
import { detectDialect } from './dialect.ts'
import { toLines } from './lines.ts'

const detect = (text: string) => detectDialect(toLines(text))

describe('detectDialect', () => {
  it('follows marp: true whatever else there is', () => {
    expect(detect('---\nmarp: true\n---\n\n<v-click>\n\n---\nlayout: center\n---\n')).toBe('marp')
  })

  it.each([
    ['slidev', '# A\n\n---\nlayout: center\n---\n\n# B'],
    ['slidev', '# A\n\n::right::\n\nB'],
    ['slidev', 'just text\n\n---\n\nmore'],
    ['slidev', ''],
    ['marp', '# A\n\n![bg right](x.png)\n\n---\n\n<!-- _class: lead -->\n'],
    ['reveal', 'A\n\nNote: x\n\n---\n\nB\n\n----\n\nC'],
    ['reveal', '<!-- .slide: class="x" -->\n# A'],
    ['remark', 'class: center\n\n# A\n\n---\n\nB'],
    ['remark', '# A\n\n--\n\nB\n\n???\n\nsay'],
  ])('takes it for %s: %j', (dialect, text) => {
    expect(detect(text)).toBe(dialect)
  })

  it('does not count marks in code', () => {
    expect(detect('# A\n\n```\n???\n\n--\n```\n')).toBe('slidev')
  })

  it('is not misled by keys that every object has', () => {
    expect(detect('---\nconstructor: x\ntoString: y\n---\n\n# A\n\n----\n\nB')).toBe('reveal')
  })
})
