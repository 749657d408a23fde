import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

const CONTENT = join(import.meta.dirname, '../fixtures/quiz-courses')

/** A quiz of the course with a question of every kind, answered by somebody who uses nothing but a keyboard. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let instructor: Page
let assistant: Page
let ana: Page
let ben: Page
let projector: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  server = await ServerProcess.start({ LECTERN_CONTENT: CONTENT })
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  const { id, code } = await openSession(instructor, server, 'Questions of every kind')
  assistant = await (await people.arrive()).newPage()
  await joinBy(assistant, await copyLink(instructor, 'assistant link'), 'Tariq')
  ana = await (await people.arrive()).newPage()
  ben = await (await people.arrive(PHONE)).newPage()
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

test('the quiz of the slide is started from the slide; keys and names of who is missing are for staff', async () => {
  await instructor.getByRole('button', { name: 'Quiz of this slide' }).click()
  await instructor.getByRole('radio', { name: 'With names' }).check({ force: true })
  // A slow network: the key goes on before the bar with its button has come.
  let barMayCome = (): void => undefined
  const bar = new Promise<void>((resolve) => {
    barMayCome = resolve
  })
  await instructor.route('**/host-bar-*.js', async (route) => {
    await bar
    await route.continue()
  })
  await instructor.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(ana.getByText('The first question comes in a moment. Get ready!')).toBeVisible()
  await expect(instructor.getByText('Opening the controls')).toBeAttached()
  await instructor.locator('body').press('ArrowRight')
  await expect(ana.getByRole('timer')).toBeVisible()
  barMayCome()
  await expect(projector.getByRole('timer')).toBeVisible()
  await ana.keyboard.press('1')
  await expect(receipt(ana)).toBeVisible()
  for (const page of [instructor, assistant]) {
    await expect(page.getByText('1 of 2 answered')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Not answered yet' }).getByRole('listitem')).toHaveText([
      'Ben',
    ])
    await expect(
      page.getByRole('list', { name: 'Answers' }).getByText('right', { exact: true }),
    ).toBeVisible()
  }
  await expect(assistant.getByRole('navigation', { name: 'Run the quiz' })).toHaveCount(0)
  await expect(ben.getByText('Only staff see this before the reveal')).toHaveCount(0)
  const given = await timeLeft(ben)
  await assistant.getByRole('button', { name: 'More about Ben' }).click()
  await assistant.getByLabel('Time for questions').selectOption('2 times as long')
  await expect.poll(() => timeLeft(ben)).toBeGreaterThan(given + 40)
  expect(await timeLeft(ana)).toBeLessThanOrEqual(60)
  await assistant.keyboard.press('Escape')
  const before = await timeLeft(ana)
  await instructor.getByRole('button', { name: '30 seconds more' }).click()
  await expect.poll(() => timeLeft(ana)).toBeGreaterThan(before + 20)
  await go('Close')
  await go('Reveal the answer')
  await expect(ana.getByText('Right', { exact: true })).toBeVisible()
  await expect(ana.getByText('+ 2 points')).toBeVisible()
  await expect(ana.getByText('And only the server.')).toBeVisible()
  await expect(ben.getByText('You did not answer', { exact: true })).toBeVisible()
  for (const page of [ana, projector]) {
    await expect(page.getByText('The application gets a dictionary')).toBeVisible()
    await expect(
      page.getByRole('region', { name: 'Leader board' }).getByRole('listitem').first(),
    ).toContainText('Ana')
  }
})

test('several, true or false, numbers, texts and output are answered with keys', async () => {
  await go('Next question')
  await expect(ana.getByRole('checkbox', { name: /Gunicorn/ })).toBeVisible()
  await ana.keyboard.press('1')
  await ana.keyboard.press('2')
  await ana.getByRole('checkbox', { name: /Uvicorn/ }).press('Enter')
  await right()
  await expect(ana.getByText('A WSGI application can')).toBeVisible()
  await ana.keyboard.press('2')
  await expect(ana.getByText('This answer cannot be changed.')).toBeVisible()
  await ana.keyboard.press('1')
  await expect(ana.getByRole('button', { name: /False/ })).toHaveAttribute('aria-pressed', 'true')
  await right()
  await ana.getByLabel('Your number, in ms').fill('many')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('This is not a number.')).toBeVisible()
  await ana.getByLabel('Your number, in ms').fill('99,5')
  await ana.keyboard.press('Enter')
  await right()
  await ana.getByLabel('Your answer').fill(' Environ ')
  await ana.keyboard.press('Enter')
  await right()
  await ana.getByLabel('What does it print?').fill('0\n1')
  await clean(ana)
  await ana.keyboard.press('Control+Enter')
  await right()
})

