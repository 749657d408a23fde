import { afterEach, expect, it } from 'vitest'
import { CLOSE } from '../../../shared/wire/close-codes.ts'
import { ask } from '../../faults/ask.ts'
import { ClassUnderFire } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'

let room: ClassUnderFire | undefined

afterEach(async () => {
  await room?.close()
  room = undefined
})

it('“lectern session end” beside a running server reaches every page within two seconds', async () => {
  room = await ClassUnderFire.open()
  const pages = [...(await room.people(3)), await room.host()]
  await room.server.run('session', 'end', room.session.id)
  const ended = await eventually('all pages show the end', () =>
    pages.every(({ view }) => view?.session.phase === 'ended'),
  )
  expect(ended).toBeLessThan(2_000)
  expect(await pages[0]?.do('late', { type: 'screen.black', black: true })).toMatchObject({ code: 'ended' })
  const join = await ask(`${room.server.base}/api/v1/join/${room.session.code}`, { body: { name: 'Late' } })
  expect(join).toMatchObject({ status: 409, body: { code: 'ended' } })
})

it('a server that is told to stop says that it comes back, and is gone within five seconds', async () => {
  room = await ClassUnderFire.open()
  const { server } = room
  const people = await room.people(20, { random: () => 0.1 })
  const started = performance.now()
  await server.terminate()
  expect(performance.now() - started).toBeLessThan(5_000)
  await eventually('all pages know', () => people.every(({ closes }) => closes.length > 0))
  expect(new Set(people.map(({ closes }) => closes[0]))).toEqual(new Set([CLOSE.restarting.code]))

  await server.resume()
  await room.allBack()
  expect(await room.verify()).toMatch(/complete and unchanged/)
})
