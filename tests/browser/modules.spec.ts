import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { becomeOwner, everybodyLeaves, expectSlide, joinBy, openedSession, People, PHONE } from './people.ts'

/** A session of two modules out of three: chosen with the keyboard and on a phone, and taught. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let instructor: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  await becomeOwner(instructor, server)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

const dialog = () => instructor.getByRole('dialog', { name: 'Start a session' })
const title = () => dialog().getByRole('textbox', { name: 'Title' })
const module = (name: string) => dialog().getByRole('checkbox', { name })
const sum = () => dialog().getByRole('status')

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: instructor }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('a course without modules asks for none', async () => {
  await instructor.getByRole('button', { name: 'Start a session of Practice' }).click()
  await expect(title()).toHaveValue('Practice')
  await expect(dialog().getByRole('checkbox')).toHaveCount(0)
  await instructor.keyboard.press('Escape')
})

test('all modules are chosen at first; at least one has to be', async () => {
  await instructor.getByRole('button', { name: 'Start a session of Modular course' }).click()
  await expect(title()).toBeFocused()
  await expect(title()).toHaveValue('Modular course')
  await expect(dialog().getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expect(sum()).toHaveText('3 of 3 · 1 h 35 min')
  await expectAccessible()

  await instructor.keyboard.press('Tab')
  await instructor.keyboard.press('Tab')
  await instructor.keyboard.press('Space')
  await expect(dialog().getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(sum()).toHaveText('0 of 3')
  await dialog().getByRole('button', { name: 'Start session' }).click()
  await expect(dialog().getByRole('alert')).toHaveText('Choose at least one module.')
  await expect(module('Basics')).toBeFocused()
  await expectAccessible()
})

test('the title follows the choice until somebody types one', async () => {
  await instructor.keyboard.press('Space')
  await expect(dialog().getByRole('alert')).toHaveCount(0)
  await expect(title()).toHaveValue('Modular course: Basics')
  await instructor.keyboard.press('Tab')
  await instructor.keyboard.press('Tab')
  await instructor.keyboard.press('Space')
  await expect(title()).toHaveValue('Modular course: Basics, Data')
  await expect(sum()).toHaveText('2 of 3 · 45 min')
  await title().fill('Monday')
  await module('Data').uncheck()
  await expect(title()).toHaveValue('Monday')
  await instructor.keyboard.press('Escape')
})

test('on a phone everything is within reach, and the class sees the slides of these modules only', async () => {
  await instructor.setViewportSize(PHONE.viewport)
  await instructor.getByRole('button', { name: 'Start a session of Modular course' }).click()
  await dialog().getByRole('button', { name: 'None' }).click()
  for (const name of ['Basics', 'Data']) await module(name).check()
  const start = dialog().getByRole('button', { name: 'Start session' })
  await expect(start).toBeInViewport({ ratio: 1 })
  expect(await instructor.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width)
  await expectAccessible()
  await start.click()
  const { code } = await openedSession(instructor)
  await instructor.setViewportSize({ width: 1440, height: 900 })

  const ana = await (await people.arrive()).newPage()
  await ana.goto(`${server.base}/j/${code}`)
  await expect(ana.getByText('Modular course: Basics, Data')).toBeVisible()
  await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  const slides = ['Basics begin', 'Basics end', 'Data begin', 'Data end']
  for (const [index, heading] of slides.entries()) {
    if (index > 0) await instructor.keyboard.press('ArrowRight')
    await expectSlide(ana, index + 1)
    await expect(ana.getByRole('heading', { name: heading })).toBeVisible()
  }
  await instructor.keyboard.press('ArrowRight')
  await expectSlide(ana, slides.length)
  expect(people.complaints).toEqual([])
})