test('things are put in order, matched and pointed at with keys', async () => {
  const rows = ana.getByRole('list', { name: 'In which order do they happen?' }).getByRole('listitem')
  await expect(rows).toHaveCount(4)
  for (const [to, text] of ['connect', 'accept', 'receive', 'disconnect'].entries()) {
    for (;;) {
      const at = (await rows.allInnerTexts()).findIndex((row) => row.trim().endsWith(`\n${text}`))
      expect(at).toBeGreaterThanOrEqual(0)
      if (at <= to) break
      await rows.nth(at).getByRole('button', { name: /up$/ }).press('ArrowUp')
    }
  }
  await clean(ana)
  await send()
  await right()
  for (const [from, to] of [
    ['WSGI', 'PEP 3333'],
    ['ASGI', 'scope, receive, send'],
  ] as const) {
    const list = ana.getByLabel(new RegExp(`${from}$`))
    const value = await list.locator('option', { hasText: to }).getAttribute('value')
    await list.selectOption(value)
  }
  await clean(ana)
  await send()
  await right()
  const lines = ana.getByRole('listbox', { name: 'Lines of code: choose one' })
  for (let n = 0; n < 3; n += 1) await lines.press('ArrowDown')
  await expect(ana.getByRole('option', { selected: true })).toContainText('return')
  await clean(ana)
  await lines.press('Enter')
  await right()
})

test('ratings, free texts and words are collected; the quiz ends with the score', async () => {
  await expect(ana.getByRole('group', { name: 'How fast is it going?' })).toBeVisible()
  await clean(ana)
  await ana.keyboard.press('5')
  await expect(receipt(ana)).toBeVisible()
  await ben.getByRole('button', { name: '2', exact: true }).tap()
  await expect(instructor.getByText('2 of 2 answered')).toBeVisible()
  await go('Close')
  await go('Show the result')
  for (const page of [ana, projector]) await expect(page.getByText('3.5 of 5 on average')).toBeVisible()
  await go('Next question')
  await ben.getByLabel('Your answer').fill('Why one loop?')
  await ben.getByRole('button', { name: 'Send my answer' }).tap()
  await expect(receipt(ben)).toBeVisible()
  await go('Close')
  await go('Show the result')
  await go('Next question')
  await ana.getByLabel('Your words').fill('fast, waiting')
  await ana.keyboard.press('Enter')
  await ben.getByLabel('Your words').fill('Fast')
  await ben.getByRole('button', { name: 'Send my answer' }).tap()
  await expect(receipt(ben)).toBeVisible()
  await go('Close')
  await go('Show the result')
  for (const page of [ben, projector]) {
    await expect(
      page.getByRole('list', { name: 'Words' }).getByRole('listitem').filter({ hasText: 'fast' }),
    ).toContainText('2 times')
  }
  await go('Finish the quiz')
  await expect(ana.getByText('You have 10 points and rank 1')).toBeVisible()
  await expect(projector.getByRole('region', { name: 'Leader board' })).toBeVisible()
  await go('Back to the slides')
})

test('a set is answered at one’s own pace, and closed and revealed as a whole', async () => {
  await instructor.getByRole('button', { name: 'Ask' }).click()
  await instructor.getByRole('menuitem', { name: 'A quiz of the course' }).click()
  await instructor.getByRole('radio', { name: /Two at your own pace/ }).check()
  await instructor.getByRole('radio', { name: 'Everybody at their own pace' }).check({ force: true })
  await instructor.getByRole('button', { name: 'Start the quiz' }).click()
  await expect(ben.getByText('0 of 2 answered')).toBeVisible()
  await ben.getByRole('button', { name: /201/ }).tap()
  await expect(ben.getByText('1 of 2 answered')).toBeVisible()
  await ben.getByRole('button', { name: 'Next question' }).tap()
  await ben.getByRole('button', { name: /POST/ }).tap()
  await expect(ben.getByText('2 of 2 answered')).toBeVisible()
  await clean(ben)
  await go('Close')
  await go('Reveal the answers')
  await expect(ben.getByText('Not right', { exact: true })).toBeVisible()
  await ben.getByRole('button', { name: 'Question 1: right' }).tap()
  await expect(ben.getByText('Right', { exact: true })).toBeVisible()
  await go('Finish the quiz')
  await expect(ben.getByText('You have 1 point and rank 1')).toBeVisible()
  await go('Back to the slides')
  await expect(ben.locator('main[aria-label^="Slide 1"]')).toBeVisible()
  expect(people.complaints).toEqual([])
})

/** Presses a button of the instructor's bar; it is there only when it is its turn. */
const go = (name: string) =>
  instructor
    .getByRole('navigation', { name: 'Run the quiz' })
    .getByRole('button', { name, exact: true })
    .click()

/** What Ana answered is saved, and right; then the next question comes. */
async function right(): Promise<void> {
  await expect(receipt(ana)).toBeVisible()
  await go('Close')
  await go('Reveal the answer')
  await expect(ana.getByText('Right', { exact: true })).toBeVisible()
  await go('Next question')
  await expect(ana.getByText('Right', { exact: true })).toBeHidden()
}

const send = () => ana.getByRole('button', { name: 'Send my answer' }).press('Enter')

const receipt = (page: Page) => page.getByText(/^Saved \d{1,2}:\d\d:\d\d/)

async function timeLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number)
  return 60 * minutes + seconds
}

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
