import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { becomeOwner, everybodyLeaves, joinBy, People, PHONE } from './people.ts'

/** Finding slides and questions again on the page with the courses, and trying the API on its page. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  page = await (await people.arrive()).newPage()
  await becomeOwner(page, server)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

const box = () => page.getByRole('searchbox', { name: 'Search the courses' })
const status = () => page.getByRole('search').getByRole('status')
const result = (name: string | RegExp) => page.getByRole('search').getByRole('button', { name })
const preview = () => page.getByRole('dialog', { name: /^Slide / })

async function expectAccessible(on: Page = page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: on }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('what somebody types is found, by course, with the words marked', async () => {
  await box().pressSequentially('goodb')
  await expect(status()).toHaveText('1 result.')
  const group = page.getByRole('region', { name: 'Modular course' })
  await expect(group.getByRole('button', { name: /^Slide \d+ Goodbye to all of it/ })).toBeVisible()
  await expect(group.locator('mark').first()).toHaveText('Goodbye')
  await expectAccessible()
})

test('a result opens its slide, and the keyboard is enough for all of it', async () => {
  await box().focus()
  await page.keyboard.press('ArrowDown')
  await expect(result(/Goodbye/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(preview().getByRole('heading', { name: 'Goodbye to all of it' })).toBeVisible()
  await expect(preview().getByRole('button', { name: 'Next' })).toBeDisabled()
  await expectAccessible()
  const title = await preview().getByRole('heading', { level: 2 }).innerText()
  await preview().getByRole('button', { name: 'Previous' }).click()
  await expect(preview().getByRole('heading', { level: 2 })).not.toHaveText(title)
  await page.keyboard.press('Escape')
  await expect(preview()).toHaveCount(0)
  await expect(result(/Goodbye/)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(box()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(box()).toHaveValue('')
  await expect(status()).toHaveText('')
})

test('questions are found by what they ask, not by their key', async () => {
  await box().fill('reads the request from the sock')
  const found = page.getByRole('search').getByRole('listitem')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Quiz question')
  await expect(found.locator('mark', { hasText: 'socket' })).toBeVisible()
  // It stands on no slide, so there is nothing to open.
  await expect(found.getByRole('button')).toHaveCount(0)
  await expectAccessible()
})

test('more is shown on request, until all is there', async () => {
  // The courses of this test hold less than a page.
  await page.route('**/api/v1/search?*', (route) =>
    route.continue({ url: route.request().url().replace('limit=20', 'limit=5') }),
  )
  await box().fill('a')
  await expect(status()).toHaveText(/^\d\d results\.$/)
  const total = Number.parseInt(await status().innerText(), 10)
  const found = page.getByRole('search').getByRole('listitem')
  await expect(found).toHaveCount(5)
  const more = page.getByRole('button', { name: 'Show more', exact: true })
  for (let shown = 5; shown < total; shown += 5) {
    await more.click()
    await expect(found).toHaveCount(Math.min(shown + 5, total))
  }
  await expect(more).toHaveCount(0)
  await page.unroute('**/api/v1/search?*')
})

test('courses begin a session, and where nothing is found it is said so', async () => {
  await box().fill('practice')
  await result(/^Course Practice/).click()
  await expect(page.getByRole('dialog', { name: 'Start a session' })).toBeVisible()
  await page.keyboard.press('Escape')
  await box().fill('<b>"zyzzyva')
  await expect(status()).toHaveText('Nothing found for “<b>"zyzzyva”.')
})

test('a slide begins a session of its module', async () => {
  await box().fill('async begins')
  await result(/^Slide /)
    .first()
    .click()
  await preview().getByRole('button', { name: 'Open a session of this module' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start a session' })
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await expect(dialog.getByRole('checkbox', { name: /Waiting without blocking/ })).toBeChecked()
  await expect(dialog.getByLabel('Title')).toHaveValue(/Waiting without blocking/)
  await page.keyboard.press('Escape')
})

test('what a learner asked is found, and opens the report at its questions', async () => {
  const created = await page.request.post(`${server.base}/api/v1/sessions`, {
    data: { course: 'modular', title: 'Monday group' },
    headers: { origin: server.base },
  })
  const { id, code } = (await created.json()) as { id: string; code: string }
  const learner = await (await people.arrive()).newPage()
  await joinBy(learner, `${server.base}/j/${code}`, 'Lea')
  const desk = await page.context().newPage()
  await desk.goto(`${server.base}/s/${id}/present`)
  await desk.getByRole('button', { name: 'Start the class' }).click()
  await learner.getByRole('button', { name: /^Room/ }).click()
  const room = learner.getByRole('complementary', { name: 'Room' })
  await room.getByLabel('Ask the class').fill('Is a semaphore a lock?')
  await room.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(room.getByLabel('Ask the class')).toHaveValue('')

  await box().fill('semaph')
  const found = result(/^Asked in class/)
  await expect(found).toContainText('Monday group, slide 1, not answered')
  await expect(found).not.toContainText('Lea')
  await expectAccessible()
  await found.click()
  await page.waitForURL(`**/s/${id}/report#questions`)
  await expect(page.getByRole('heading', { name: 'Questions asked' })).toBeInViewport()
  await page.goBack()
  await expect(box()).toBeVisible()
})

test('without the server it says what is wrong, and goes on when asked to', async () => {
  await page.route('**/api/v1/search?*', (route) => route.abort())
  await box().fill('welcome')
  const alert = page.getByRole('search').getByRole('alert')
  await expect(alert).toBeVisible()
  await page.unroute('**/api/v1/search?*')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(result(/Welcome to all of it/)).toBeVisible()
})

test('on a phone nothing is cut off', async () => {
  await page.setViewportSize(PHONE.viewport)
  await expect(result(/Welcome to all of it/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width)
  await result(/Welcome to all of it/).click()
  await expect(preview().getByRole('button', { name: 'Next' })).toBeInViewport({ ratio: 1 })
  await expectAccessible()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('the page of the API lists the operations, and sends one with the sign-in of the browser', async () => {
  const link = page.getByRole('link', { name: 'HTTP API' })
  await link.click()
  await page.waitForURL('**/api')
  const operation = page.locator('#operations-Courses-get_courses')
  await expect(page.locator('.opblock')).not.toHaveCount(0)
  const { paths, webhooks } = await (await page.request.get(`${server.base}/api/v1/openapi.json`)).json()
  const described: object[] = [...Object.values<object>(paths), ...Object.values<object>(webhooks)]
  const count = described.flatMap((methods) => Object.keys(methods)).length
  await expect(page.locator('.opblock')).toHaveCount(count)
  await operation.getByRole('button').first().click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.locator('.live-responses-table tr.response .response-col_status')).toContainText(
    '200',
  )
  await expect(operation.locator('.live-responses-table')).toContainText('Modular course')
  expect(people.complaints).toEqual([])
})

test('nobody else loads what that page is made of', async () => {
  /** Bytes of the largest script that a page loads. */
  const largest = async (path: string) => {
    const visitor = await (await people.arrive()).newPage()
    const bodies: Promise<Buffer>[] = []
    visitor.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.body())
    })
    await visitor.goto(`${server.base}${path}`, { waitUntil: 'networkidle' })
    return Math.max(...(await Promise.all(bodies)).map(({ length }) => length))
  }
  expect(await largest('/api')).toBeGreaterThan(1_000_000)
  for (const path of ['/', '/sign-in']) expect(await largest(path)).toBeLessThan(400_000)
})
