import { describe, expect, it } from 'vitest'
import { joined, joinInfo, sessionDetails } from '../../shared/wire/http.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const MINUTE = 60_000

async function opened() {
  const app = await HttpApp.open()
  const host = await app.owner()
  return { app, host, session: await host.createSession() }
}

describe('joining by code', () => {
  it('shows what the code opens, as people type it', async () => {
    const { app, session } = await opened()
    const typed = session.code.toLowerCase().replace('-', ' ').replaceAll('2', 'z')
    const answer = await app.request(`/api/v1/join/${encodeURIComponent(typed)}`)
    expect(joinInfo.strict().parse(await answer.json())).toEqual({
      session: session.id,
      title: 'Introduction',
      phase: 'lobby',
      role: 'learner',
      locked: false,
      waitingRoom: false,
    })
  })

  it('makes a learner and sets the cookie of their seat', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    const answer = await browser.post(`/api/v1/join/${session.code}`, { name: ' Lea ' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(
        `^lectern_l_${session.id}=[\\w.-]+; Max-Age=259200; Path=/; HttpOnly; Secure; SameSite=Lax$`,
      ),
    )
    const body = joined.strict().parse(await answer.json())
    expect(body).toMatchObject({ session: session.id, name: 'Lea', role: 'learner', standing: 'in' })
    expect(app.auth.tickets.redeem(body.ticket)).toEqual({
      session: session.id,
      participant: body.participant,
      asObserver: false,
    })
    const info = await (await browser.get(`/api/v1/join/${session.code}`)).json()
    expect(info).toMatchObject({ me: { name: 'Lea', removed: false } })
  })

  it('brings the same person back by cookie or token, whatever name is given', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    const first = await browser.join(session.code, 'Lea')
    const again = await browser.post(`/api/v1/join/${session.code}`, { name: 'Other' })
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ participant: first.participant, name: 'Lea' })
    const program = await app
      .browser()
      .post(`/api/v1/join/${session.code}`, { name: 'Other' }, { authorization: `Bearer ${first.token}` })
    expect(await program.json()).toMatchObject({ participant: first.participant })
    expect((await app.rooms.open(session.id))?.state.roster.members.size).toBe(2)
  })

  it('makes a new person for somebody else at a shared computer, but not for one who was removed', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    const lea = await browser.join(session.code, 'Lea')
    const other = await browser.post(`/api/v1/join/${session.code}`, { name: 'Max', asNewPerson: true })
    expect(other.status).toBe(201)
    const max = joined.parse(await other.json())
    expect(max.participant).not.toBe(lea.participant)
    expect(await (await browser.get(`/api/v1/join/${session.code}`)).json()).toMatchObject({
      me: { name: 'Max' },
    })
    await app.submit(session.id, { type: 'person.remove', participant: max.participant })
    const back = await browser.post(`/api/v1/join/${session.code}`, { name: 'Max', asNewPerson: true })
    expect(await problemOf(back)).toMatchObject({ status: 403, code: 'removed' })
  })

  it('takes a damaged cookie, or one of another session, for none', async () => {
    const { app, host, session } = await opened()
    const other = await host.createSession()
    const browser = app.browser()
    const there = await browser.join(other.code, 'Lea')
    browser.cookies.set(`lectern_l_${session.id}`, there.token)
    expect((await browser.post(`/api/v1/join/${session.code}`, { name: 'Lea' })).status).toBe(201)
    browser.cookies.set(`lectern_l_${session.id}`, `${there.token.slice(0, -3)}xxx`)
    expect((await browser.post(`/api/v1/join/${session.code}`, { name: 'Lea' })).status).toBe(201)
  })

  it('keeps somebody who was removed out, and says so', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    const { participant } = await browser.join(session.code, 'Lea')
    await app.submit(session.id, { type: 'person.remove', participant })
    const refused = await problemOf(await browser.post(`/api/v1/join/${session.code}`, { name: 'Lea' }))
    expect(refused).toMatchObject({ status: 403, code: 'removed' })
    const info = await (await browser.get(`/api/v1/join/${session.code}`)).json()
    expect(info).toMatchObject({ me: { name: 'Lea', removed: true } })
    await app.submit(session.id, { type: 'person.admit', participant })
    expect((await browser.join(session.code, 'Lea')).participant).toBe(participant)
  })

  it('refuses new people while the room is locked, but not those who come back', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    await browser.join(session.code, 'Lea')
    await app.submit(session.id, { type: 'room.lock', locked: true })
    const late = await app.browser().post(`/api/v1/join/${session.code}`, { name: 'Late' })
    expect(await problemOf(late)).toMatchObject({ status: 423, code: 'locked' })
    expect((await browser.post(`/api/v1/join/${session.code}`, { name: 'Lea' })).status).toBe(200)
  })

  it('lets people into the waiting room', async () => {
    const { app, session } = await opened()
    await app.submit(session.id, { type: 'room.set-waiting', enabled: true })
    expect((await app.browser().join(session.code, 'Lea')).standing).toBe('waiting')
  })

  it('refuses names that cannot be shown', async () => {
    const { app, session } = await opened()
    for (const name of ['', '   ', 'x'.repeat(61), 7]) {
      const problem = await problemOf(await app.browser().post(`/api/v1/join/${session.code}`, { name }))
      expect(problem).toMatchObject({ status: 422, code: 'invalid' })
      expect(problem.errors).toHaveLength(1)
    }
  })

  it('answers 503 while the store cannot write', async () => {
    const { app, session } = await opened()
    app.stores.diskFull = true
    const answer = await app.browser().post(`/api/v1/join/${session.code}`, { name: 'Lea' })
    expect(await problemOf(answer)).toMatchObject({ status: 503, code: 'unavailable' })
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

describe('wrong codes', () => {
  it('are answered 404, and 429 after sixty in a minute from one address', async () => {
    const { app, session } = await opened()
    const guesser = app.browser('198.51.100.7')
    for (let n = 0; n < 60; n++) expect((await guesser.get(`/api/v1/join/CCCC-CCC${n % 9}`)).status).toBe(404)
    const refused = await guesser.get(`/api/v1/join/${session.code}`)
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'rate-limited' })
    expect(refused.headers.get('retry-after')).toBe('60')
    expect((await app.browser('198.51.100.8').get(`/api/v1/join/${session.code}`)).status).toBe(200)
    app.clock.advance(MINUTE)
    expect((await guesser.get(`/api/v1/join/${session.code}`)).status).toBe(200)
  })

  it('do not keep a class out that sits behind the same address', async () => {
    const { app, session } = await opened()
    const school = '198.51.100.7'
    await app.browser(school).join(session.code, 'First')
    for (let n = 0; n < 80; n++) await app.browser(school).get(`/api/v1/join/CCCC-CCCC`)
    expect((await app.browser(school).get('/api/v1/join/CCCC-CCCC')).status).toBe(429)
    expect((await app.browser(school).join(session.code, 'Second')).standing).toBe('in')
  })

  it('lets a full lecture hall in from one address', async () => {
    const { app, session } = await opened()
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const answer = await app.browser().post(`/api/v1/join/${session.code}`, { name: `Learner ${n}` })
        return answer.status
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([201]))
  })
})

