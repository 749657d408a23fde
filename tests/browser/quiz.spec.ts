import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** Questions as an instructor, a learner with a keyboard, a learner on a phone and the projector live them. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let instructor: Page
let ana: Page
let ben: Page
let projector: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  server = await ServerProcess.start()
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  ana = await (await people.arrive()).newPage()
  ben = await (await people.arrive(PHONE)).newPage()
  const { id, code } = await openSession(instructor, server)
  await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
  await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  projector = await instructor.context().newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(`${server.base}/s/${id}/projector`)
  await instructor.bringToFront()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

test('a poll is asked in seconds, and comes up on every page by itself', async () => {
  await askPoll('Which one do you know best?', ['Flask', 'Django', 'FastAPI'])
  for (const page of [ana, ben]) {
    await expect(page.getByRole('tab', { name: /Poll/, selected: true })).toBeVisible()
    await expect(options(page, 'Which one do you know best?').getByRole('button')).toHaveText([
      /^A: Flask/,
      /^B: Django/,
      /^C: FastAPI/,
    ])
    await expect(
      page.getByRole('status').filter({ hasText: /Which one do you know best\? 3 options\./ }),
    ).toHaveCount(1)
  }
  await expect(projector.getByText('Which one do you know best?').first()).toBeVisible()
  await expect(instructor.getByText('0 of 2 answered')).toBeVisible()
  await expect(missing()).toHaveText(['Ana', 'Ben'])
})

test('a key answers on a keyboard, a tap on a phone; each gets a receipt, and may change', async () => {
  await ana.keyboard.press('2')
  await expect(receipt(ana)).toBeVisible()
  await expect(ana.getByRole('button', { name: /Django/ })).toHaveAttribute('aria-pressed', 'true')
  await ben.getByRole('button', { name: /Flask/ }).tap()
  await expect(receipt(ben)).toBeVisible()
  await expect(instructor.getByText('2 of 2 answered')).toBeVisible()
  await expect(instructor.getByText('Everybody has answered.')).toBeVisible()
  await ben.getByRole('button', { name: /FastAPI/ }).tap()
  await expect(bar(instructor, 'FastAPI')).toContainText('1 50%')
  await expect(bar(instructor, 'Flask')).toContainText('0 0%')
  // The instructor said that the projector shows bars.
  await expect(bar(projector, 'FastAPI')).toContainText('1 50%')
  await expect(projector.getByText('2 of 2 answered')).toBeVisible()
})

test('pages are clean for screen readers while a question is open', async () => {
  for (const page of [ana, ben, instructor]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})

test('one key closes, the next shows the result to everybody', async () => {
  await instructor.locator('body').press('Enter')
  await expect(ana.getByText('Closed', { exact: true })).toBeVisible()
  await ana.keyboard.press('1')
  await expect(ana.getByRole('button', { name: /Flask/ })).toHaveAttribute('aria-pressed', 'false')
  await instructor.locator('body').press('ArrowRight')
  for (const page of [ana, ben, projector]) await expect(bar(page, 'Django')).toContainText('1 50%')
  await expect(bar(ana, 'Django')).toContainText('your answer')
  await expect(ana.getByRole('status').filter({ hasText: 'The result is there.' })).toHaveCount(1)
  await instructor.locator('body').press('ArrowRight')
  for (const page of [ana, ben]) await expect(page.locator('main[aria-label^="Slide 1"]')).toBeVisible()
})

test('vote, discuss, vote again: the shift is shown', async () => {
  await askPoll('Does async make one request faster?', ['Yes', 'No'])
  await ana.keyboard.press('1')
  await ben.getByRole('button', { name: /Yes/ }).tap()
  await expect(instructor.getByText('2 of 2 answered')).toBeVisible()
  await instructor.getByRole('button', { name: 'Discuss' }).click()
  for (const page of [ana, ben, projector])
    await expect(page.getByText('Talk to your neighbour')).toBeVisible()
  await instructor.getByRole('button', { name: 'Vote again' }).click()
  await expect(ana.getByText('Second vote')).toBeVisible()
  await ana.keyboard.press('2')
  await ben.getByRole('button', { name: /No/ }).tap()
  await expect(instructor.getByText('2 of 2 answered')).toBeVisible()
  await instructor.getByRole('button', { name: 'Show the result' }).click()
  for (const page of [ana, projector]) await expect(bar(page, 'No')).toContainText('▲ 100')
  await expect(bar(ben, 'Yes')).toContainText('▼ 100')
  await instructor.getByRole('button', { name: 'Back to the slides' }).click()
})

test('the server is killed: the answer waits, is sent by itself, and counts', async () => {
  await askPoll('Still there?', ['Yes', 'No'])
  await ana.keyboard.press('1')
  await expect(receipt(ana)).toBeVisible()
  await server.kill()
  await expect(ben.getByText('Connection lost.')).toBeVisible()
  await ben.getByRole('button', { name: /No/ }).tap()
  await expect(ben.getByText('Not saved yet, trying again')).toBeVisible()
  await server.resume()
  await expect(receipt(ben)).toBeVisible({ timeout: 30_000 })
  await expect(instructor.getByText('2 of 2 answered')).toBeVisible({ timeout: 30_000 })
  await ana.reload()
  await expect(receipt(ana)).toBeVisible()
  await expect(ana.getByRole('button', { name: /Yes/ })).toHaveAttribute('aria-pressed', 'true')
  expect(people.complaints).toEqual([])
})

/** As an instructor asks it: a key, a question, options, Enter; until it is on the page of the learner with keys. */
async function askPoll(stem: string, answers: readonly string[]): Promise<void> {
  await instructor.locator('body').press('a')
  const dialog = instructor.getByRole('dialog', { name: 'Ask a poll' })
  await dialog.getByLabel('Question').fill(stem)
  for (const [n, answer] of answers.entries()) {
    const field = dialog.getByLabel(`Option ${String.fromCharCode(65 + n)}`, { exact: true })
    if ((await field.count()) === 0) await dialog.getByRole('button', { name: 'Another option' }).click()
    await field.fill(answer)
  }
  await instructor.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(options(ana, stem)).toBeVisible()
}

const options = (page: Page, stem: string) => page.getByRole('group', { name: stem })

const receipt = (page: Page) => page.getByText(/^Saved \d{1,2}:\d\d:\d\d/)

const missing = () => instructor.getByRole('region', { name: 'Not answered yet' }).getByRole('listitem')

/** The row of a histogram, as it is read. */
const bar = (page: Page, text: string) =>
  page.getByRole('list', { name: 'Answers' }).getByRole('listitem').filter({ hasText: text })
