import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { LiveClient } from '../support/live-client.ts'
import { ServerProcess } from '../support/server-process.ts'
import {
  becomeOwner,
  DESK,
  everybodyLeaves,
  expectSlide,
  joinBy,
  openedSession,
  People,
  PHONE,
} from './people.ts'

/** Two classes of one course, one learner who comes to both, and what their instructor sees of it afterwards. */
test('the progress of a course brings its sessions together', async ({ browser }) => {
  const server = await ServerProcess.start({
    LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses'),
  })
  const people = new People(browser)
  const staff = await (await people.arrive()).newPage()
  await becomeOwner(staff, server)
  await expect(staff.getByRole('heading', { name: 'Courses' })).toBeVisible()
  for (const [name, others] of [
    ['Ana', ['Ben']],
    ['ana', []],
  ] as const) {
    await staff.goto(`${server.base}/teach`)
    await staff.getByRole('button', { name: 'Start a session of Rehearsal', exact: true }).click()
    await staff.getByRole('dialog').getByRole('button', { name: 'Start session' }).click()
    const { id, code } = await openedSession(staff)
    await staff.getByRole('button', { name: 'Start the class' }).click()
    const learner = await (await people.arrive(PHONE)).newPage()
    await joinBy(learner, `${server.base}/j/${code}`, name)
    await expectSlide(learner, 1)
    for (const other of others) {
      const asking = await LiveClient.join(server.base, code, other, () => undefined)
      asking.do('why', { type: 'ask.submit', text: 'Why two of them?', anonymous: true })
      await expect.poll(() => Object.keys(asking.view?.asks?.items ?? {})).toEqual(['a1'])
      asking.close()
    }
    const ended = await staff.request.post(`${server.base}/api/v1/sessions/${id}/end`, {
      headers: { origin: server.base },
    })
    expect(ended.status()).toBe(200)
  }

  await staff.goto(`${server.base}/teach`)
  await staff.getByRole('link', { name: 'Progress in Rehearsal', exact: true }).click()
  const sessions = staff.getByRole('table', { name: 'How each session went' })
  await expect(sessions.getByRole('row')).toHaveText([/Session/, /^1\. Rehearsal.*2/, /^2\. Rehearsal.*1/])
  const learners = staff.getByRole('table', { name: 'Every learner over all sessions' })
  await expect(learners.getByRole('row')).toHaveText([/Name/, /^anamatched by name/, /^Ben/])
  await staff.getByText('Session by session').click()
  await expect(staff.getByRole('table', { name: /Time, exercises passed/ }).getByRole('row')).toHaveCount(3)

  const { violations } = await new AxeBuilder({ page: staff }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const fits = async () => {
    await staff.setViewportSize(PHONE.viewport)
    expect(
      await staff.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0)
  }
  await fits()
  await staff.setViewportSize(DESK.viewport)

  await sessions.getByRole('link').first().click()
  const asks = staff.getByRole('table', { name: /^What learners asked/ })
  await expect(asks.getByRole('row').nth(1)).toHaveText(/^Why two of them\?0open1 · .*anonymous$/)
  await fits()
  expect(people.complaints).toEqual([])
  await everybodyLeaves(browser)
  await server.stop()
})
