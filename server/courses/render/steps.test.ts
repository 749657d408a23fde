import { describe, expect, it } from 'vitest'
import { deckOf, slideOf } from '../../../tests/fixtures/decks/deck-of.ts'

/** Text of each element with a step, as `step[-until]:text`. */
function stepsOf(html: string): string[] {
  const found: string[] = []
  for (const match of html.matchAll(/<(\w+)([^>]*\sdata-step[^>]*)>/g)) {
    const from = / data-step="(\d+)"/.exec(match[2] ?? '')?.[1] ?? ''
    const until = / data-step-until="(\d+)"/.exec(match[2] ?? '')?.[1]
    const rest = html.slice((match.index ?? 0) + match[0].length).replace(/<[^>]*>/g, '\n')
    found.push(`${from}${until ? `-${until}` : ''}:${/\w+/.exec(rest)?.[0] ?? ''}`)
  }
  return found
}

async function steps(markdown: string) {
  const slide = await slideOf(markdown)
  return { steps: slide.steps, shown: stepsOf(slide.html), hints: slide.hints.map((hint) => hint.message) }
}

describe('v-click', () => {
  it('counts directives and components in document order', async () => {
    expect(
      await steps(
        '<p v-click>A</p>\n\n<v-click>\n\nB\n\n</v-click>\n\n<p v-after>C</p>\n\n<VClick>D</VClick>',
      ),
    ).toEqual({
      steps: 3,
      shown: ['1:A', '2:B', '2:C', '3:D'],
      hints: [],
    })
  })

  it('follows absolute positions and ranges', async () => {
    expect(
      await steps('<p v-click="3">A</p><p v-click="[2, 4]">B</p><p v-click="\'+1\'">C</p>'),
    ).toMatchObject({
      steps: 4,
      shown: ['3:A', '2-4:B', '1:C'],
    })
  })

  it('hides with v-click-hide and .hide, and ignores the other modifiers', async () => {
    expect(
      await steps('<p v-click-hide>A</p><p v-click.hide>B</p><p v-click.fade-in.up>C</p>'),
    ).toMatchObject({
      steps: 3,
      shown: ['-1:A', '-2:B', '3:C'],
    })
  })

  it('counts an outer element before the ones inside, which never show before it', async () => {
    const { shown } = await steps('<div v-click="2"><p v-click="1">A</p></div>')
    expect(shown).toEqual(['2:A', '1:A'])
    expect((await steps('<v-click at="2"><p v-click="1">A</p></v-click>')).shown).toEqual(['2:A'])
  })

  it('wraps bare text, which could not be hidden', async () => {
    const { html } = await slideOf('Text <v-click>later</v-click>')
    expect(html).toContain('Text <span data-step="1">later</span>')
  })

  it('takes a position that it does not understand for +1, with a hint', async () => {
    expect(await steps('<p v-click="step + 1">A</p>')).toMatchObject({
      steps: 1,
      hints: ['The click position "step + 1" is not understood; +1 is taken.'],
    })
  })

  it('takes clicks of the front matter for the least', async () => {
    expect((await steps('---\nclicks: 5\n---\n<p v-click>A</p>')).steps).toBe(5)
    expect((await steps('---\nclicks: 1\n---\n<p v-click="3">A</p>')).steps).toBe(3)
  })

  it('lets clicks pass by v-click-gap', async () => {
    expect((await steps('<p v-click>A</p><v-click-gap size="2"/><p v-click>B</p>')).shown).toEqual([
      '1:A',
      '4:B',
    ])
  })

  it('does not believe an author who writes the marks of the engine', async () => {
    expect(await steps('<p data-step="9" data-step-until="12">A</p>')).toMatchObject({ steps: 0, shown: [] })
  })
})

