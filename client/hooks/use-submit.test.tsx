import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiError } from '../net/problem.ts'
import { type Mounted, mounted } from './mounted.tsx'
import { type Submission, useSubmit } from './use-submit.ts'

let page: Mounted
let form: Submission<[string]>

afterEach(() => page.unmount())

const mount = async (action: (text: string) => Promise<void>) => {
  function Form() {
    form = useSubmit(action)
    return null
  }
  page = await mounted(<Form />)
}

it('runs one action at a time, whatever is pressed', async () => {
  let finish = () => {}
  const action = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  await mount(action)
  await act(async () => {
    form.submit('a')
    form.submit('b')
  })
  expect(form.busy).toBe(true)
  await act(async () => form.submit('c'))
  expect(action.mock.calls).toEqual([['a']])
  await act(async () => finish())
  expect(form.busy).toBe(false)
  await act(async () => form.submit('d'))
  expect(action).toHaveBeenCalledTimes(2)
})

it('keeps the failure until the next attempt or until it is cleared', async () => {
  const failure = new ApiError(422, { title: 'Invalid', detail: 'No.' })
  const action = vi.fn<(text: string) => Promise<void>>().mockRejectedValue(failure)
  await mount(action)
  await act(async () => form.submit('a'))
  expect(form).toMatchObject({ busy: false, error: failure })
  await act(async () => form.clearError())
  expect(form.error).toBeUndefined()
  await act(async () => form.submit('a'))
  expect(form.error).toBe(failure)
  action.mockResolvedValue()
  await act(async () => form.submit('a'))
  expect(form.error).toBeUndefined()
})
