import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { becomeOwner, everybodyLeaves, People, PHONE } from './people.ts'

/** An instructor who has taught for long finds a class again. */
test.describe.configure({ mode: 'serial' })

const PAST = 23

let server: ServerProcess
let people: People
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  page = await (await people.arrive()).newPage()
  await becomeOwner(page, server)
  await page.waitForURL('**/teach')
  const headers = { origin: server.base }
  const courses = (await (await page.request.get(`${server.base}/api/v1/courses`)).json()) as {
    items: { id: string; title: string }[]
  }
  const course = courses.items.find(({ title }) => title === 'Rehearsal')?.id
  for (let n = 1; n <= PAST; n++) {
    const title = n === 2 ? 'Übungen am Montag' : `Class ${n}`
    const made = await page.request.post(`${server.base}/api/v1/sessions`, {
      headers,
      data: { course, title },
    })
    const { id } = (await made.json()) as { id: string }
    await page.request.post(`${server.base}/api/v1/sessions/${id}/end`, { headers })
  }
})

test.afterAll(async ({ browser }) => {
  expect(people.complaints).toEqual([])
  await everybodyLeaves(browser)
  await server.stop()
})

const rows = () => page.getByRole('region', { name: 'Past classes' }).getByRole('listitem')

test('the newest are there, and more on request until all are', async () => {
  await page.reload()
  await expect(rows()).toHaveCount(10)
  await expect(rows().first()).toContainText(`Class ${PAST}`)
  const more = page.getByRole('button', { name: `Show more of ${PAST} classes` })
  await more.click()
  await expect(rows()).toHaveCount(20)
  await more.click()
  await expect(rows()).toHaveCount(PAST)
  await expect(rows().last()).toContainText('Class 1')
  await expect(more).toHaveCount(0)
})

test('a class is found by a part of its title, on a phone too', async () => {
  const search = page.getByRole('searchbox', { name: 'Search past classes by title' })
  await search.fill('übung')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('Übungen am Montag')
  await expect(page.getByText('1 class with “übung” in the title.')).toBeVisible()
  await page.setViewportSize(PHONE.viewport)
  await expect(rows().getByRole('link', { name: 'Report of Übungen am Montag' })).toBeVisible()
  await search.fill('nothing of that name')
  await expect(page.getByText('0 classes with')).toBeVisible()
  await expect(rows()).toHaveCount(0)
  await search.fill('')
  await expect(rows()).toHaveCount(10)
})

test('where the server is away, it says so and goes on when asked again', async () => {
  await page.route('**/api/v1/sessions?*cursor=*', (route) => route.abort())
  await page.getByRole('button', { name: /Show more of/ }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.unroute('**/api/v1/sessions?*cursor=*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows()).toHaveCount(20)
})
