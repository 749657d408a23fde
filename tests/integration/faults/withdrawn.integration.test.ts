import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { CLOSE } from '../../../shared/wire/close-codes.ts'
import type { DeviceLink, Joined, SessionDetails, TicketBody } from '../../../shared/wire/http.ts'
import { SUBPROTOCOL } from '../../../shared/wire/limits.ts'
import { type Answer, ask } from '../../faults/ask.ts'
import { ClassUnderFire, opened } from '../../faults/class-under-fire.ts'
import { eventually } from '../../faults/eventually.ts'
import { Page } from '../../faults/page.ts'

/** Promised: whatever is withdrawn takes effect everywhere within this time. */
const WITHDRAWN_MS = 2_000
const OWNER = { name: 'Olga', email: 'olga@example.org', password: 'a long enough password' }

let room: ClassUnderFire

beforeEach(async () => {
  room = await ClassUnderFire.open()
})

afterEach(() => room.close())

const api = <T>(path: string, options: Parameters<typeof ask>[1] = {}): Promise<Answer<T>> =>
  ask<T>(`${room.server.base}/api/v1${path}`, options)

const ticket = (session: string, token: string) =>
  api<TicketBody>(`/sessions/${session}/tickets`, { body: {}, headers: { authorization: `Bearer ${token}` } })

/**
 * Tries a ticket.
 * @returns the HTTP status of a refusal, the code with which the socket was closed, or `let in` where it was told
 *   anything
 */
function knock(session: string, secret: string): Promise<number | 'let in'> {
  const url = `${room.server.base.replace('http', 'ws')}/live?session=${session}&ticket=${secret}`
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, SUBPROTOCOL)
    socket.on('message', () => {
      resolve('let in')
      socket.terminate()
    })
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('close', resolve)
    socket.on('error', reject)
  })
}

describe('somebody who is removed', () => {
  it('loses every page within two seconds, and stays out after a restart', async () => {
    const host = await room.host({ random: () => 0.1 })
    const [page] = await room.people(1)
    if (!page) throw new Error('nobody came')
    const { token, participant } = page.seat
    const second = await opened(room.page(token, participant))
    const held = await ticket(room.session.id, token)

    expect(await host.do('out', { type: 'person.remove', participant })).toMatchObject({ ok: true })
    const gone = await eventually('both pages are closed', () => page.ended && second.ended)
    expect(gone).toBeLessThan(WITHDRAWN_MS)
    expect([page.closes, second.closes]).toEqual([[CLOSE.removed.code], [CLOSE.removed.code]])
    expect(page.me?.standing).toBe('removed')
    expect(await knock(room.session.id, held.body.ticket)).toBe(CLOSE.removed.code)

    await room.server.kill()
    await room.server.resume()
    expect((await ticket(room.session.id, token)).status).toBe(403)
    const { status } = await api(`/join/${room.session.code}`, {
      body: { name: 'Again' },
      headers: { authorization: `Bearer ${token}` },
    })
    expect(status).toBe(403)
  })
})

describe('an account that signs out', () => {
  it('loses every page within two seconds, and whatever it had in hand; that holds after a restart', async () => {
    const secret = room.server.setupLink?.split('#')[1]
    const setup = await api<{ id: string }>('/auth/setup', { body: { secret, ...OWNER } })
    const cookie = setup.cookies.join('; ')
    const origin = room.server.base
    const as = { cookie, origin }
    const made = await api<SessionDetails>('/sessions', {
      body: { course: 'backend-frameworks' },
      headers: as,
    })
    const { id } = made.body
    const entered = await api<Joined>(`/sessions/${id}/enter`, { body: {}, headers: as })
    const { token, participant } = entered.body
    const page = await opened(new Page({ base: room.server.base, session: id, token, participant }))
    const held = await ticket(id, token)
    const link = await api<DeviceLink>(`/sessions/${id}/device-links`, { body: {}, headers: as })

    expect((await api('/auth/sign-out', { headers: as })).status).toBe(204)
    const gone = await eventually('the page is closed', () => page.ended)
    expect(gone).toBeLessThan(WITHDRAWN_MS)
    expect(page.closes).toEqual([CLOSE.removed.code])
    expect(await knock(id, held.body.ticket)).toBe(401)
    const device = await api<Joined>(`/device-links/${link.body.url.split('/').at(-1)}`, { body: {} })
    expect(device.status).toBe(404)

    await expectNobody(id, token, as)
    await room.server.kill()
    await room.server.resume()
    await expectNobody(id, token, as)
  })

  it('loses them within two seconds as well when its password is set from the command line', async () => {
    const secret = room.server.setupLink?.split('#')[1]
    const setup = await api<{ id: string }>('/auth/setup', { body: { secret, ...OWNER } })
    const as = { cookie: setup.cookies.join('; '), origin: room.server.base }
    const made = await api<SessionDetails>('/sessions', {
      body: { course: 'backend-frameworks' },
      headers: as,
    })
    const { id } = made.body
    const entered = await api<Joined>(`/sessions/${id}/enter`, { body: {}, headers: as })
    const { token, participant } = entered.body
    const page = await opened(new Page({ base: room.server.base, session: id, token, participant }))
    const held = await ticket(id, token)

    const printed = await room.server.run('user', 'password', '--email', OWNER.email, '--generate', '--json')
    const gone = await eventually('the page is closed', () => page.ended)
    expect(gone).toBeLessThan(WITHDRAWN_MS)
    expect(page.closes).toEqual([CLOSE.removed.code])
    expect(await knock(id, held.body.ticket)).toBe(401)
    await expectNobody(id, token, as)
    const signIn = (password: string) => api('/auth/sign-in', { body: { email: OWNER.email, password } })
    expect((await signIn(OWNER.password)).status).toBe(401)
    expect((await signIn((JSON.parse(printed) as { password: string }).password)).status).toBe(200)
  })
})

async function expectNobody(
  session: string,
  token: string,
  headers: { cookie: string; origin: string },
): Promise<void> {
  expect((await ticket(session, token)).status).toBe(401)
  expect((await api('/auth/me', { method: 'GET', headers })).status).toBe(401)
}
