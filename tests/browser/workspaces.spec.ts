import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

const CONTENT = join(import.meta.dirname, '../fixtures/courses')

/** An exercise with four people: everybody has code of their own, staff look in and help, a pair shares. */
test('learners work, and staff look in, help and point', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start({ LECTERN_CONTENT: CONTENT })
  try {
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const { code, id } = await openSession(instructor, server, 'Practice')
    const taLink = await copyLink(instructor, 'assistant link')
    const ana = await (await people.arrive()).newPage()
    const ben = await (await people.arrive(PHONE)).newPage()
    const ta = await (await people.arrive()).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    await joinBy(ta, taLink, 'Tariq')
    await instructor.getByRole('button', { name: 'Start the class' }).click()

    await instructor.getByRole('tab', { name: 'Work' }).click()
    await instructor.getByRole('button', { name: 'Begin for everybody' }).click()
    for (const page of [ana, ben]) {
      await expect(page.getByText('The class works at an exercise now: A greeting')).toBeVisible()
      await page.getByRole('button', { name: 'Open the exercise' }).click()
    }
    await expect(ana.getByText('Write a function')).toBeVisible()
    await expect(editor(ana)).toContainText('def greet(name):')
    await expect(ben.getByText('Write a function')).toBeVisible()
    await ben.getByRole('tab', { name: 'Code' }).click()
    await type(ana, '# written by Ana')
    await type(ben, '# written by Ben')
    await expect(editor(ana)).not.toContainText('Ben')

    // What runs goes to the staff's lists, and the phone shows what came of it.
    await ben.getByRole('button', { name: 'Run' }).click()
    await expect(ben.getByRole('tab', { name: 'Output', exact: true }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(ben.getByText(/^Finished in/)).toBeVisible({ timeout: 60_000 })
    await ta.getByRole('tab', { name: 'Work' }).click()
    await expect(row(ta, 'Ben')).toContainText('Ran well')
    await expect(row(ta, 'Ana')).toContainText('Not run yet')

    const wall = await ta.context().newPage()
    await wall.goto(`${server.base}/s/${id}/wall`)
    await expect(tile(wall, 'Ana')).toContainText('# written by Ana')
    await expect(tile(wall, 'Ben')).toContainText('# written by Ben')
    await type(ana, '# and more')
    await expect(tile(wall, 'Ana')).toContainText('# and more')
    await expect(others(ana)).toBeHidden()

    // The assistant comes in by name, types, and points at a line.
    await row(ta, 'Ana').click()
    await expect(editor(ta)).toContainText('# written by Ana')
    await expect(others(ana)).toContainText('Tariq')
    await type(ta, '# Tariq helps')
    await expect(editor(ana)).toContainText('# Tariq helps')
    await ta.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^2$/ }).click()
    await expect(ana.locator('.cm-line.cm-pointed')).toContainText('# What is returned here?')
    await expect(ana.locator('.cm-pointerName')).toContainText('Tariq')
    await expect(ana.locator('.cm-pointed')).toBeHidden({ timeout: 15_000 })
    await ta.getByRole('button', { name: 'Back to the task' }).click()
    await expect(others(ana)).toBeHidden()
    await wall.getByRole('button', { name: /^Ana:/ }).click()
    await expect(editor(wall)).toContainText('# Tariq helps')
    await wall.getByRole('button', { name: 'Back to the wall' }).click()
    await expect(tile(wall, 'Ben')).toContainText('# written by Ben')

    // A pair shares one workspace, and what each had before stays theirs.
    await instructor.getByRole('button', { name: 'Teams' }).click()
    const dialog = instructor.getByRole('dialog')
    await dialog.getByRole('button', { name: /Mix the 2/ }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(row(instructor, 'Ana, Ben')).toContainText('Not opened yet')
    await ana.getByRole('button', { name: 'Open your team’s' }).click()
    await ben.getByRole('tab', { name: 'Code', exact: true }).click()
    await expect(editor(ana)).not.toContainText('Ana')
    await type(ana, '# from both')
    await expect(editor(ben)).toContainText('# from both')
    await type(ben, '# and from Ben')
    await expect(editor(ana)).toContainText('# and from Ben')
    await expect(others(ana)).toContainText('Ben')
    await ana.getByLabel('Whose code').selectOption('Your own')
    await expect(editor(ana)).toContainText('# written by Ana')

    await server.terminate()
    await server.resume()
    await ana.reload()
    await expect(editor(ana)).toContainText('# from both')
    await expect(editor(ana)).toContainText('# and from Ben')

    await expect(instructor.getByText('Connection lost.')).toBeHidden({ timeout: 30_000 })
    await instructor.getByRole('button', { name: 'Room menu' }).click()
    await instructor.getByRole('menuitem', { name: 'End the class' }).click()
    await instructor.getByRole('dialog').getByRole('button', { name: 'End the class' }).click()
    await expect(editor(ana)).toHaveAttribute('contenteditable', 'false')
    await expect(editor(ana)).toContainText('# from both')
    // They go on reading until they go to the screen at the end, and find their code from there.
    await expect(ana.getByRole('region', { name: 'The class is over' })).toContainText('The class has ended.')
    await ana.getByRole('button', { name: 'To the end of the class' }).click()
    await expect(ana.getByText('Thank you for taking part')).toBeVisible()
    await ana.getByRole('button', { name: 'Look at your code' }).click()
    await expect(editor(ana)).toContainText('# from both')
    await ben.getByRole('button', { name: 'To the end of the class' }).click()
    await ben.reload()
    await expect(ben.getByText('Thank you for taking part')).toBeVisible()
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

const editor = (page: Page) => page.locator('.cm-content').first()
const others = (page: Page) => page.getByTitle(/^Here: /)
const row = (page: Page, name: string) =>
  page
    .getByRole('list', { name: /^Work at/ })
    .getByRole('listitem')
    .filter({ hasText: name })
    .first()
const tile = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(`^${name}:`) }) })

/** Adds a line at the end of the file. */
async function type(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(`\n${text}`)
}
