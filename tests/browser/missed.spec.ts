import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { AttendanceBody, TicketBody } from '../../shared/wire/http.ts'
import { LiveClient, post } from '../support/live-client.ts'
import { type CreatedSession, ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, expectSlide, joinBy, People, PHONE } from './people.ts'

const CLOCK = pathToFileURL(join(import.meta.dirname, '../support/shifted-clock.mjs')).href

/** A class that Ana saw from its start, and that Ben comes to ten minutes later, on a phone. */
test('[Z5] a late learner reads what they missed, opens a slide, and goes back to the class', async ({
  browser,
}) => {
  const server = await ServerProcess.start({
    LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses'),
    NODE_OPTIONS: `--import=${CLOCK}`,
  })
  const people = new People(browser)
  const session = await server.createSession('practice')
  const attendance = () => attendanceOf(server, session)
  const fiveMinutesLater = async () => {
    const { now } = await attendance()
    process.kill(server.pid, 'SIGUSR2')
    await expect.poll(async () => (await attendance()).now).toBeGreaterThan(now + 299_000)
  }
  const { ticket } = await post<TicketBody>(
    `${server.base}/api/v1/sessions/${session.id}/tickets`,
    {},
    { authorization: `Bearer ${session.hostToken}` },
  )
  const host = await LiveClient.connect(server.base, session.id, ticket, () => undefined)

  const ana = await (await people.arrive()).newPage()
  await joinBy(ana, session.links.join, 'Ana')
  const stays = async () => (await attendance()).rows.find(({ name }) => name === 'Ana')?.intervals.length
  await expect.poll(stays).toBe(1)
  host.do('start', { type: 'session.start' })
  await expectSlide(ana, 1)
  await fiveMinutesLater()
  host.do('next', { type: 'slide.show', slide: 1, step: 0 })
  host.do('begin', { type: 'exercise.begin', exercise: 'greeting' })
  host.do('announce', { type: 'announcement.make', text: 'Break at ten' })
  await expectSlide(ana, 2)
  await fiveMinutesLater()

  const answered = (page: Page) => page.waitForResponse(/\/missed$/)
  await Promise.all([answered(ana), ana.reload()])
  await expectSlide(ana, 2)
  const offer = /^You (came|were away)/
  await expect(ana.getByText(offer)).toBeHidden()
  expect(await (await ana.request.get(`${server.base}/api/v1/sessions/${session.id}/missed`)).json()).toEqual(
    {},
  )

  const ben = await (await people.arrive(PHONE)).newPage()
  await joinBy(ben, session.links.join, 'Ben')
  await expectSlide(ben, 2)
  await expect(ben.getByText(offer)).toHaveText(
    'You came 10 min after the start. Meanwhile: 2 slides, 1 exercise, 1 announcement.',
  )
  const bar = ben.getByRole('button', { name: 'What you missed', exact: true })
  await bar.tap()
  const panel = ben.getByRole('complementary', { name: 'What you missed' })
  await expect(panel.getByText('Break at ten')).toBeVisible()
  await expect(panel.getByText('The class is here now: Exercise:')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: ben }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  await panel.getByRole('button', { name: /^Slide 1:/ }).tap()
  await expect(panel).toBeHidden()
  await expectSlide(ben, 1)
  await ben.getByRole('button', { name: 'Back to live: slide 2' }).tap()
  await expectSlide(ben, 2)

  await bar.tap()
  await panel.getByRole('button', { name: /^Open / }).tap()
  await expect(ben.locator('main[aria-label^="Exercise:"]')).toBeVisible()
  await ben.getByRole('button', { name: 'Dismiss what you missed' }).tap()
  await expect(bar).toBeHidden()
  await Promise.all([answered(ben), ben.reload()])
  await expect(ben.getByRole('main')).toBeVisible()
  await expect(bar).toBeHidden()

  expect(people.complaints).toEqual([])
  await everybodyLeaves(browser)
  host.close()
  await server.stop()
})

async function attendanceOf(
  server: ServerProcess,
  { id, hostToken }: CreatedSession,
): Promise<AttendanceBody> {
  const answer = await fetch(`${server.base}/api/v1/sessions/${id}/attendance`, {
    headers: { authorization: `Bearer ${hostToken}` },
  })
  return (await answer.json()) as AttendanceBody
}
