import { describe, expect, it } from 'vitest'
import { attendanceBody } from '../../shared/wire/http.ts'
import { HttpApp, problemOf } from '../../tests/support/http-app.ts'

const MINUTE = 60_000

async function held() {
  const app = await HttpApp.open()
  const host = await app.owner()
  const session = await host.createSession()
  const learner = app.browser()
  const { participant } = await learner.join(session.code, '=2+2, "Lea"')
  await app.submit(session.id, { type: 'session.start' })
  const start = app.clock.now()
  app.clock.advance(30 * MINUTE)
  const arrived = [{ participant, at: start }]
  await app.submit(session.id, { type: 'attendance.note', arrived, left: [] })
  const left = [{ participant, at: start + 15 * MINUTE }]
  await app.submit(session.id, { type: 'attendance.note', arrived: [], left })
  return { app, host, session, learner, participant, path: `/api/v1/sessions/${session.id}/attendance` }
}

describe('attendance', () => {
  it('is reported to staff, up to now', async () => {
    const { app, host, session, participant, path } = await held()
    const report = attendanceBody.parse(await (await host.get(path)).json())
    expect(report.rows.find((row) => row.participant === participant)).toMatchObject({
      name: '=2+2, "Lea"',
      presentMs: 15 * MINUTE,
      share: 0.5,
    })
    const ta = app.browser()
    await ta.accept(session.links.ta, 'Tom')
    expect((await ta.get(path)).status).toBe(200)
  })

  it('is a table that spreadsheets take for text', async () => {
    const { host, participant, path } = await held()
    const answer = await host.get(`${path}.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="attendance-\w+\.csv"$/)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.subarray(3).toString().split('\r\n')
    expect(lines[0]).toBe(
      'name,id,role,standing,first_arrival,last_departure,minutes_present,percent_present,stays',
    )
    expect(lines[1]).toBe(
      `"'=2+2, ""Lea""",${participant},learner,in,2026-01-12T09:00:00.000Z,2026-01-12T09:15:00.000Z,15.0,50.0,2026-01-12T09:00:00.000Z/2026-01-12T09:15:00.000Z`,
    )
    expect(lines[2]).toMatch(/^Olga Owner,\w+,instructor,in,,,0\.0,0\.0,$/)
    expect(lines).toHaveLength(4)
  })

  it('is not for learners or strangers, but for the installation’s owner', async () => {
    const { app, learner, path } = await held()
    for (const form of [path, `${path}.csv`]) {
      expect(await problemOf(await learner.get(form))).toMatchObject({ status: 403, code: 'forbidden' })
      expect((await problemOf(await app.browser().get(form))).status).toBe(401)
    }
    const ida = await app.instructor('ida@example.org')
    const { id } = await ida.createSession()
    const owner = app.browser()
    await owner.post('/api/v1/auth/sign-in', {
      email: 'olga@example.org',
      password: 'a long enough password',
    })
    expect((await owner.get(`/api/v1/sessions/${id}/attendance`)).status).toBe(200)
    expect((await ida.get(path)).status).toBe(401)
  })
})
