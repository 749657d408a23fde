import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SLIDES, parseDeck } from './parse-deck.ts'

const parse = (files: Record<string, string>, entry = 'slides.md') =>
  parseDeck(entry, async (path) => (Object.hasOwn(files, path) ? files[path] : undefined))
const bodies = async (files: Record<string, string>) => (await parse(files)).slides.map((slide) => slide.body)
const pages = (count: number) => Array.from({ length: count }, (_, i) => `P${i + 1}`).join('\n\n---\n\n')

describe('includes', () => {
  it('puts the slides of the other file in the place of the including one', async () => {
    const deck = await parse({
      'slides.md': 'A\n\n---\nsrc: ./b.md\n---\n\n---\n\nC',
      'b.md': 'B1\n\n---\n\nB2',
    })
    expect(deck.slides.map((slide) => [slide.body, slide.file, slide.line])).toEqual([
      ['A', 'slides.md', 1],
      ['B1', 'b.md', 1],
      ['B2', 'b.md', 5],
      ['C', 'slides.md', 9],
    ])
  })

  it('takes ranges', async () => {
    const files = { 'slides.md': '---\nsrc: ./b.md#2,5-7\n---\n', 'b.md': pages(8) }
    expect(await bodies(files)).toEqual(['P2', 'P5', 'P6', 'P7'])
  })

  it('resolves against the including file, or the course folder with a leading slash', async () => {
    const files = {
      'slides.md': '---\nsrc: parts/a.md\n---\n',
      'parts/a.md': '---\nsrc: b.md\n---\n\n---\nsrc: /c.md\n---\n',
      'parts/b.md': 'B',
      'c.md': 'C',
    }
    expect(await bodies(files)).toEqual(['B', 'C'])
  })

  it('lets the front matter of the including slide win, from the outermost on', async () => {
    const files = {
      'slides.md': '---\nsrc: a.md\nclass: outer\n---\n',
      'a.md': '---\nsrc: b.md\nclass: middle\nlayout: center\n---\n',
      'b.md': '---\nclass: inner\nlayout: quote\ntitle: B\n---\nB',
    }
    const [slide] = (await parse(files)).slides
    expect(slide?.frontMatter).toEqual({ class: 'outer', layout: 'center', title: 'B' })
  })

  it('counts minutes and topics of the including slide once', async () => {
    const files = { 'slides.md': '---\nsrc: b.md\nminutes: 9\ncovers: x\n---\n', 'b.md': pages(3) }
    expect((await parse(files)).slides.map((slide) => slide.frontMatter.minutes)).toEqual([
      9,
      undefined,
      undefined,
    ])
  })

  it('leaves out hidden and disabled slides, including ones and included ones', async () => {
    const files = {
      'slides.md':
        'A\n\n---\nhide: true\n---\nB\n\n---\nsrc: b.md\ndisabled: true\n---\n\n---\nsrc: c.md\n---\n',
      'b.md': 'no',
      'c.md': '---\nhide: true\n---\nno\n\n---\n\nC',
    }
    expect(await bodies(files)).toEqual(['A', 'C'])
  })

  it.each([
    ['a missing file', { 'slides.md': 'A\n\n---\nsrc: b.md\n---\n' }, 'b.md was not found'],
    [
      'a cycle',
      { 'slides.md': 'A\n\n---\nsrc: b.md\n---\n', 'b.md': '---\nsrc: slides.md\n---\n' },
      'includes itself',
    ],
    [
      'a path that leads out',
      { 'slides.md': 'A\n\n---\nsrc: ../../etc/passwd\n---\n' },
      'outside the course',
    ],
    ['a range beyond the end', { 'slides.md': 'A\n\n---\nsrc: b.md#9\n---\n', 'b.md': 'B' }, 'no slides 9'],
    ['a src that is no path', { 'slides.md': 'A\n\n---\nsrc: [1]\n---\n' }, 'has to be the path'],
  ])('reports %s and opens the rest', async (_, files, message) => {
    const deck = await parse(files as unknown as Record<string, string>)
    expect(deck.slides.map((slide) => slide.body)).toEqual(['A'])
    expect(deck.problems).toHaveLength(1)
    expect(deck.problems[0]).toMatchObject({ severity: 'error' })
    expect(deck.problems[0]?.message).toContain(message)
  })

  it('cuts off a deck that multiplies itself', async () => {
    const twice = (file: string) => `---\nsrc: ${file}\n---\n\n---\nsrc: ${file}\n---\n`
    const files: Record<string, string> = { 'slides.md': twice('f1.md'), 'f14.md': 'end' }
    for (let i = 1; i < 14; i++) files[`f${i}.md`] = twice(`f${i + 1}.md`)
    const deck = await parse(files)
    expect(deck.slides).toHaveLength(MAX_SLIDES)
    expect(deck.problems.map((problem) => problem.message)).toEqual([
      `The deck is cut off after ${MAX_SLIDES} slides.`,
    ])
  })

  it('reports a missing entry', async () => {
    expect(await parse({})).toMatchObject({ slides: [], problems: [{ message: 'The file was not found.' }] })
  })
})

describe('snippets', () => {
  it('reads code by <<< from the course folder and from beside the slide', async () => {
    const deck = await parse({
      'parts/a.md': '# A\n\n<<< @/snippets/x.ts#part ts {1|2}\n\n<<< ./y.py\n',
      'slides.md': '---\nsrc: parts/a.md\n---\n',
      'snippets/x.ts': 'a\n// #region part\n  one\n    two\n// #endregion part\nb',
      'parts/y.py': 'print()\n',
    })
    const [slide] = deck.slides
    expect([...(slide?.snippets ?? [])]).toEqual([
      [2, { info: 'ts {1|2}', code: 'one\n  two' }],
      [4, { info: 'py', code: 'print()\n' }],
    ])
    expect(slide?.problems).toEqual([])
  })

  it('reports what it does not find, with the line', async () => {
    const deck = await parse({
      'slides.md': '# A\n\n<<< @/no.ts\n<<< ../../x.ts\n<<< @/a.ts#none\n\n```\n<<< @/code.ts\n```',
      'a.ts': 'x',
    })
    expect(deck.slides[0]?.problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'The snippet no.ts was not found.'],
      [4, 'The snippet ../../x.ts lies outside the course folder.'],
      [5, 'There is no region "none" in a.ts.'],
    ])
  })
})

it('starts every slide from the defaults of the first front matter', async () => {
  const deck = await parse({
    'slides.md':
      '---\ndefaults:\n  layout: center\n---\nA\n\n---\nlayout: quote\n---\nB\n\n---\nsrc: b.md\n---\n',
    'b.md': 'C',
  })
  expect(deck.slides.map((slide) => slide.frontMatter.layout)).toEqual(['center', 'quote', 'center'])
})

it('throws on no text whatever', { timeout: 30_000 }, async () => {
  const part = fc.constantFrom(
    '---\n',
    '--\n',
    '```\n',
    '~~~\n',
    '<!--',
    '-->',
    'src: slides.md\n',
    'layout: [',
    'a: *b\n',
  )
  const more = fc.constantFrom(
    '???\n',
    '::right::\n',
    '<<< x\n',
    'marp: true\n',
    '\r\n',
    '\uFEFF',
    'Note: x\n',
    '# H\n',
    '.a[',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(part, more, fc.string())), async (parts) => {
      await parse({ 'slides.md': parts.join('') })
    }),
    { numRuns: 300 },
  )
})
