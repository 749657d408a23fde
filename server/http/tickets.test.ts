import { describe, expect, it } from 'vitest'
import { deviceLink, joined, ticketBody } from '../../shared/wire/http.ts'
import { type Browser, HttpApp, problemOf } from '../../tests/support/http-app.ts'

const HOUR = 60 * 60 * 1000

async function opened() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const path = `/api/v1/sessions/${session.id}`
  const ticket = async (browser: Browser, as?: string) => {
    const answer = await browser.post(`${path}/tickets`, as === undefined ? {} : { as })
    if (answer.status !== 200) return problemOf(answer)
    return app.auth.tickets.redeem(ticketBody.parse(await answer.json()).ticket)
  }
  return { app, host, session, path, ticket }
}

describe('tickets', () => {
  it('are for the person that the page asks for', async () => {
    const { app, host, session, ticket } = await opened()
    const learner = await host.join(session.code, 'Olga tries')
    const instructor = (await app.rooms.open(session.id))?.state.lifecycle.host
    expect(await ticket(host, 'learner')).toMatchObject({
      participant: learner.participant,
      asObserver: false,
    })
    expect(await ticket(host, 'staff')).toMatchObject({ participant: instructor, asObserver: false })
    expect(await ticket(host, 'observer')).toMatchObject({ participant: instructor, asObserver: true })
    expect(await ticket(host)).toMatchObject({ participant: instructor })
  })

  it('name the sign-in that they hang on', async () => {
    const { app, host, ticket } = await opened()
    const grant = await ticket(host, 'staff')
    await host.post('/api/v1/auth/sign-out')
    expect(grant).toMatchObject({ signIn: app.disconnected[0] })
  })

  it('are void once their sign-in has ended, and so are device links', async () => {
    const { app, host, path } = await opened()
    const { ticket } = ticketBody.parse(await (await host.post(`${path}/tickets`, { as: 'staff' })).json())
    const { url } = deviceLink.parse(await (await host.post(`${path}/device-links`, { as: 'staff' })).json())
    const learner = await app.browser().join((await host.createSession()).code, 'Lea')
    await host.post('/api/v1/auth/sign-out')
    expect(app.auth.tickets.redeem(ticket)).toBeUndefined()
    const opening = await app.browser().post(`/api/v1/device-links/${url.split('/device/')[1]}`)
    expect((await problemOf(opening)).status).toBe(404)
    expect(app.auth.tickets.redeem(learner.ticket)).toMatchObject({ participant: learner.participant })
  })

  it('are given to observers as themselves, and to learners never as staff', async () => {
    const { app, session, ticket } = await opened()
    const observer = app.browser()
    const { participant } = await observer.accept(session.links.observer, 'Beamer')
    expect(await ticket(observer, 'observer')).toMatchObject({ participant, asObserver: false })
    expect(await ticket(observer, 'staff')).toMatchObject({ status: 403, code: 'forbidden' })
    const learner = app.browser()
    await learner.join(session.code, 'Lea')
    expect(await ticket(learner, 'staff')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await ticket(learner, 'observer')).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await ticket(app.browser())).toMatchObject({ status: 401 })
  })

  it('are given in the waiting room, and not to people who were removed', async () => {
    const { app, session, ticket } = await opened()
    await app.submit(session.id, { type: 'room.set-waiting', enabled: true })
    const learner = app.browser()
    const { participant } = await learner.join(session.code, 'Lea')
    expect(await ticket(learner)).toMatchObject({ participant })
    await app.submit(session.id, { type: 'person.remove', participant })
    expect(await ticket(learner)).toMatchObject({ status: 403, code: 'removed' })
  })

  it('are given without a body too, by token or cookie', async () => {
    const { app, session, path } = await opened()
    const { token } = await app.browser().join(session.code, 'Lea')
    const headers = { authorization: `Bearer ${token}` }
    const answer = await app.request(`${path}/tickets`, { method: 'POST', headers })
    expect(answer.status).toBe(200)
    const body = ticketBody.parse(await answer.json())
    expect([body.now, body.expiresAt]).toEqual([app.clock.now(), app.clock.now() + 30_000])
  })

  it('renew a cookie that is more than half used up, and refuse one that is old', async () => {
    const { app, session, path } = await opened()
    const learner = app.browser()
    await learner.join(session.code, 'Lea')
    app.clock.advance(35 * HOUR)
    expect((await learner.post(`${path}/tickets`, {})).headers.get('set-cookie')).toBeNull()
    app.clock.advance(2 * HOUR)
    const renewed = await learner.post(`${path}/tickets`, {})
    expect(renewed.headers.get('set-cookie')).toMatch(new RegExp(`^lectern_l_${session.id}=.*HttpOnly`))
    app.clock.advance(71 * HOUR)
    expect((await learner.post(`${path}/tickets`, {})).status).toBe(200)
    app.clock.advance(73 * HOUR)
    expect((await problemOf(await learner.post(`${path}/tickets`, {}))).status).toBe(401)
  })

  it('are refused for sessions that do not exist', async () => {
    const { app } = await opened()
    expect((await problemOf(await app.browser().post('/api/v1/sessions/nothing/tickets', {}))).status).toBe(
      404,
    )
  })
})

describe('device links', () => {
  async function link(browser: Browser, path: string): Promise<string> {
    const answer = await browser.post(`${path}/device-links`)
    expect(answer.status).toBe(201)
    return deviceLink.parse(await answer.json()).url.split('/device/')[1] ?? ''
  }

  it('open the session as the same person, once', async () => {
    const { app, session, path } = await opened()
    const laptop = app.browser()
    const me = await laptop.join(session.code, 'Lea')
    const token = await link(laptop, path)
    const phone = app.browser()
    const answer = await phone.post(`/api/v1/device-links/${token}`)
    expect(answer.status).toBe(200)
    expect(joined.parse(await answer.json()).participant).toBe(me.participant)
    expect([...phone.cookies.keys()]).toEqual([`lectern_l_${session.id}`])
    expect((await problemOf(await app.browser().post(`/api/v1/device-links/${token}`))).status).toBe(404)
  })

  it('are good for ten minutes', async () => {
    const { app, session, path } = await opened()
    const laptop = app.browser()
    await laptop.join(session.code, 'Lea')
    const token = await link(laptop, path)
    app.clock.advance(10 * 60 * 1000)
    expect((await app.browser().post(`/api/v1/device-links/${token}`)).status).toBe(404)
  })

  it('go out with the sign-in that made them', async () => {
    const { app, host, path } = await opened()
    const tablet = app.browser()
    await tablet.post(`/api/v1/device-links/${await link(host, path)}`)
    expect((await tablet.post(`${path}/tickets`, { as: 'staff' })).status).toBe(200)
    await host.post('/api/v1/auth/sign-out')
    expect((await tablet.post(`${path}/tickets`, { as: 'staff' })).status).toBe(401)
  })

  it('do not bring back somebody who was removed', async () => {
    const { app, session, path } = await opened()
    const laptop = app.browser()
    const { participant } = await laptop.join(session.code, 'Lea')
    const token = await link(laptop, path)
    await app.submit(session.id, { type: 'person.remove', participant })
    expect(await problemOf(await app.browser().post(`/api/v1/device-links/${token}`))).toMatchObject({
      status: 403,
      code: 'removed',
    })
    expect((await problemOf(await laptop.post(`${path}/device-links`))).status).toBe(403)
  })
})
