import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { unzip } from '../support/unzip.ts'
import { everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

const CONTENT = join(import.meta.dirname, '../fixtures/take-home-courses')

test('a class is exported, what failed is tried again, and the class is deleted', async ({ browser }) => {
  test.setTimeout(240_000)
  const data = mkdtempSync(join(tmpdir(), 'lectern-jobs-'))
  const server = await ServerProcess.start({
    LECTERN_CONTENT: CONTENT,
    LECTERN_DATA: data,
    LECTERN_RETENTION_DAYS: '30',
  })
  try {
    const people = new People(browser)
    const host = await (await people.arrive()).newPage()
    const { id, code } = await openSession(host, server, 'An evening class')
    const ana = await (await people.arrive(PHONE)).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')

    // Something is in the way on the disk of the server.
    const blocked = join(data, 'exports')
    writeFileSync(blocked, '')
    await host.goto(`${server.base}/s/${id}/report`)
    await host.getByRole('button', { name: 'Export everything' }).click()
    await expect(host.getByText(/The last attempt failed: The archive cannot be written/)).toBeVisible()
    await expect(host.getByText(/The archive was not made\./)).toBeVisible()
    await host.reload()
    await expect(host.getByText(/The archive was not made\./)).toBeVisible()
    await readable(host, '[aria-labelledby="export-title"]')

    await host.goto(`${server.base}/teach`)
    await host.getByRole('button', { name: /^Account:/ }).click()
    await host.getByRole('menuitem', { name: 'Background work' }).click()
    const row = host.getByRole('listitem').filter({ hasText: 'Export a session' })
    await expect(row).toContainText('Failed')
    await expect(row).toContainText('2 attempts')
    await readable(host)
    rmSync(blocked)
    await row.getByRole('button', { name: /^Try again: Export a session/ }).click()
    await expect(row).toContainText('Done')
    await host.getByText('Failed', { exact: true }).click()
    await expect(host.getByText('No background work is in this state.')).toBeVisible()
    await host.getByText('Done', { exact: true }).first().click()

    await row.getByRole('link').click()
    const link = host.getByRole('link', { name: /^Download the archive, / })
    await expect(link).toBeVisible()
    await host.reload()
    await expect(host.getByText(/kept until/)).toBeVisible()
    const [download] = await Promise.all([host.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe(`session-${id}.zip`)
    const files = await unzip(readFileSync(await download.path()))
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['attendance.csv', 'report/work.csv', 'quiz-answers.csv', 'log.ndjson']),
    )
    expect(files.get('session.json')?.toString()).toContain('"Ana"')

    await server.run('session', 'end', code)
    await ana.goto(`${server.base}/s/${id}/my-data`)
    await expect(ana.getByText(/All of this is deleted on/)).toBeVisible()
    await host.goto(`${server.base}/teach`)
    await expect(host.getByText(/kept until/)).toBeVisible()
    // Whoever has the class open at that moment is told what became of it.
    const projector = await host.context().newPage()
    await projector.goto(`${server.base}/s/${id}/projector`)
    await expect(projector.getByText('An evening class has ended.')).toBeVisible()
    const presenter = await host.context().newPage()
    await presenter.goto(`${server.base}/s/${id}/present`)
    const learner = await ana.context().newPage()
    await learner.goto(`${server.base}/s/${id}`)
    for (const page of [presenter, learner]) await expect(page.getByText('The class has ended')).toBeVisible()
    await host.goto(`${server.base}/s/${id}/report`)
    await host.getByRole('button', { name: 'Delete this class…' }).click()
    await host.getByRole('button', { name: 'Delete for good' }).click()
    await host.waitForURL('**/teach')
    await expect(host.getByText('Once a session has ended, you find it here')).toBeVisible()
    for (const page of [learner, presenter, projector])
      await expect(page.getByRole('heading', { name: 'This class was deleted' })).toBeVisible()
    await expect(presenter.getByRole('link', { name: 'Your teaching' })).toBeVisible()
    await ana.reload()
    await expect(ana.getByText('There is no such session.')).toBeVisible()
    expect(await server.run('verify')).toContain('0 sessions with 0 entries: complete and unchanged.')
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
})

/** No violation of WCAG 2.2 AA that a program can find, on the desk and on a phone. */
async function readable(page: Page, part = 'body'): Promise<void> {
  for (const viewport of [PHONE.viewport, { width: 1440, height: 900 }]) {
    await page.setViewportSize(viewport)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
