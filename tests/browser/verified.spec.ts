import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People } from './people.ts'
import { editor, replaceLine } from './typing.ts'

/** Submissions that the server runs itself, where this machine has a sandbox that holds. */
test('what is handed in is verified, with hidden checks too, also after a kill', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start({
    LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses'),
    LECTERN_GRADING: 'auto',
  })
  try {
    const { verified } = JSON.parse(await server.run('doctor', '--json')) as { verified: boolean }
    test.skip(!verified, 'this machine has no sandbox that holds; “lectern doctor” says why')
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const { code, id } = await openSession(instructor, server, 'Checked')
    const assistant = await (await people.arrive()).newPage()
    await joinBy(assistant, await copyLink(instructor, 'assistant link'), 'Tariq')
    const [ana, ben] = [await (await people.arrive()).newPage(), await (await people.arrive()).newPage()]
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    await instructor.getByRole('button', { name: 'Start the class' }).click()
    await instructor.getByRole('tab', { name: 'Work' }).click()
    await instructor.getByRole('button', { name: 'Begin for everybody' }).click()

    await solve(ana, 'return 2 * (width + height)')
    await expect(ana.getByText(/Handed in .* verified: 4 of 4 checks/)).toBeVisible({ timeout: 60_000 })

    // What is visible passes, the square of the hidden check does not. The server goes before it is looked at.
    await solve(ben, 'return 10')
    await expect(ben.getByText(/Handed in .* receipt/)).toBeVisible({ timeout: 60_000 })
    await server.kill()
    await server.resume()
    await expect(ben.getByText(/Handed in .* verified: 3 of 4 checks/)).toBeVisible({ timeout: 90_000 })

    await assistant.goto(`${server.base}/s/${id}/board`)
    const row = (name: string) =>
      assistant
        .getByRole('row')
        .filter({ has: assistant.getByRole('rowheader', { name: new RegExp(`^${name}`) }) })
    await expect(row('Ana').getByTitle('The server ran all checks, also the hidden ones')).toContainText(
      '4/4',
    )
    await expect(row('Ben').getByTitle('The server ran all checks, also the hidden ones')).toContainText(
      '3/4',
    )
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

async function solve(page: Page, perimeter: string): Promise<void> {
  await page.getByRole('button', { name: 'Open the exercise' }).click()
  await expect(editor(page)).toContainText('export function area')
  await replaceLine(page, 'return width * height', 1)
  await replaceLine(page, perimeter, 5)
  await page.getByRole('button', { name: 'Hand in' }).click()
}
