import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deckOf } from '../../../tests/fixtures/decks/deck-of.ts'

it('throws on no text whatever, in any dialect', { timeout: 30_000 }, async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '---\n',
      '\n---\n\n',
      '----\n',
      '--\n',
      '???\n',
      '```\n',
      '````md magic-move\n',
      '```ts {1|2}\n',
    ),
    fc.constantFrom(
      'marp: true\n',
      'layout: two-cols\n',
      'clicks: 9\n',
      'class: &a [*a]\n',
      'image: x.png\n',
      'src: slides.md\n',
    ),
    fc.constantFrom(
      '::right::\n',
      '<v-click>',
      '</v-click>\n',
      '<v-clicks depth="x" every="0">\n',
      '<p v-click="[',
      '"2]">',
    ),
    fc.constantFrom(
      '<Toc/>',
      '<v-switch>',
      '<template #1-',
      '2>',
      '<style>',
      '<svg>',
      '<math>',
      '$\\frac',
      '$$\n',
      '![bg ',
      'w:9](x)',
    ),
    fc.constantFrom(
      '.a[',
      ']',
      '<!-- .element: class="fragment" -->',
      '<!-- fit -->',
      '# H\n',
      '- [ ] a\n',
      '|a|\n|-|\n',
      '{{',
      '}}',
    ),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (parts) => {
      const { slides } = await deckOf({ 'slides.md': parts.join('') })
      for (const slide of slides) {
        expect(slide.steps).toBeGreaterThanOrEqual(0)
        expect(slide.steps).toBeLessThanOrEqual(500)
        expect(slide.html).not.toMatch(/data-(?:sets|at|stack-at)=/)
      }
    }),
    { numRuns: 200 },
  )
})

it('gives every step that is marked a place in the count', { timeout: 30_000 }, async () => {
  const position = fc.constantFrom('', '="2"', '="[1, 4]"', `="'+3'"`, '="false"', '.hide')
  await fc.assert(
    fc.asyncProperty(fc.array(position, { minLength: 1, maxLength: 8 }), async (positions) => {
      const body = positions.map((at) => `<p v-click${at}>x</p>\n\n\`\`\`ts {1|2}\na\nb\n\`\`\``).join('\n\n')
      const { slides } = await deckOf({ 'slides.md': body })
      const [slide] = slides
      const marks = [...(slide?.html ?? '').matchAll(/data-step(?:-until)?="(\d+)"/g)].map((match) =>
        Number(match[1]),
      )
      expect(Math.max(0, ...marks)).toBeLessThanOrEqual(slide?.steps ?? -1)
    }),
    { numRuns: 50 },
  )
})
