import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { DemosSlice } from '../../../shared/view/slices.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import { type Shown, useShown } from './use-shown.ts'

let page: Mounted | undefined
let shown: Shown
let show: (shown: Shown) => void

function Probe({ demos, own, first }: { demos: DemosSlice | undefined; own?: string; first?: boolean }) {
  ;[shown, show] = useShown(demos, own, first)
  return null
}
const demo = { title: 'Demo', order: 0, everybody: false }
const slice = (onScreen?: string): DemosSlice => ({
  items: { a: demo, b: demo },
  ...(onScreen === undefined ? {} : { onScreen }),
})
const draw = async (demos: DemosSlice | undefined, own?: string, first?: boolean) => {
  const probe = <Probe demos={demos} {...(own ? { own } : {})} {...(first ? { first } : {})} />
  if (page) await page.draw(probe)
  else page = await mounted(probe)
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

it('stays at a tab of the reader’s own whatever the class is shown, until they leave it or it is gone', async () => {
  await draw(slice(), 'own!')
  await act(async () => show('own!'))
  await draw(slice('a'), 'own!')
  expect(shown).toBe('own!')
  await draw(slice('a'))
  expect(shown).toBe('a')
  await draw(slice('a'), 'own!')
  await act(async () => show(undefined))
  expect(shown).toBeUndefined()
})

it('begins at the reader’s own tab where the page was opened at it', async () => {
  await draw(slice('a'), 'own!', true)
  expect(shown).toBe('own!')
})
