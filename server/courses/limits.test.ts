import { describe, expect, it } from 'vitest'
import { hiddenLines, toLines } from './parse/lines.ts'
import { MAX_SLIDES, parseDeck } from './parse/parse-deck.ts'
import { MAX_CONTINUATIONS } from './parse/remark.ts'
import { renderDeck } from './render/render-deck.ts'
import { TOC_ENTRIES_MAX } from './render/toc.ts'

const parse = (text: string) => parseDeck('slides.md', async () => text)
const render = async (text: string, htmlMax?: number) => renderDeck(await parse(text), () => false, htmlMax)

describe('limits of a deck', { timeout: 60_000 }, () => {
  it.each([
    ['slidev', ''],
    ['marp', '---\nmarp: true\n---\n'],
    ['reveal', '---\nrevealOptions: {}\n---\n'],
    ['remark', 'class: x\n\n???\n\n---\n\n'],
  ])('%s: cuts off after the last slide that has room, and says so', async (dialect, head) => {
    const slides = (count: number) =>
      head + Array.from({ length: count }, (_, i) => `a${i}`).join('\n\n---\n\n')
    const own = (await parse(slides(10))).slides.length - 10
    const full = await parse(slides(MAX_SLIDES - own))
    expect(full).toMatchObject({ dialect, problems: [] })
    expect(full.slides).toHaveLength(MAX_SLIDES)
    const more = await parse(slides(MAX_SLIDES - own + 3))
    expect(more.slides).toHaveLength(MAX_SLIDES)
    expect(more.problems).toMatchObject([
      { severity: 'error', message: `The deck is cut off after ${MAX_SLIDES} slides.` },
    ])
  })

  it('cuts off before the slide whose HTML has no room', async () => {
    const text = `# A\n\n---\n\n# B\n\n<!-- ${'n'.repeat(50)} -->\n\n---\n\n# C`
    expect((await render(text)).problems).toEqual([])
    const { slides, problems } = await render(text, 60)
    expect(slides.map((slide) => slide.title)).toEqual(['A'])
    expect(problems).toMatchObject([{ severity: 'error', file: 'slides.md', line: 5 }])
    expect(problems[0]?.message).toContain('60 characters')
  })

  it('begins a remark slide anew after its hundredth continuation', async () => {
    const parts = Array.from({ length: MAX_CONTINUATIONS + 3 }, (_, i) => `part${i}.`)
    const { slides } = await parse(`class: x\n\n${parts.join('\n\n--\n\n')}`)
    expect(slides).toHaveLength(parts.length)
    expect(slides[MAX_CONTINUATIONS]?.body).toContain('part0.')
    expect(slides[MAX_CONTINUATIONS]?.problems).toEqual([])
    const anew = slides[MAX_CONTINUATIONS + 1]
    expect(anew).toMatchObject({ body: 'part101.', frontMatter: { class: 'x' } })
    expect(anew?.problems).toMatchObject([{ severity: 'error', file: 'slides.md', line: anew?.line }])
    expect(slides[MAX_CONTINUATIONS + 2]).toMatchObject({ problems: [] })
    expect(slides[MAX_CONTINUATIONS + 2]?.body).toMatch(/^part101\.\s+part102\.$/)
  })

  it('shows tables of contents as long as the deck has entries left', async () => {
    const count = 150
    const slide = (_: unknown, i: number) => `---\nlayout: default\n---\n\n# S${i}\n\n<Toc/>\n`
    const { slides } = await render(Array.from({ length: count }, slide).join('\n'))
    const shown = slides.filter((each) => each.html.includes('class="toc"'))
    expect(shown).toHaveLength(Math.floor(TOC_ENTRIES_MAX / count))
    expect(slides.at(-1)?.hints[0]?.message).toContain(`${TOC_ENTRIES_MAX} entries`)
  })
})

describe('comments that are never closed', () => {
  it.each(['a <!-- ', 'a <!-- \n', 'a <![CDATA[ ', 'a <? ', 'a <!x '])(
    '%j takes time in proportion',
    async (part) => {
      const time = async (count: number) => {
        const start = performance.now()
        await render(part.repeat(count))
        return performance.now() - start
      }
      await time(10)
      // Squared, this would be minutes.
      expect(await time(40_000)).toBeLessThan(10_000)
    },
  )

  it('are text, and those that are closed are still comments', async () => {
    const { slides } = await render('a <!-- b --> c <!-- d <? e <!x f\n\n---\n\ng')
    expect(slides.map((slide) => slide.html.trim())).toEqual([
      '<p>a  c &lt;!-- d &lt;? e &lt;!x f</p>',
      '<p>g</p>',
    ])
  })

  it('hide nothing in their paragraph, and are looked for again in the next', () => {
    const lines = toLines('a <!-- b\nc <!-- d\n\ne <!-- f\ng --> h\n\ni <!-- j')
    expect(hiddenLines(lines)).toEqual([false, false, false, false, true, false, false])
  })
})
