import { describe, expect, it } from 'vitest'
import { toLines } from './lines.ts'
import { splitSlidev } from './slidev.ts'

const split = (text: string) => splitSlidev(toLines(text), 'slides.md')
const bodies = (text: string) => split(text).map((slide) => slide.body)

describe('splitSlidev', () => {
  it('separates at three or more dashes', () => {
    expect(bodies('# A\n---\n# B\n\n------\n\n# C')).toEqual(['# A', '# B', '# C'])
  })

  it('reads front matter of the deck and of slides', () => {
    const slides = split(
      '---\nlayout: cover\n---\n# Hi\n---\nmeta:\n  title: Foo\nlayout: center\n---\n# Hello\n',
    )
    expect(slides.map((slide) => slide.frontMatter)).toEqual([
      { layout: 'cover' },
      { meta: { title: 'Foo' }, layout: 'center' },
    ])
    expect(slides.map((slide) => [slide.line, slide.bodyLine])).toEqual([
      [1, 4],
      [5, 10],
    ])
  })

  it('takes dashes inside YAML for text', () => {
    const [slide, ...rest] = split('---\ntitle: a --- b\ninfo: |\n  one\n  ---\n  two\n---\n\n# A')
    expect(slide?.frontMatter).toEqual({ title: 'a --- b', info: 'one\n---\ntwo\n' })
    expect(slide?.body).toBe('# A')
    expect(rest).toEqual([])
  })

  it('keeps a slide whose text stands directly below its separator', () => {
    expect(bodies('# A\n\n---\n# B\n\n- x\n\n---\nlayout: center\n---\n# C')).toEqual([
      '# A',
      '# B\n\n- x',
      '# C',
    ])
  })

  it('takes a pair with nothing but its front matter for a slide', () => {
    expect(split('---\nsrc: ./a.md\n---\n\n---\n\n# B').map((slide) => slide.frontMatter)).toEqual([
      { src: './a.md' },
      {},
    ])
  })

  it('keeps an empty slide between others, but none at the ends', () => {
    expect(bodies('\n---\n\n# A\n\n---\n\n---\n\n# B\n\n---\n')).toEqual(['# A', '', '# B'])
  })

  it('does not separate in fences, comments and tables', () => {
    expect(
      split('# A\n\n```yaml\n---\nx: 1\n---\n```\n\n<!--\n---\n-->\n\na | b\n--- | ---\n1 | 2'),
    ).toHaveLength(1)
  })

  it('reads the same with CRLF, a byte order mark and no final newline', () => {
    const text = '---\nlayout: cover\n---\n\n# A\n\n<!-- n -->\n\n---\n\n# B'
    expect(split(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(split(text))
  })

  it('reads front matter in a leading yaml fence, but leaves sample code', () => {
    expect(split('# A\n\n---\n\n```yaml\nlayout: quote\n```\n\n# B')[1]).toMatchObject({
      frontMatter: { layout: 'quote' },
      body: '# B',
    })
    expect(split('```yaml\nservices:\n  web: {}\n```\n\nB')[0]?.body).toContain('services')
  })

  it('reports broken YAML with its line and opens the slide with the keys it could read', () => {
    const [, slide] = split('# A\n\n---\nlayout: center\nclass: [a\n---\n\n# B')
    expect(slide?.body).toBe('# B')
    expect(slide?.problems).toHaveLength(1)
    expect(slide?.problems[0]).toMatchObject({ severity: 'error', file: 'slides.md' })
    expect(slide?.problems[0]?.line).toBeGreaterThanOrEqual(5)
    expect(slide?.problems[0]?.line).toBeLessThanOrEqual(6)
  })

  it('leaves the slides below a fence that is never closed', () => {
    expect(split('# A\n\n```ts\nx\n\n---\n\n# B')).toHaveLength(2)
  })
})
