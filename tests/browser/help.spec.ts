import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** Two learners call for help, one of them on a phone; two assistants, and each call is served once. */
test('calls for help are served in their order, by one assistant each', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start({
    LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses'),
  })
  try {
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const { code, id } = await openSession(instructor, server, 'Practice')
    const taLink = await copyLink(instructor, 'assistant link')
    const ana = await (await people.arrive()).newPage()
    const ben = await (await people.arrive(PHONE)).newPage()
    const tariq = await (await people.arrive()).newPage()
    const tess = await (await people.arrive()).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    const cleo = await (await people.arrive()).newPage()
    await joinBy(cleo, `${server.base}/j/${code}`, 'Cleo')
    await joinBy(tariq, taLink, 'Tariq')
    await joinBy(tess, taLink, 'Tess')
    await instructor.getByRole('button', { name: 'Start the class' }).click()
    await instructor.getByRole('tab', { name: 'Work' }).click()
    await instructor.getByRole('button', { name: 'Begin for everybody' }).click()
    // Among the other things of the room there is place for its words, on a phone too.
    await ben.getByRole('button', { name: /^Room/ }).click()
    await expect(ben.getByText('Ask for help', { exact: true })).toBeVisible()
    await ben.getByRole('button', { name: 'Close the room' }).click()
    for (const page of [ana, ben]) await page.getByRole('button', { name: 'Open the exercise' }).click()

    await ana.getByRole('button', { name: 'Ask for help' }).click()
    await ana
      .getByRole('dialog')
      .getByLabel(/What is it about/)
      .fill('The name is not printed')
    await ana.getByRole('dialog').getByRole('button', { name: 'Call somebody' }).click()
    await expect(ana.getByRole('button', { name: /^Your call for help/ })).toContainText('Next in line')
    await ben.getByRole('button', { name: 'Ask for help' }).click()
    await ben.getByRole('dialog').getByRole('button', { name: 'Call somebody' }).click()
    await expect(ben.getByRole('button', { name: /^Your call for help: Place 2/ })).toBeVisible()

    for (const page of [tariq, tess]) {
      await page.getByRole('tab', { name: 'Work' }).click()
      await expect(calls(page).getByRole('listitem').first()).toContainText('“The name is not printed”')
    }
    await call(tariq, 'Ana').getByRole('button', { name: 'Go and help' }).click()
    await expect(ana.getByRole('button', { name: 'Your call for help: Tariq helps' })).toBeVisible()
    await expect(ben.getByRole('button', { name: /^Your call for help: Next in line/ })).toBeVisible()
    await expect(call(tess, 'Ana')).toContainText('Tariq is helping')
    await expect(call(tess, 'Ana').getByRole('button', { name: 'Go and help' })).toBeHidden()
    // Going there opens the code of whoever called.
    await expect(tariq.getByText('Ana: A greeting')).toBeVisible()

    await call(tariq, 'Ana').getByRole('button', { name: 'Note about the call of Ana' }).click()
    await tariq.getByLabel(/Note for whoever helps next/).fill('forgot to call greet()')
    await tariq.getByRole('button', { name: 'Save the note' }).click()
    await call(tess, 'Ana').getByRole('button', { name: 'Take over' }).click()
    await expect(ana.getByRole('button', { name: 'Your call for help: Tess helps' })).toBeVisible()
    await expect(call(tess, 'Ana')).toContainText('Note: forgot to call greet()')
    await call(tess, 'Ana').getByRole('button', { name: 'Done' }).click()
    await expect(ana.getByRole('button', { name: 'Ask for help' })).toBeVisible()

    await ben.getByRole('button', { name: /^Your call for help/ }).click()
    await ben.getByRole('dialog').getByRole('button', { name: 'I need no help any more' }).click()
    await expect(calls(tariq)).toBeHidden()

    // Cleo calls and has opened no exercise: there is no code to go to, and the board stays.
    await cleo.getByRole('button', { name: /^Room/ }).click()
    await cleo.getByRole('button', { name: 'Ask for help' }).click()
    await cleo.getByRole('dialog').getByRole('button', { name: 'Call somebody' }).click()
    await tess.goto(`${server.base}/s/${id}/board`)
    await call(tess, 'Cleo').getByRole('button', { name: 'Go and help' }).click()
    await expect(
      tess.getByText('Cleo has not opened the exercise yet: there is no code to see.'),
    ).toBeVisible()
    await expect(cleo.getByRole('button', { name: 'Your call for help: Tess helps' })).toBeVisible()
    await expect(tess.getByRole('region', { name: 'Board' })).toBeVisible()
    await expect(calls(tess)).toContainText('Taken so far: Tess 2 calls, 1 now')

    // More tabs than a phone is wide: the one that is shown stays in sight as a whole.
    for (const title of ['The first of two greetings, at length', 'The second of two greetings, at length']) {
      await instructor.getByRole('button', { name: 'Live code', exact: true }).click()
      await instructor.getByRole('dialog').getByLabel('Title').fill(title)
      await instructor.getByRole('dialog').getByRole('button', { name: 'Show to the class' }).click()
    }
    await expect(ben.getByRole('tab', { name: 'The second of two greetings' })).toBeAttached()
    const shown = ben.getByRole('tab', { name: 'A greeting', exact: true, selected: true })
    await expect(shown).toBeInViewport({ ratio: 0.99 })
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

const calls = (page: Page) => page.getByRole('region', { name: 'Calls for help' })
const call = (page: Page, name: string) => calls(page).getByRole('listitem').filter({ hasText: name })
