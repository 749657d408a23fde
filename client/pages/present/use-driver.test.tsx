import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AudienceSlide } from '../../../shared/course/deck.ts'
import type { ClientCommand } from '../../../shared/session/session.ts'
import type { MeView, StageSlice } from '../../../shared/view/slices.ts'
import { type Mounted, mounted } from '../../hooks/mounted.tsx'
import type { Outcome } from '../../net/outbox.ts'
import { type Driver, useDriver } from './use-driver.ts'

const sent: { command: ClientCommand; answer: (outcome: Outcome) => void }[] = []
const send = (command: ClientCommand) =>
  new Promise<Outcome>((answer) => {
    sent.push({ command, answer })
  })
const said = vi.hoisted(() => ({ info: vi.fn(), error: vi.fn() }))
vi.mock('../../hooks/use-room.tsx', () => ({ useRoom: () => room }))
vi.mock('../../ui/toast.tsx', () => ({ toast: said }))
const room = { send }

const slides = [0, 2, 0].map(
  (steps): AudienceSlide => ({ title: '', layout: 'default', classes: '', html: '', steps }),
)
const stageAt = (slide: number, step = 0, black = false): StageSlice => ({
  course: 'c',
  deck: 'd',
  slide,
  step,
  black,
  since: 0,
  driver: { id: 'g', name: 'Grace' },
})
const me: MeView = { id: 'g', name: 'Grace', role: 'instructor', standing: 'in', driver: true, host: true }
const done: Outcome = { ok: true, seq: 1, at: 1 }

let page: Mounted
let driver: Driver
function Probe(props: { stage: StageSlice; me: MeView }) {
  driver = useDriver(props.stage, props.me, slides)
  return null
}
const start = async (stage: StageSlice, who = me) => {
  page = await mounted(<Probe stage={stage} me={who} />)
}
const does = (run: () => void) =>
  act(async () => {
    run()
  })
const commands = () => sent.map(({ command }) => command)

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  said.info.mockReset()
  said.error.mockReset()
})
afterEach(async () => {
  await page.unmount()
  vi.useRealTimers()
})

describe('moving the slides', () => {
  it('shows the move at once and goes on from there, before the server has answered', async () => {
    await start(stageAt(0))
    await does(() => {
      driver.next()
      driver.next()
    })
    expect(driver.position).toEqual({ slide: 1, step: 1 })
    expect(commands()).toEqual([
      { type: 'slide.show', slide: 1, step: 0 },
      { type: 'slide.show', slide: 1, step: 1 },
    ])
  })

  it('follows the server again once it shows the same', async () => {
    await start(stageAt(0))
    await does(() => driver.next())
    await page.draw(<Probe stage={stageAt(1)} me={me} />)
    await page.draw(<Probe stage={stageAt(2)} me={me} />)
    expect(driver.position).toEqual({ slide: 2, step: 0 })
  })

  it('goes back to what the class sees when the move is refused', async () => {
    await start(stageAt(0))
    await does(() => driver.next())
    await does(() => sent[0]?.answer({ ok: false, code: 'unavailable', message: 'Try again.' }))
    expect(driver.position).toEqual({ slide: 0, step: 0 })
    expect(said.error).toHaveBeenCalledWith('Try again.')
  })

  it('says nothing of a move that a newer one replaced', async () => {
    await start(stageAt(0))
    await does(() => {
      driver.next()
      driver.next()
    })
    await does(() => sent[0]?.answer({ ok: false, code: 'replaced', message: '' }))
    expect(said.error).not.toHaveBeenCalled()
    expect(driver.position).toEqual({ slide: 1, step: 1 })
  })

  it('believes the server when another page moved on in the meantime', async () => {
    await start(stageAt(0))
    await does(() => driver.next())
    await does(() => sent[0]?.answer(done))
    await page.draw(<Probe stage={stageAt(2)} me={me} />)
    await act(() => vi.advanceTimersByTimeAsync(1_500))
    expect(driver.position).toEqual({ slide: 2, step: 0 })
  })

  it('stops at both ends and keeps jumps within the deck', async () => {
    await start(stageAt(0))
    await does(() => driver.previous())
    expect(sent).toHaveLength(0)
    await does(() => driver.goTo(99))
    await does(() => driver.next())
    expect(commands()).toEqual([{ type: 'slide.show', slide: 2, step: 0 }])
  })

  it('blacks the screen and shows it again', async () => {
    await start(stageAt(1, 0, true))
    await does(() => driver.toggleBlack())
    expect(commands()).toEqual([{ type: 'screen.black', black: false }])
  })
})

describe('without the floor', () => {
  it('moves nothing and says who has it', async () => {
    await start(stageAt(0), { ...me, driver: false })
    await does(() => {
      driver.next()
      driver.toggleBlack()
    })
    expect(sent).toHaveLength(0)
    expect(driver.position).toEqual({ slide: 0, step: 0 })
    expect(said.info.mock.calls[0]?.[0]).toContain('Grace has the floor')
    expect(said.info.mock.calls[0]?.[0]).toContain('Take the floor')
  })

  it('does not offer an assistant what only instructors may', async () => {
    await start(stageAt(0), { ...me, role: 'ta', driver: false })
    await does(() => driver.next())
    expect(said.info.mock.calls[0]?.[0]).not.toContain('Take the floor')
  })
})
