import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Route, Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Joined, JoinInfo } from '../../../shared/wire/http.ts'
import { type Mounted, mounted, submit, type } from '../../hooks/mounted.tsx'
import { api } from '../../net/api.ts'
import { ApiError } from '../../net/problem.ts'
import { JoinPage } from './join-page.tsx'

const INFO: JoinInfo = {
  session: 's1',
  title: 'REST in practice',
  phase: 'live',
  role: 'learner',
  locked: false,
  waitingRoom: false,
}
const JOINED: Joined = {
  session: 's1',
  participant: 'p1',
  name: 'Ana',
  role: 'learner',
  standing: 'in',
  token: '',
  ticket: '',
}

let page: Mounted
let at: ReturnType<typeof memoryLocation>
const joinInfo = vi.spyOn(api, 'joinInfo')
const join = vi.spyOn(api, 'join')

beforeEach(() => {
  localStorage.clear()
  joinInfo.mockReset()
  join.mockReset()
})

afterEach(async () => {
  await page.unmount()
  vi.useRealTimers()
})

async function open(info: Partial<JoinInfo> | ApiError, path = '/j/k7mq-2xrt') {
  if (info instanceof ApiError) joinInfo.mockRejectedValue(info)
  else joinInfo.mockResolvedValue({ ...INFO, ...info })
  at = memoryLocation({ path, record: true })
  page = await mounted(
    <Router hook={at.hook}>
      <Route path="/j/:code" component={JoinPage} />
    </Router>,
  )
}

function find<E extends Element>(selector: string): E {
  const found = page.root.querySelector<E>(selector)
  if (!found) throw new Error(`the page has no ${selector}: ${page.root.textContent}`)
  return found
}
const text = () => page.root.querySelector('main')?.textContent ?? ''
const here = () => at.history.at(-1)

describe('with a good code', () => {
  it('asks for the name alone and goes to the room', async () => {
    join.mockResolvedValue(JOINED)
    await open({})
    expect(joinInfo.mock.calls[0]?.[0]).toBe('K7MQ2XRT')
    expect(find('h1').textContent).toBe('REST in practice')
    expect(page.root.querySelectorAll('main input')).toHaveLength(1)
    await type(find('input[name=name]'), '  Ana ')
    await submit(find('form'))
    expect(join).toHaveBeenCalledWith('K7MQ2XRT', { name: 'Ana', asNewPerson: false })
    expect(here()).toBe('/s/s1?as=learner')
  })

  it('offers the name given last time', async () => {
    localStorage.setItem('lectern.name', 'Ana')
    await open({})
    expect(find<HTMLInputElement>('input[name=name]').value).toBe('Ana')
  })

  it('does not send an empty name', async () => {
    await open({})
    await submit(find('form'))
    expect(join).not.toHaveBeenCalled()
    expect(find('[role=alert]').textContent).toBe('Please enter your name.')
    expect(document.activeElement).toBe(find('input[name=name]'))
  })

  it('shows what the server finds wrong with the name beside it', async () => {
    join.mockRejectedValue(
      new ApiError(422, { title: 'Invalid', detail: 'Invalid.', fieldErrors: { name: 'Too long.' } }),
    )
    await open({})
    await type(find('input[name=name]'), 'Ana')
    await submit(find('form'))
    const input = find<HTMLInputElement>('input[name=name]')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain('Too long.')
    expect(here()).toBe('/j/k7mq-2xrt')
  })

  it('says why joining failed as a whole', async () => {
    join.mockRejectedValue(new ApiError(409, { title: 'Full', detail: 'A session holds 5000 people.' }))
    await open({})
    await type(find('input[name=name]'), 'Ana')
    await submit(find('form'))
    expect(find('[data-form-error]').textContent).toBe('A session holds 5000 people.')
    expect(document.activeElement).toBe(find('[data-form-error]'))
  })
})

describe('for somebody who is known', () => {
  it('goes on by itself', async () => {
    vi.useFakeTimers()
    await open({ me: { name: 'Ana', removed: false } })
    expect(text()).toContain('Welcome back, Ana')
    await act(() => vi.advanceTimersByTimeAsync(3_000))
    expect(here()).toBe('/s/s1?as=learner')
    expect(join).not.toHaveBeenCalled()
  })

  it('asks for a name where somebody else sits at the computer', async () => {
    join.mockResolvedValue(JOINED)
    await open({ me: { name: 'Ana', removed: false } })
    await act(async () => find<HTMLButtonElement>('main button').click())
    await type(find('input[name=name]'), 'Bo')
    await submit(find('form'))
    expect(join).toHaveBeenCalledWith('K7MQ2XRT', { name: 'Bo', asNewPerson: true })
  })

  it('stays where the class is over', async () => {
    vi.useFakeTimers()
    await open({ phase: 'ended', me: { name: 'Ana', removed: false } })
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(here()).toBe('/j/k7mq-2xrt')
    expect(find('main a[href^="/s/"]').textContent).toBe('Look at the class')
  })

  it('keeps out who was removed, until they are let in again', async () => {
    vi.useFakeTimers()
    await open({ me: { name: 'Ana', removed: true } })
    expect(text()).toContain('You were removed')
    joinInfo.mockResolvedValue({ ...INFO, me: { name: 'Ana', removed: false } })
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect(text()).toContain('Welcome back')
  })
})

describe('at a closed door', () => {
  it('waits until it is unlocked', async () => {
    vi.useFakeTimers()
    await open({ locked: true })
    expect(text()).toContain('locked')
    expect(page.root.querySelector('main input')).toBeNull()
    joinInfo.mockResolvedValue(INFO)
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect(find('input[name=name]')).toBeTruthy()
  })

  it('says that the class is over and does not ask again', async () => {
    vi.useFakeTimers()
    await open({ phase: 'ended', locked: true })
    expect(text()).toContain('This class is over')
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(joinInfo).toHaveBeenCalledTimes(1)
  })
})

describe('with a wrong code', () => {
  const unknown = new ApiError(404, { title: 'Not Found', detail: 'No session has this code.' })

  it('offers to correct it', async () => {
    await open(unknown)
    expect(find<HTMLInputElement>('input[name=code]').value).toBe('K7MQ-2XRT')
    expect(find('[role=alert]').textContent).toBe('No session has this code.')
    joinInfo.mockResolvedValue(INFO)
    await type(find('input[name=code]'), 'd4fh9pwx')
    await submit(find('form'))
    expect(here()).toBe('/j/D4FH-9PWX')
    expect(find('h1').textContent).toBe('REST in practice')
  })

  it('tries the same code once more where that is wanted', async () => {
    await open(unknown)
    joinInfo.mockResolvedValue(INFO)
    await submit(find('form'))
    expect(find('input[name=name]')).toBeTruthy()
  })

  it('does not ask the server about what cannot be a code', async () => {
    await open({}, '/j/hello')
    expect(joinInfo).not.toHaveBeenCalled()
    expect(find('[role=alert]').textContent).toMatch(/no “.” in a class code/)
  })

  it('keeps the field out where the server is the problem', async () => {
    await open(new ApiError(503, { title: 'Unavailable', detail: 'Try again shortly.' }))
    expect(page.root.querySelector('input')).toBeNull()
    expect(text()).toContain('Try again')
  })
})
