import { expect, it } from 'vitest'
import { sizeText } from './size-text.ts'

it('says sizes as people read them', () => {
  expect([1, 999, 3_400, 2_500_000].map(sizeText)).toEqual(['1 byte', '999 bytes', '3.4 kB', '2.5 MB'])
})
