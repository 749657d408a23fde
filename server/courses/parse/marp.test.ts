import { describe, expect, it } from 'vitest'
import { toLines } from './lines.ts'
import { splitMarp } from './marp.ts'

const split = (text: string) => splitMarp(toLines(text), 'deck.md')
const HEAD = '---\nmarp: true\n---\n\n'

describe('splitMarp', () => {
  it('separates at every rule of CommonMark and knows a heading underlined with dashes', () => {
    const slides = split(`${HEAD}- A\n---\n\n***\n\nTitle\n---\n\n___\nC`)
    expect(slides.map((slide) => slide.body)).toEqual(['- A', '', 'Title\n---', 'C'])
  })

  it('hands local directives down and keeps those with an underscore to one slide', () => {
    const slides = split(
      '---\nmarp: true\nfooter: F\n_class: lead\n---\n# A\n\n---\n<!-- class: invert -->\n# B\n\n---\n# C\n<!-- _footer: "" -->',
    )
    expect(slides.map(({ frontMatter: { class: name, footer } }) => [name, footer])).toEqual([
      ['lead', 'F'],
      ['invert', 'F'],
      ['invert', ''],
    ])
  })

  it('takes every comment that is not a directive for notes', () => {
    const [slide] = split(
      `${HEAD}<!-- first: remember -->\n# A\n<!--\n_class: lead\n-->\ntext\n\n<!-- second -->`,
    )
    expect(slide?.notes).toBe('first: remember\n\nsecond')
    expect(slide?.frontMatter.class).toBe('lead')
    expect(slide?.body).not.toContain('<!--')
  })

  it('reads an unquoted colour, which to YAML begins a comment', () => {
    expect(split(`${HEAD}<!-- _backgroundColor: #123 -->\n# A`)[0]?.frontMatter.backgroundColor).toBe('#123')
  })

  it('splits before headings with headingDivider, as a number, a list, or in a comment', () => {
    const body = '# A\n\n## B\n\n### C\n\n# D'
    expect(split(`---\nmarp: true\nheadingDivider: 2\n---\n\n${body}`)).toHaveLength(3)
    expect(split(`---\nmarp: true\nheadingDivider: [3]\n---\n\n${body}`)).toHaveLength(2)
    expect(split(`${HEAD}<!-- headingDivider: 1 -->\n\n${body}`)).toHaveLength(2)
  })

  it('leaves comments in code and the mark for fitted headings', () => {
    const [slide] = split(`${HEAD}# <!-- fit --> A\n\n\`\`\`html\n<!-- class: x -->\n\`\`\``)
    expect(slide?.body).toContain('<!-- fit -->')
    expect(slide?.body).toContain('<!-- class: x -->')
    expect(slide?.notes).toBe('')
  })

  it('counts lines from the beginning of the file', () => {
    expect(split(`${HEAD}# A\n\n---\n\n# B`).map((slide) => slide.bodyLine)).toEqual([5, 9])
  })
})
