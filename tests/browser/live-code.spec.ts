import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** Three people in one shared editor: who may type, and that nothing is lost or doubled. */
test('live code is followed, opened up and survives a restart', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start()
  try {
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const { code } = await openSession(instructor, server)
    const ana = await (await people.arrive()).newPage()
    const ben = await (await people.arrive(PHONE)).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    await instructor.getByRole('button', { name: 'Start the class' }).click()

    await instructor.getByRole('button', { name: 'Live code' }).click()
    await instructor.getByRole('dialog').getByRole('button', { name: 'Show to the class' }).click()
    await editor(instructor).click()
    await instructor.keyboard.type('answer = 42')
    for (const page of [ana, ben]) await expect(editor(page)).toContainText('answer = 42')

    // Only the staff type, until the editor is opened up.
    await expect(editor(ana)).toHaveAttribute('contenteditable', 'false')
    await instructor.getByRole('button', { name: 'Let everybody type' }).click()
    await expect(editor(ana)).toHaveAttribute('contenteditable', 'true')
    await editor(ana).click()
    await ana.keyboard.press('Control+End')
    await ana.keyboard.type('  # from Ana')
    for (const page of [instructor, ben]) await expect(editor(page)).toContainText('# from Ana')

    await server.terminate()
    await server.resume()
    const cleo = await (await people.arrive()).newPage()
    await joinBy(cleo, `${server.base}/j/${code}`, 'Cleo')
    await expect(editor(cleo)).toContainText('answer = 42  # from Ana')
    expect((await shown(cleo)).match(/answer/g)).toHaveLength(1)

    await expect(ana.getByText('Connection lost.')).toBeHidden({ timeout: 30_000 })
    await instructor.getByRole('button', { name: 'Everybody may type: allow only staff' }).click()
    await expect(editor(ana)).toHaveAttribute('contenteditable', 'false')
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

const editor = (page: Page) => page.locator('.cm-content').first()

const shown = (page: Page) => editor(page).innerText()
