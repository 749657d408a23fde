import { describe, expect, it } from 'vitest'
import { ClickCounter, directiveValue } from './clicks.ts'

describe('ClickCounter', () => {
  it('counts relative clicks up and leaves absolute ones aside', () => {
    const clicks = new ClickCounter()
    expect(clicks.resolve('')).toEqual({ start: 1 })
    expect(clicks.resolve("'+2'")).toEqual({ start: 3 })
    expect(clicks.resolve('7')).toEqual({ start: 7 })
    expect(clicks.resolve("'+0'")).toEqual({ start: 3 })
    expect(clicks.resolve('+1')).toEqual({ start: 4 })
    expect(clicks.total).toBe(7)
  })

  it('lets something of several changes take as many clicks', () => {
    const clicks = new ClickCounter()
    expect(clicks.since('+1', 3)).toEqual({ start: 1 })
    expect(clicks.resolve('')).toEqual({ start: 4 })
    expect(clicks.since('2', 4)).toEqual({ start: 2 })
    expect(clicks.total).toBe(5)
  })

  it('reads ranges, whose end may count from their beginning', () => {
    const clicks = new ClickCounter()
    expect(clicks.resolve('[2, 4]')).toEqual({ start: 2, end: 4 })
    expect(clicks.resolve("['+1', '+2']")).toEqual({ start: 1, end: 3 })
    expect(clicks.resolve('')).toEqual({ start: 4 })
    expect(clicks.total).toBe(4)
  })

  it('switches off at false, and understands nothing else', () => {
    const clicks = new ClickCounter()
    expect(clicks.resolve('false')).toBeUndefined()
    expect(clicks.resolve('someVariable')).toBeUndefined()
    expect(clicks.total).toBe(0)
  })

  it('keeps within bounds whatever is asked for', () => {
    const clicks = new ClickCounter()
    clicks.resolve('99999999')
    clicks.skip(1e9)
    clicks.since('-5')
    expect(clicks.total).toBe(500)
  })
})

it('an unquoted sign is JavaScript and not relative', () => {
  expect(directiveValue('+1')).toBe('1')
  expect(directiveValue("'+1'")).toBe("'+1'")
})
