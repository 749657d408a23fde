import { describe, expect, it } from 'vitest'
import { codeFault, formatTyped } from './typed-code.ts'

/** `|` marks the caret. */
const edit = (marked: string) => {
  const { text, caret } = formatTyped(marked.replace('|', ''), marked.indexOf('|'))
  return `${text.slice(0, caret)}|${text.slice(caret)}`
}

describe('formatTyped', () => {
  it.each([
    ['', '|', '|'],
    ['lower case', 'k7m|', 'K7M|'],
    ['the fourth character brings no hyphen', 'K7MQ|', 'K7MQ|'],
    ['the fifth does', 'K7MQ2|', 'K7MQ-2|'],
    ['a hyphen typed by hand waits for the fifth', 'K7MQ-|', 'K7MQ|'],
    ['spaces', 'k7mq 2xrt|', 'K7MQ-2XRT|'],
    ['another dash', 'k7mq–2xrt|', 'K7MQ-2XRT|'],
    ['look-alikes', 'z5sb|', '2558|'],
    ['nothing past the end', 'K7MQ-2XRTFF|', 'K7MQ-2XRT|'],
    ['an insertion before the hyphen', 'K7F|MQ-2X', 'K7F|M-Q2X'],
    ['a deletion before the hyphen', 'K7|Q-2XR', 'K7|Q2-XR'],
    ['a deletion behind the hyphen', 'K7MQ-|XRT', 'K7MQ-|XRT'],
    ['the hyphen itself deleted: nothing is lost', 'K7MQ|2XRT', 'K7MQ|-2XRT'],
    ['a deletion down to one group', 'K7MQ-|', 'K7MQ|'],
    ['a pasted address', 'https://lectern.example/j/k7mq-2xrt?x=1|', 'K7MQ-2XRT|'],
  ])('%s', (_, before, after) => {
    expect(edit(before)).toBe(after)
  })
})

describe('codeFault', () => {
  it('finds nothing wrong with a code, however it is written', () => {
    expect(codeFault('k7mq 2xrt')).toBeUndefined()
    expect(codeFault('K7MQ-2XRT')).toBeUndefined()
  })

  it('says what is wrong', () => {
    expect(codeFault(' - ')).toMatch(/Please enter/)
    expect(codeFault('K7MQ')).toMatch(/8 characters; this one has 4/)
    expect(codeFault('K7MO-2XRT')).toMatch(/no “O”/)
  })
})
