import { describe, expect, it } from 'vitest'
import { blockFile, runnableBlocks } from './slide-blocks.ts'

describe('runnable blocks', () => {
  it('are found with their text, language and file', () => {
    const slide = document.createElement('div')
    slide.innerHTML = `
      <pre data-run="python"><code><span class="line">x = <span>1</span></span>\n<span class="line"></span>\n<span class="line">\tprint(x)</span></code></pre>
      <pre><code>no</code></pre>
      <pre data-run="rust"><code>no</code></pre>
      <figure><figcaption>src/app.ts</figcaption><pre data-run="typescript"><code>a &lt; b</code></pre></figure>`
    const found = runnableBlocks(slide).map(({ element: _, ...block }) => block)
    expect(found).toEqual([
      { index: 0, language: 'python', file: 'main.py', source: 'x = 1\n\n\tprint(x)' },
      { index: 2, language: 'typescript', file: 'app.ts', source: 'a < b' },
    ])
  })

  it.each([
    ['python', 'hello.py', 'hello.py'],
    ['python', 'A title', 'main.py'],
    ['python', '../../x.py', 'x.py'],
    ['python', '.py', 'main.py'],
    ['javascript', 'app.mjs', 'app.mjs'],
    ['javascript', 'app.ts', 'main.js'],
    ['typescript', '', 'main.ts'],
  ] as const)('of %s with the caption "%s" are %s', (language, caption, file) => {
    expect(blockFile(language, caption)).toBe(file)
  })
})
