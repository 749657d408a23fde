import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, DESK, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'
import { editor, replaceLine } from './typing.ts'

/** An exercise in steps with six learners, two assistants and the instructor, from its beginning to the solution. */
test.describe.configure({ mode: 'serial' })

const NAMES = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn'] as const
type Name = (typeof NAMES)[number]

let server: ServerProcess
let people: People
let instructor: Page
let tariq: Page
let tess: Page
let board: Page
let report: Page
const learners = {} as Record<Name, Page>

test.beforeAll(async ({ browser }) => {
  // Ten browsers come in.
  test.setTimeout(240_000)
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  const { code, id } = await openSession(instructor, server, 'Checked')
  const taLink = await copyLink(instructor, 'assistant link')
  tariq = await (await people.arrive()).newPage()
  tess = await (await people.arrive()).newPage()
  await joinBy(tariq, taLink, 'Tariq')
  await joinBy(tess, taLink, 'Tess')
  for (const name of NAMES) {
    learners[name] = await (await people.arrive(name === 'Ben' ? PHONE : DESK)).newPage()
    await joinBy(learners[name], `${server.base}/j/${code}`, name)
  }
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  await instructor.getByRole('tab', { name: 'Work' }).click()
  await instructor.getByRole('button', { name: 'Begin for everybody' }).click()
  board = await tariq.context().newPage()
  await board.goto(`${server.base}/s/${id}/board`)
  report = await instructor.context().newPage()
  await report.setViewportSize(DESK.viewport)
  await report.goto(`${server.base}/s/${id}/report`)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

test('everybody opens it; checks run at each run and say what is wrong', async () => {
  test.setTimeout(300_000)
  for (const name of NAMES) {
    await learners[name].getByRole('button', { name: 'Open the exercise' }).click()
    await expect(learners[name].getByText('Write area and perimeter of a rectangle.')).toBeVisible()
  }
  const { Ana, Ben } = learners
  await expect(editor(Ana)).toContainText('export function area')
  await editor(Ana).click()
  await Ana.keyboard.press('Control+Enter')
  await expect(tab(Ana, 'Checks')).toContainText('0/3')
  await tab(Ana, 'Checks').click()
  await expect(check(Ana, 'The area of a rectangle')).toContainText('expected +0 to be 6')
  await expect(check(Ana, 'Prints the area')).toContainText('expected it to contain “6”')
  await expect(Ana.getByText('0 of 3 checks pass.')).toBeVisible()

  // On a phone the checks stand in the tab of the task.
  await tab(Ben, 'Checks').click()
  await Ben.getByRole('button', { name: 'Check my code' }).click()
  await expect(Ben.getByText('0 of 3 checks pass.')).toBeVisible({ timeout: 30_000 })
})

test('the board tells who passes, who fails, and who is stuck and why', async () => {
  test.setTimeout(300_000)
  const { Ana, Dan, Eva } = learners
  await replaceLine(Ana, 'return width * height', 1)
  await Ana.keyboard.press('Control+Enter')
  await expect(Ana.getByText('2 of 3 checks pass.')).toBeVisible({ timeout: 30_000 })
  await expect(line(board, 'Ana')).toContainText('2/3')
  await expect(line(board, 'Ana').getByRole('img', { name: 'Step 1, The area: passed' })).toBeVisible()
  await expect(line(board, 'Ana').getByRole('img', { name: /^Step 2, The perimeter: fails/ })).toBeVisible()
  await expect(line(board, 'Ben').getByRole('img', { name: 'Step 2, The perimeter: open' })).toBeVisible()
  expect(await isCutOff(board)).toBe(false)
  await expect(line(board, 'Ben')).toContainText('0/3')
  await expect(line(board, 'Cleo')).toContainText('Not run yet')

  // Three times the same: stuck, by a rule that everybody can read.
  await tab(Dan, 'Checks').click()
  for (let time = 0; time < 3; time++) {
    await Dan.getByRole('button', { name: 'Check my code' }).click()
    await expect(Dan.getByText('0 of 3 checks pass.')).toBeVisible({ timeout: 30_000 })
  }
  await expect(line(board, 'Dan')).toContainText('Stuck: same check 3 times')
  await Dan.getByRole('button', { name: 'What counts as stuck?' }).click()
  await expect(Dan.getByRole('dialog')).toContainText('The same check failed 3 times in a row.')
  await Dan.keyboard.press('Escape')

  await Eva.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(line(board, 'Eva')).toContainText('Done')
  await expect(instructor.getByText('1 of 6 done')).toBeVisible()
  await board.getByLabel('State').selectOption({ label: 'Stuck (1)' })
  await expect(board.getByRole('row')).toHaveCount(2)
  await board.getByLabel('State').selectOption('')
})

test('who fails the same gets a hint with one press, and nobody else does', async () => {
  const { Ana, Ben, Cleo, Dan } = learners
  const group = board
    .getByRole('region', { name: 'What fails' })
    .getByRole('listitem')
    .filter({ hasText: 'The area of' })
  await expect(group).toContainText('2')
  await group.getByRole('button', { name: 'Send hint 1' }).click()
  for (const page of [Ben, Dan]) {
    await page.getByRole('button', { name: 'Show hint 1' }).click()
    await expect(page.getByText('The area is the width times the height.')).toBeVisible()
  }
  await expect(group).toContainText('Hint 1 sent to 2')
  // The next press is for the next hint.
  await expect(group.getByRole('button', { name: 'Send hint 2' })).toBeVisible()
  for (const page of [Ana, Cleo]) await expect(page.getByRole('button', { name: 'Show hint 1' })).toBeHidden()

  await group.getByRole('button', { name: 'Send …' }).click()
  await board.getByRole('dialog').getByText('A poll', { exact: true }).click()
  await board.getByLabel('Your question').fill('What is missing?')
  await board.getByLabel(/Two to six answers/).fill('The return\nThe height')
  await board.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
  await Dan.getByRole('button', { name: 'The height' }).click()
  await expect(group).toContainText('Poll sent to 2')
  await expect(group).toContainText('The return 0, The height 1')
  await expect(Ana.getByText('What is missing?')).toBeHidden()
})

test('a call for help is claimed once, handed over by name, and the editor is opened', async () => {
  const { Finn } = learners
  await Finn.getByRole('button', { name: 'Ask for help' }).click()
  await Finn.getByRole('dialog')
    .getByLabel(/What is it about/)
    .fill('Nothing is printed')
  await Finn.getByRole('dialog').getByRole('button', { name: 'Call somebody' }).click()
  await expect(line(board, 'Finn')).toBeVisible()
  // Nobody changes places under the pointer.
  await board.mouse.move(5, 5)
  await expect(board.getByRole('row').nth(1)).toContainText('Finn')
  await tess.getByRole('tab', { name: 'Work' }).click()
  await tess.getByRole('button', { name: 'Go and help' }).click()
  await expect(Finn.getByRole('button', { name: 'Your call for help: Tess helps' })).toBeVisible()
  await expect(board.getByRole('button', { name: 'Go and help' })).toBeHidden()
  await expect(editor(tess)).toContainText('export function area')
  await tess.getByLabel('Hand over the call of Finn').selectOption({ label: 'Tariq (0 calls)' })
  await expect(Finn.getByRole('button', { name: 'Your call for help: Tariq helps' })).toBeVisible()
  await board.getByRole('button', { name: 'Done' }).click()
  await expect(Finn.getByRole('button', { name: 'Ask for help' })).toBeVisible()
})

test('assistants divide the room, and see their own part', async () => {
  await board.getByRole('button', { name: 'Groups' }).click()
  await board.getByRole('button', { name: 'Divide the room among the 2 assistants here' }).click()
  await board.getByLabel('My group').check()
  await expect(board.getByRole('row')).toHaveCount(4)
  await board.getByLabel('My group').uncheck()
  await expect(board.getByRole('row')).toHaveCount(7)
})

test('the room has a timer, is held for a moment, and moves on', async () => {
  const { Ana, Cleo } = learners
  await instructor.getByRole('button', { name: 'Start timer' }).click()
  await expect(Ana.getByRole('timer')).toContainText(/10:00|9:\d\d/)
  await instructor.getByRole('button', { name: 'Hold' }).click()
  await expect(Ana.getByText(/Eyes to the front/)).toBeVisible()
  await expect(Ana.getByRole('timer')).toContainText('standing still')
  await instructor.getByRole('button', { name: 'Let them go on' }).click()
  await expect(Ana.getByText(/Eyes to the front/)).toBeHidden()
  await instructor.getByRole('button', { name: 'Take the timer away' }).click()
  await instructor.getByLabel('Minutes of the timer').selectOption('Other …')
  await instructor.getByLabel('Minutes of the timer').fill('7')
  await instructor.getByRole('button', { name: 'Start timer' }).click()
  await expect(Ana.getByRole('timer')).toContainText(/7:00|6:\d\d/)
  await instructor.getByRole('button', { name: 'Move on to step 2' }).click()
  await expect(Cleo.getByRole('list', { name: 'Steps' }).getByRole('listitem').nth(1)).toHaveAttribute(
    'aria-current',
    'step',
  )
  // Whoever did the first step is not behind.
  await expect(Ana.getByRole('button', { name: 'Catch me up to step 1' })).toBeHidden()
})

test('who is behind catches up: own changes are merged, and what was there can be brought back', async () => {
  test.setTimeout(300_000)
  const { Cleo } = learners
  await editor(Cleo).click()
  await Cleo.keyboard.press('Control+End')
  await Cleo.keyboard.type('// written by Cleo')
  await Cleo.getByRole('button', { name: 'Catch me up to step 1' }).click()
  const dialog = Cleo.getByRole('dialog')
  await expect(dialog.getByText('return width * height')).toBeVisible()
  await dialog.getByRole('button', { name: 'Take it over' }).click()
  await expect(editor(Cleo)).toContainText('return width * height')
  await expect(editor(Cleo)).toContainText('// written by Cleo')
  // Nobody has to run anything: the page says by itself that the step is done.
  await tab(Cleo, 'Checks').click()
  await expect(Cleo.getByText('2 of 3 checks pass.')).toBeVisible({ timeout: 30_000 })
  await expect(Cleo.getByRole('button', { name: 'Catch me up to step 1' })).toBeHidden()

  await tab(Cleo, 'Task').click()
  await Cleo.getByRole('button', { name: /^Yours before step 1/ }).click()
  await Cleo.getByRole('dialog').getByRole('button', { name: 'Bring it back' }).click()
  await expect(editor(Cleo)).not.toContainText('return width * height')
  await expect(editor(Cleo)).toContainText('// written by Cleo')
  await expect(Cleo.getByRole('button', { name: 'Catch me up to step 1' })).toBeVisible({ timeout: 30_000 })
})

test('work is handed in with a receipt, also over a restart', async () => {
  test.setTimeout(300_000)
  const { Ana } = learners
  await replaceLine(Ana, 'return 2 * (width + height)', 5)
  await Ana.getByRole('button', { name: 'Hand in' }).click()
  await expect(Ana.getByText(/Handed in .* 3 of 3 checks .* receipt/)).toBeVisible({ timeout: 30_000 })
  await expect(line(board, 'Ana')).toContainText('Done')
  await expect(line(board, 'Ana')).toContainText('3/3')
  await server.kill()
  await server.resume()
  await Ana.reload()
  await expect(Ana.getByText(/Handed in .* 3 of 3 checks .* receipt/)).toBeVisible({ timeout: 30_000 })
  await expect(tab(Ana, 'Checks')).toContainText('3/3')
})

test('what was handed in before is listed for the learner and for staff', async () => {
  const { Ana } = learners
  await Ana.getByRole('button', { name: 'Hand in again' }).click()
  await Ana.getByRole('button', { name: 'All 2 handed in' }).click({ timeout: 60_000 })
  await expect(Ana.getByRole('dialog').getByRole('row')).toHaveCount(3)
  await expect(Ana.getByRole('dialog').getByRole('row').nth(2)).toContainText('3 of 3 checks')
  await Ana.keyboard.press('Escape')
  await line(board, 'Ana').getByRole('button', { name: 'Ana' }).click()
  await board.getByRole('button', { name: 'Handed in (2)' }).click()
  await expect(board.getByRole('dialog').getByRole('row')).toHaveCount(3)
  await expect(board.getByRole('dialog').getByRole('row').nth(1)).toContainText('not verified')
  await board.keyboard.press('Escape')
  await board.getByRole('button', { name: 'Back to the board' }).click()
})

test('on a phone the board is a list of cards, and nothing scrolls sideways', async () => {
  await board.setViewportSize(PHONE.viewport)
  const card = board
    .getByRole('list', { name: 'Everybody at Shapes' })
    .getByRole('listitem')
    .filter({ hasText: 'Ana' })
  await expect(card).toContainText('Done')
  await expect(card.getByRole('img', { name: 'Step 2, The perimeter: passed' })).toBeVisible()
  expect(await isCutOff(board)).toBe(false)
  const { violations } = await new AxeBuilder({ page: board }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([])
  await board.setViewportSize(DESK.viewport)
})

test('the solution is compared with one’s own once it is released', async () => {
  const { Dan } = learners
  await tab(Dan, 'Task').click()
  await expect(Dan.getByRole('button', { name: 'Compare with the solution' })).toBeHidden()
  await expect(instructor.getByText('Connection lost.')).toBeHidden({ timeout: 30_000 })
  await instructor.getByRole('button', { name: 'Release solution' }).click()
  await instructor.getByRole('dialog').getByRole('button', { name: 'Release it' }).click()
  await Dan.getByRole('button', { name: 'Compare with the solution' }).click()
  await expect(Dan.getByRole('dialog').getByText('return 2 * (width + height)')).toBeVisible()
  await Dan.keyboard.press('Escape')
})

test('the report tells everybody’s way, what failed, and who waited for help', async () => {
  await report.bringToFront()
  await report.reload()
  const shapes = report.getByRole('article', { name: 'Shapes' })
  await expect(shapes.getByRole('img', { name: /6 opened it, \d passed all checks/ })).toBeVisible()
  const way = shapes.getByRole('table', { name: 'Everybody’s way' })
  const of = (name: string) => way.getByRole('row').filter({ has: report.getByRole('rowheader', { name }) })
  await expect(of('Ana')).toContainText('3 of 3')
  await expect(shapes.getByRole('table', { name: 'Checks that failed' }).getByRole('row')).not.toHaveCount(0)
  const help = report.getByRole('article', { name: 'Help' })
  await expect(help.getByRole('table', { name: 'Calls for help' }).getByRole('row')).not.toHaveCount(1)
  await expect(report.getByRole('article', { name: 'Participation' }).getByRole('rowheader')).toHaveCount(6)
  const { violations } = await new AxeBuilder({ page: report }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([])
})

test('pages are clean for screen readers, and nothing was wrong on any', async () => {
  test.setTimeout(180_000)
  for (const page of [learners.Ana, learners.Ben, board]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([])
  }
  expect(people.complaints).toEqual([])
})

/** Whether something of the board or the page can be seen only by scrolling sideways. */
const isCutOff = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('section[aria-label="Board"]')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    ),
  )
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).last()
const check = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Checks' }).getByRole('listitem').filter({ hasText: title })
const line = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) })
