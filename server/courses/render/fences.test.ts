import { describe, expect, it } from 'vitest'
import { slideOf } from '../../../tests/fixtures/decks/deck-of.ts'
import { isElement, parseHtml, textOf } from './dom.ts'
import { languagesIn } from './highlight.ts'

const html = async (markdown: string) => (await slideOf(markdown)).html

describe('fences', () => {
  it('are highlighted for light and dark with an element for each line', async () => {
    const text = await html('```python\nx = 1\n\ny = "<b>"\n```')
    expect(text).toMatch(/^<pre class="shiki/)
    expect(text.match(/class="line"/g)).toHaveLength(3)
    expect(text).toMatch(/style="--shiki-light:#[0-9A-F]{6};--shiki-dark:#[0-9A-F]{6}"/i)
    expect(text).toContain('&lt;b&gt;')
  })

  it.each(
    'python ts js tsx json yaml toml bash html css sql http docker dockerfile ini vue diff go java rust c py sh'.split(
      ' ',
    ),
  )('know %s', async (language) => {
    expect(await html(`\`\`\`${language}\n# x = "1"\n\`\`\``)).toContain('--shiki-dark')
  })

  it('show an unknown language, and none, as plain text', async () => {
    expect((await html('```nonsense\na < b\n```')).match(/class="line"/g)).toHaveLength(1)
    expect(await html('    indented code')).toContain('class="shiki')
    expect(await html('```constructor\nx\n```')).toContain('class="shiki')
  })

  it('show a caption', async () => {
    expect(await html('```ts [src/a<b>.ts] {2}\na\nb\n```')).toMatch(
      /^<figure class="code-block"><figcaption class="code-title">src\/a&lt;b&gt;\.ts<\/figcaption><pre class="shiki[^>]* data-lines="2" data-lines-at="0">/,
    )
  })

  it('count line sets from the number of the first line', async () => {
    expect(await html('```ts {6}{startLine:5}\na\nb\n```')).toMatch(/data-start-line="5" [^>]*data-lines="2"/)
  })

  it.each([
    ['py {run}', 'python'],
    ['ts [app.ts] {monaco-run} {1|2}', 'typescript'],
    ['js {2}{run}', 'javascript'],
  ])('can be run: %s', async (info, language) => {
    expect(await html(`\`\`\`${info}\na\nb\n\`\`\``)).toContain(`<pre data-run="${language}"`)
  })

  it('that can be run keep their text to the letter', async () => {
    const source = '# "quotes" & <b>tags</b> {{ x }}\n\n\tif x:\u00a0  \n    y = \'é😀\' # z   \n\n\n  end'
    const text = await html(`\`\`\`python {run}\n${source}\n\`\`\``)
    const [pre] = parseHtml(text).filter(isElement)
    expect(pre?.attribs['data-run']).toBe('python')
    expect(pre && textOf(pre.children)).toBe(source)
    const snippet = await slideOf('<<< @/x.py {run}', { 'x.py': `${source}\n` })
    const [imported] = parseHtml(snippet.html).filter(isElement)
    expect([imported?.attribs['data-run'], imported && textOf(imported.children)]).toEqual(['python', source])
  })

  it('that cannot be run say so, and are not marked by anything else', async () => {
    const rust = await slideOf('```rust {run}\nfn main() {}\n```')
    expect(rust.html).not.toContain('data-run')
    expect(rust.hints[0]?.message).toBe('Only Python, JavaScript and TypeScript can be run, not rust.')
    expect(await html('```python\nx = {run}\n```')).not.toContain('data-run')
    expect(await html('<pre class="shiki" data-run="javascript:alert(1)">x</pre>')).not.toContain('data-run')
    expect(await html('<div data-run="python">x</div>')).not.toContain('data-run')
  })

  it('leave Mermaid to the browser, with its text escaped', async () => {
    const text = await html(
      "```mermaid {alt: 'Two boxes', scale: 0.5}\ngraph LR\n A-->B[<img src=x onerror=1>]\n```",
    )
    expect(text).toContain('<pre class="mermaid-source" aria-label="Two boxes">graph LR\n A--&gt;B[&lt;img')
    expect(text).not.toContain('<img')
  })

  it('show PlantUML as code, with a hint', async () => {
    const slide = await slideOf('```plantuml\n@startuml\n```')
    expect(slide.html).toContain('@startuml')
    expect(slide.hints[0]?.message).toContain('PlantUML')
  })

  it('bring in snippets', async () => {
    const text = await slideOf('# A\n\n<<< @/x.py {1|2}\n\nend', { 'x.py': 'a = 1\nb = 2\n' })
    expect(text.html).toContain('data-lines="1|2"')
    expect(text.steps).toBe(1)
  })
})

it('languagesIn finds the languages of all fences', () => {
  expect([
    ...languagesIn('```ts {1}\n```\n\n  ~~~ Python\n~~~\n> ```{.sh}\n````md magic-move\n```vue\n'),
  ]).toEqual(['ts', 'python', 'sh', 'md', 'vue'])
})
