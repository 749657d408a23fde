import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { QuizzesSlice } from '../../../shared/view/quiz-slices.ts'
import type { DemosSlice } from '../../../shared/view/slices.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import { asked, CHOICE, held } from '../quiz/sample-views.ts'
import { type Shown, useShown } from './use-shown.ts'

let page: Mounted | undefined
let shown: Shown
let show: (shown: Shown) => void

function Probe({ given }: { given: Parameters<typeof useShown> }) {
  ;[shown, show] = useShown(...given)
  return null
}
const demo = { title: 'Demo', order: 0, everybody: false }
const slice = (onScreen?: string): DemosSlice => ({
  items: { a: demo, b: demo },
  ...(onScreen === undefined ? {} : { onScreen }),
})
const draw = async (...given: Parameters<typeof useShown>) => {
  if (page) await page.draw(<Probe given={given} />)
  else page = await mounted(<Probe given={given} />)
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

it('is a question that is asked, even for somebody who works, and then their work again', async () => {
  await draw(undefined, 'own')
  await act(async () => show('own'))
  const question = (n: number) => asked({ question: { ...CHOICE, id: `q/${n}` } })
  const quizzes = (n: number): QuizzesSlice => ({ runs: { r1: held(question(n)) }, onScreen: 'r1' })
  await draw(undefined, 'own', false, quizzes(1))
  expect(shown).toBe('quiz:r1')
  await act(async () => show('own'))
  expect(shown).toBe('own')
  await draw(undefined, 'own', false, quizzes(2))
  expect(shown).toBe('quiz:r1')
  await draw(undefined, 'own', false, { runs: {} })
  expect(shown).toBe('own')
})
