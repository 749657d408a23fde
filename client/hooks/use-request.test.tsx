import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '../net/problem.ts'
import { type Mounted, mounted } from './mounted.tsx'
import { type Loaded, useRequest } from './use-request.ts'

let page: Mounted
let loaded: Loaded<string>
let visibility: 'visible' | 'hidden'
const ask = vi.fn<(signal: AbortSignal) => Promise<string>>()
const failure = new ApiError(503, { title: 'Down', detail: 'Down.' })

function Page({ id, every }: { id?: string; every?: number }) {
  loaded = useRequest(id, ask, { every: () => every })
  return null
}

beforeEach(() => {
  vi.useFakeTimers()
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  ask.mockReset()
})

afterEach(async () => {
  await page.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

it('asks once, and not at all without a key', async () => {
  ask.mockResolvedValue('one')
  page = await mounted(<Page />)
  expect(ask).not.toHaveBeenCalled()
  expect(loaded.busy).toBe(false)
  await page.draw(<Page id="a" />)
  expect(loaded).toMatchObject({ data: 'one', busy: false })
  expect(ask).toHaveBeenCalledTimes(1)
})

it('shows nothing of the old key under a new one, and gives the old request up', async () => {
  ask.mockImplementation(() => new Promise(() => undefined))
  page = await mounted(<Page id="a" />)
  const signal = ask.mock.calls[0]?.[0]
  ask.mockResolvedValueOnce('b')
  await page.draw(<Page id="b" />)
  expect(signal?.aborted).toBe(true)
  expect(loaded.data).toBe('b')
})

it('keeps what it has while a newer answer fails, and recovers', async () => {
  ask.mockResolvedValueOnce('one').mockRejectedValueOnce(failure).mockResolvedValueOnce('two')
  page = await mounted(<Page id="a" />)
  await act(async () => loaded.reload())
  expect(loaded).toMatchObject({ data: 'one', error: failure, busy: false })
  await act(async () => loaded.reload())
  expect(loaded).toMatchObject({ data: 'two', busy: false })
  expect(loaded.error).toBeUndefined()
})

it('asks again after each pause, also after failures', async () => {
  ask.mockResolvedValueOnce('one').mockRejectedValueOnce(failure).mockResolvedValue('two')
  page = await mounted(<Page id="a" every={1000} />)
  await pass(1000)
  expect(loaded.error).toBe(failure)
  await pass(1000)
  expect(loaded.data).toBe('two')
  expect(ask).toHaveBeenCalledTimes(3)
})

it('waits until the page is looked at', async () => {
  ask.mockResolvedValue('one')
  page = await mounted(<Page id="a" every={1000} />)
  visibility = 'hidden'
  await pass(10_000)
  expect(ask).toHaveBeenCalledTimes(1)
  visibility = 'visible'
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')))
  expect(ask).toHaveBeenCalledTimes(2)
})