describe('invitations', () => {
  it('make assistants, co-hosts and observers, with the cookie of the staff’s seat', async () => {
    const { app, session } = await opened()
    for (const [link, role] of [
      [session.links.ta, 'ta'],
      [session.links.cohost, 'instructor'],
      [session.links.observer, 'observer'],
    ] as const) {
      const browser = app.browser()
      const info = await browser.get(`/api/v1/invitations/${link.split('/i/')[1]}`)
      expect(await info.json()).toMatchObject({ role })
      const body = await browser.accept(link, 'Tom')
      expect(body).toMatchObject({ role, standing: 'in' })
      expect([...browser.cookies.keys()]).toEqual([`lectern_s_${session.id}`])
      expect((await browser.accept(link, 'Tom')).participant).toBe(body.participant)
    }
  })

  it('open a locked room and pass the waiting room', async () => {
    const { app, session } = await opened()
    await app.submit(session.id, { type: 'room.lock', locked: true })
    await app.submit(session.id, { type: 'room.set-waiting', enabled: true })
    expect((await app.browser().accept(session.links.ta, 'Tom')).standing).toBe('in')
  })

  it('raise a person to a higher role, and never lower one', async () => {
    const { app, host, session } = await opened()
    const browser = app.browser()
    const ta = await browser.accept(session.links.ta, 'Tom')
    expect((await browser.accept(session.links.observer, 'Tom')).participant).toBe(ta.participant)
    const cohost = await browser.accept(session.links.cohost, 'Tom')
    expect(cohost).toMatchObject({ role: 'instructor' })
    expect(cohost.participant).not.toBe(ta.participant)
    const self = await host.accept(session.links.ta, 'Olga')
    expect(self).toMatchObject({ role: 'instructor', name: 'Olga Owner' })
    expect(host.cookies.has(`lectern_s_${session.id}`)).toBe(false)
  })

  it('leave the learner alone whom the same browser is', async () => {
    const { app, session } = await opened()
    const browser = app.browser()
    const learner = await browser.join(session.code, 'Lea')
    const ta = await browser.accept(session.links.ta, 'Lea')
    expect(ta.participant).not.toBe(learner.participant)
    expect((await browser.join(session.code, 'Lea')).participant).toBe(learner.participant)
  })

  it('are worthless once they were renewed or somebody who came by them was removed', async () => {
    const { app, host, session } = await opened()
    const path = `/api/v1/invitations/${session.links.ta.split('/i/')[1]}`
    const tariq = joined.parse(await (await app.browser().post(path, { name: 'Tariq' })).json())
    await app.submit(session.id, { type: 'person.remove', participant: tariq.participant })
    expect((await app.browser().post(path, { name: 'Tariq again' })).status).toBe(404)
    const details = sessionDetails.parse(await (await host.get(`/api/v1/sessions/${session.id}`)).json())
    expect(details.links.ta).not.toBe(session.links.ta)
    const fresh = `/api/v1/invitations/${details.links.ta.split('/i/')[1]}`
    expect((await app.browser().post(fresh, { name: 'Tom' })).status).toBe(201)
  })

  it('keep out whoever was removed in this browser, whatever role they offer', async () => {
    const { app, host, session } = await opened()
    const browser = app.browser()
    const observer = `/api/v1/invitations/${session.links.observer.split('/i/')[1]}`
    const gast = joined.parse(await (await browser.post(observer, { name: 'Gast' })).json())
    await app.submit(session.id, { type: 'person.remove', participant: gast.participant })
    const details = sessionDetails.parse(await (await host.get(`/api/v1/sessions/${session.id}`)).json())
    const ta = `/api/v1/invitations/${details.links.ta.split('/i/')[1]}`
    expect(await problemOf(await browser.post(ta, { name: 'Gast' }))).toMatchObject({
      status: 403,
      code: 'removed',
    })
  })

  it('are refused when they were changed', async () => {
    const { app, host, session } = await opened()
    const token = session.links.observer.split('/i/')[1] ?? ''
    const other = await host.createSession()
    for (const forged of [
      token.replace('observer', 'instructor'),
      token.replace('observer', 'learner'),
      token.replace(session.id, other.id),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${token}.x`,
      session.id,
    ]) {
      expect(
        (await problemOf(await app.browser().post(`/api/v1/invitations/${forged}`, { name: 'X' }))).status,
      ).toBe(404)
    }
  })
})
