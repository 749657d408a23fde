import { beforeEach, describe, expect, it } from 'vitest'
import { applyStep } from './apply-step.ts'

let root: HTMLElement
const html = (markup: string) => {
  root = document.createElement('div')
  root.innerHTML = markup
}
const hidden = () =>
  [...root.querySelectorAll('.step-hidden, .lines-hidden')].map((element) => element.id).join(' ')
const lines = (name: string) =>
  [...root.querySelectorAll('.line')].flatMap((line, index) =>
    line.classList.contains(name) ? [index + 1] : [],
  )

describe('steps', () => {
  beforeEach(() =>
    html(
      `<p id="always"></p><p id="one" data-step="1"></p>
       <ul data-step="1"><li id="two" data-step="2"></li></ul>
       <p id="first" data-step-until="1"></p><p id="middle" data-step="1" data-step-until="3"></p>`,
    ),
  )

  it.each([
    [0, 'one  two middle'.split(/\s+/)],
    [1, ['two', 'first']],
    [2, ['first']],
    [3, ['first', 'middle']],
  ])('at step %i hide what is not there yet and what is gone', (step, ids) => {
    applyStep(root, step)
    expect(hidden().split(' ').filter(Boolean).sort()).toEqual([...ids].sort())
  })

  it('go back as well as forth', () => {
    applyStep(root, 3)
    applyStep(root, 0)
    expect(hidden()).toContain('one')
    expect(hidden()).not.toContain('first')
  })
})

describe('line sets of code', () => {
  beforeEach(() =>
    html(
      `<pre id="code" data-lines="1|2-3|all|hide" data-lines-at="1">${'<span class="line"></span>'.repeat(3)}</pre>`,
    ),
  )

  it('dim the lines outside the set and mark those inside', () => {
    applyStep(root, 2)
    expect(lines('dimmed')).toEqual([1])
    expect(lines('focused')).toEqual([2, 3])
    expect(root.querySelector('pre')?.classList.contains('has-focus')).toBe(true)
  })

  it('show every line at `all` and nothing of the block at `hide`', () => {
    applyStep(root, 3)
    expect(lines('dimmed')).toEqual([])
    expect(lines('focused')).toEqual([])
    applyStep(root, 4)
    expect(hidden()).toBe('code')
  })

  it('leave a block to the step that hides it', () => {
    html('<pre id="code" data-step="2" data-lines="all"><span class="line"></span></pre>')
    applyStep(root, 1)
    expect(hidden()).toBe('code')
  })
})
