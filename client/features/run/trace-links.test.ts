import { expect, it } from 'vitest'
import { traceLinks } from './trace-links.ts'

const files = ['main.py', 'shop/prices.ts', 'main.ts']
const places = (text: string) => traceLinks(text, files).flatMap(({ place }) => place ?? [])

it('finds the lines that Python names', () => {
  const trace = 'Traceback (most recent call last):\n  File "main.py", line 12, in <module>\n    1 / 0\n'
  expect(places(trace)).toEqual([{ file: 'main.py', line: 12 }])
  expect(
    traceLinks(trace, files)
      .map(({ text }) => text)
      .join(''),
  ).toBe(trace)
})

it('finds the lines that JavaScript names', () => {
  expect(places('RangeError: too far\n    at fail (shop/prices.ts:3)\n    at main.ts:6\n')).toEqual([
    { file: 'shop/prices.ts', line: 3 },
    { file: 'main.ts', line: 6 },
  ])
})

it('leaves alone what is no file of the program', () => {
  expect(places('File "asyncio/base.py", line 1\nat other.ts:3, x/main.ts:3 and 12:30')).toEqual([])
  expect(traceLinks('', files)).toEqual([])
})
