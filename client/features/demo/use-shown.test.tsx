import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { DemosSlice } from '../../../shared/view/slices.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import { type Shown, useShown } from './use-shown.ts'

let page: Mounted | undefined
let shown: Shown
let show: (shown: Shown) => void

function Probe({ demos }: { demos: DemosSlice | undefined }) {
  ;[shown, show] = useShown(demos)
  return null
}
const demo = { title: 'Demo', order: 0, everybody: false }
const slice = (onScreen?: string): DemosSlice => ({
  items: { a: demo, b: demo },
  ...(onScreen === undefined ? {} : { onScreen }),
})
const draw = async (demos: DemosSlice | undefined) => {
  if (page) await page.draw(<Probe demos={demos} />)
  else page = await mounted(<Probe demos={demos} />)
}

afterEach(async () => {
  await page?.unmount()
  page = undefined
})

it('is what the class is shown', async () => {
  await draw(undefined)
  expect(shown).toBeUndefined()
  await draw(slice('a'))
  expect(shown).toBe('a')
  await draw(slice())
  expect(shown).toBeUndefined()
})

it('is the reader’s own choice until the class is shown something else', async () => {
  await draw(slice('a'))
  await act(async () => show(undefined))
  expect(shown).toBeUndefined()
  await draw({ ...slice('a') })
  expect(shown).toBeUndefined()
  await draw(slice('b'))
  expect(shown).toBe('b')
})

it('is the slide once the chosen demo is closed', async () => {
  await draw(slice())
  await act(async () => show('a'))
  expect(shown).toBe('a')
  await draw({ items: { b: demo } })
  expect(shown).toBeUndefined()
})