describe('v-clicks', () => {
  it('shows the items of a list one by one', async () => {
    expect(await steps('<v-clicks>\n\n- A\n- B\n- C\n\n</v-clicks>\n\n<p v-click>D</p>')).toMatchObject({
      steps: 4,
      shown: ['1:A', '2:B', '3:C', '4:D'],
    })
  })

  it('needs no blank lines around the list', async () => {
    expect((await steps('<v-clicks>\n- A\n- B\n</v-clicks>')).shown).toEqual(['1:A', '2:B'])
  })

  it('goes into nested lists as deep as told', async () => {
    const list = '- A\n  - A1\n  - A2\n- B'
    expect((await steps(`<v-clicks>\n\n${list}\n\n</v-clicks>`)).shown).toEqual(['1:A', '2:B'])
    expect((await steps(`<v-clicks depth="2">\n\n${list}\n\n</v-clicks>`)).shown).toEqual([
      '1:A',
      '2:A1',
      '3:A2',
      '4:B',
    ])
  })

  it('groups with every, begins at, and hides', async () => {
    const list = '\n\n- A\n- B\n- C\n\n</v-clicks>'
    expect((await steps(`<v-clicks :every="2">${list}`)).shown).toEqual(['1:A', '1:B', '2:C'])
    expect((await steps(`<v-clicks at="+2">${list}`)).shown).toEqual(['2:A', '3:B', '4:C'])
    expect((await steps(`<v-clicks :at="5">${list}`)).shown).toEqual(['5:A', '6:B', '7:C'])
    expect((await steps(`<v-clicks hide>${list}`)).shown).toEqual(['-1:A', '-2:B', '-3:C'])
  })

  it('shows table rows one by one, and other children as a whole', async () => {
    expect((await steps('<v-clicks>\n\n| h |\n|---|\n| A |\n| B |\n\n</v-clicks>')).shown).toEqual([
      '1:A',
      '2:B',
    ])
    expect((await steps('<v-clicks>\n\n## A\n\n- B\n- C\n\n</v-clicks>')).shown).toEqual(['1:A', '2:B'])
  })
})

describe('code', () => {
  it('takes a click for each change of line set, in order with the others', async () => {
    const { html, steps: count } = await slideOf(
      '<p v-click>A</p>\n\n```ts {1|2-3|all}\na\nb\nc\n```\n\n<p v-click>B</p>',
    )
    expect(html).toContain('data-lines="1|2-3|all" data-lines-at="1"')
    expect(stepsOf(html)).toEqual(['1:A', '4:B'])
    expect(count).toBe(4)
  })

  it('takes none for a single line set, and follows at', async () => {
    const { html, steps: count } = await slideOf('```ts {2}\na\nb\n```\n\n```ts {1|2}{at:4}\na\nb\n```')
    expect(html).toContain('data-lines="2" data-lines-at="0"')
    expect(html).toContain('data-lines="1|2" data-lines-at="3"')
    expect(count).toBe(4)
  })

  it('shows the frames of magic-move in turn', async () => {
    const slide = await slideOf(
      '````md magic-move\n```ts {1|2}\na\nb\n```\n\ntext\n\n```ts\nc\n```\n\n```ts {1|all}\nd\n```\n````\n\n<p v-click>E</p>',
    )
    const frames = [...slide.html.matchAll(/<pre [^>]*?(data-lines=[^>]*)>/g)].map((match) => match[1])
    expect(frames).toEqual([
      'data-lines="1|2" data-lines-at="0" data-step-until="2"',
      'data-lines="all" data-lines-at="2" data-step="2" data-step-until="3"',
      'data-lines="1|all" data-lines-at="3" data-step="3"',
    ])
    expect(slide.html).not.toContain('text')
    expect(slide.steps).toBe(5)
  })
})

it('v-switch shows its templates in turn', async () => {
  const slide = await slideOf(
    '<v-switch>\n<template #0>A</template>\n<template #1-3>B</template>\n<template #3>C</template>\n</v-switch>',
  )
  expect(stepsOf(slide.html)).toEqual(['-1:A', '1-3:B', '3:C'])
  expect(slide.steps).toBe(3)
})

it('reveal fragments are steps', async () => {
  const { slides } = await deckOf({
    'slides.md':
      'A\n\n- B <!-- .element: class="fragment" -->\n- C <!-- .element: class="fragment" data-fragment-index="4" -->\n\nD\n<!-- .element: class="fragment x" -->\n\n----\n\nE',
  })
  expect(stepsOf(slides[0]?.html ?? '')).toEqual(['1:B', '5:C', '2:D'])
  expect(slides[0]?.html).toContain('class="x"')
})

it('notes have no steps', async () => {
  const { notes } = await slideOf('# A\n\n<!--\n<p v-click>say</p>\n\n```ts {1|2}\nx\n```\n-->')
  expect(notes).toContain('say')
  expect(notes).not.toContain('data-step')
  expect(notes).toContain('data-lines="all"')
})
