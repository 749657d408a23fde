import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isForPage, isLetterKey, letterKeysOn, setLetterKeys } from './use-shortcuts.ts'

const heard: boolean[] = []
const listen = (event: KeyboardEvent) => {
  heard.push(isForPage(event))
}
const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  return heard.at(-1)
}

beforeEach(() => {
  document.body.innerHTML = '<input><button>Go</button><p>Text</p>'
  window.addEventListener('keydown', listen)
})
afterEach(() => {
  window.removeEventListener('keydown', listen)
  document.body.innerHTML = ''
  setLetterKeys(true)
})
const find = (selector: string) => document.querySelector(selector) ?? expect.fail(`no ${selector}`)

describe('keys of the page', () => {
  it('are left to whoever types', () => {
    expect(press(find('p'), 'b')).toBe(true)
    expect(press(find('input'), 'b')).toBe(false)
    expect(press(find('input'), 'ArrowRight')).toBe(false)
  })

  it('are left to a button where they press it', () => {
    expect(press(find('button'), ' ')).toBe(false)
    expect(press(find('button'), 'Enter')).toBe(false)
    expect(press(find('button'), 'ArrowRight')).toBe(true)
  })

  it('are left to the browser with a modifier, and to an open dialog', () => {
    expect(press(find('p'), 'f', { ctrlKey: true })).toBe(false)
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    expect(press(find('p'), 'f')).toBe(false)
  })

  it('that write a character can be switched off', () => {
    expect(letterKeysOn()).toBe(true)
    setLetterKeys(false)
    expect(letterKeysOn()).toBe(false)
    expect(['b', '.', '?', '1'].every(isLetterKey)).toBe(true)
    expect(['ArrowRight', ' ', 'Escape', 'PageDown'].some(isLetterKey)).toBe(false)
  })
})
