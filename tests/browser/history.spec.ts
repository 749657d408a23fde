import { expect, type Locator, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** Notes and code of a class: who writes, how it came about, back to an earlier state, and after the end. */
test('notes and code are replayed, restored and read after the end', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start()
  try {
    const people = new People(browser)
    const ines = await (await people.arrive()).newPage()
    const { code } = await openSession(ines, server)
    const observerLink = await copyLink(ines, 'observer link')
    const ana = await (await people.arrive()).newPage()
    const ben = await (await people.arrive(PHONE)).newPage()
    const guest = await (await people.arrive()).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    await guest.goto(observerLink)
    await guest.getByRole('radio', { name: 'For myself' }).check()
    await guest.getByRole('textbox').fill('Guest')
    await guest.keyboard.press('Enter')
    await ines.getByRole('button', { name: 'Start the class' }).click()

    // Two people write in the notes, and an observer reads along.
    for (const page of [ana, ben, guest]) await page.getByRole('button', { name: 'Class notes' }).click()
    await ines.getByRole('tab', { name: 'Class notes' }).click()
    await type(ana, '# Monday')
    for (const page of [ines, ben, guest]) await expect(notes(page)).toContainText('# Monday')
    await type(ben, ' by Ben')
    for (const page of [ines, ana, guest]) await expectNotes(page, /^# Monday by Ben$/)
    await expect(notes(guest)).toHaveAttribute('contenteditable', 'false')
    await expect(notesPanel(guest)).toContainText('You can read along.')

    // Ben looks back on his phone, and brings back what was there before he wrote.
    await notesPanel(ben).getByRole('button', { name: 'History' }).click()
    const history = ben.getByRole('dialog', { name: 'History · Class notes' })
    await expect(shown(history)).toContainText('# Monday by Ben')
    const slider = history.getByRole('slider', { name: 'Moment' })
    await expect(slider).toHaveAttribute('aria-valuetext', /\d.* · Ben, change (\d+) of \1/)
    await slider.focus()
    await ben.keyboard.press('Home')
    await expect(slider).toHaveAttribute('aria-valuetext', /^Before the first change/)
    await expect(shown(history)).not.toContainText('Monday')
    await history.getByRole('radio', { name: '16×' }).check()
    await history.getByRole('button', { name: 'Play' }).click()
    await expect(shown(history)).toContainText('# Monday by Ben')
    await expect(history.getByRole('button', { name: 'Play' })).toBeVisible()
    await stepBackTo(history, / · Ana, /)
    await expect(history.locator('ins')).toContainText('y')
    await history.getByRole('button', { name: 'Restore this state' }).click()
    await expect(history).toBeHidden()
    for (const page of [ines, ana, ben, guest]) await expectNotes(page, /^# Monday$/)

    // What is written meanwhile stays when he takes that back.
    await type(ana, '!')
    await expectNotes(ben, /^# Monday!$/)
    await notesPanel(ben).getByRole('button', { name: 'Undo restore' }).click()
    for (const page of [ines, ana, ben, guest]) {
      await expectNotes(page, /^# Monday( by Ben!|! by Ben)$/)
    }
    await notesPanel(ben).getByRole('button', { name: 'History' }).click()
    await expect(slider).toHaveAttribute('aria-valuetext', / · Ben, /)
    await stepBackTo(history, / · Ana, /)
    await expect(shown(history)).toContainText('# Monday!')
    await ben.keyboard.press('Escape')

    // A demo of several files; learners may look back, and not bring back.
    await ines.getByRole('button', { name: 'Live code' }).click()
    await ines.getByRole('dialog').getByRole('button', { name: 'Show to the class' }).click()
    await codeIn(ines).click()
    await ines.keyboard.press('Control+End')
    await ines.keyboard.type('answer = 42')
    await expect(codeIn(ana)).toContainText('answer = 42')
    await ines.getByRole('button', { name: 'Add a file' }).click()
    await ines.getByRole('dialog').getByRole('textbox').fill('extra.py')
    await ines.keyboard.press('Enter')
    await expect(ana.getByRole('tab', { name: 'extra.py' })).toBeVisible()
    const demo = (page: Page) => page.getByRole('region', { name: /^Live code:/ })
    await demo(ana).getByRole('button', { name: 'History' }).click()
    const back = ana.getByRole('dialog', { name: /^History · Live code:/ })
    await expect(back.getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      /Ines Instructor · added extra.py/,
    )
    await expect(back.getByRole('button', { name: 'Restore this state' })).toBeHidden()
    await ana.keyboard.press('Escape')
    await demo(ines).getByRole('button', { name: 'History' }).click()
    const own = ines.getByRole('dialog', { name: /^History · Live code:/ })
    await expect(own.getByRole('slider')).toHaveAttribute('aria-valuetext', /added extra.py/)
    await own.getByRole('button', { name: 'Previous change' }).click()
    await expect(own.getByRole('slider')).not.toHaveAttribute('aria-valuetext', /added/)
    await own.getByRole('button', { name: 'Restore this state' }).click()
    await expect(ana.getByRole('tab', { name: 'extra.py' })).toBeHidden()
    await expect(codeIn(ana)).toContainText('answer = 42')
    await demo(ines).getByRole('button', { name: 'Undo restore' }).click()
    await expect(ana.getByRole('tab', { name: 'extra.py' })).toBeVisible()

    // After the end everybody reads, and nobody writes.
    await ines.getByRole('button', { name: 'Room menu' }).click()
    await ines.getByRole('menuitem', { name: 'End the class' }).click()
    await ines.getByRole('dialog').getByRole('button', { name: 'End the class' }).click()
    for (const page of [ines, ana, guest]) {
      await page.getByRole('button', { name: 'Slides, code and notes' }).click()
      await page.getByRole('button', { name: 'Class notes' }).click()
      await expect(notes(page)).toContainText('# Monday')
      await expect(notes(page)).toHaveAttribute('contenteditable', 'false')
      await notesPanel(page).getByRole('button', { name: 'History' }).click()
      const past = page.getByRole('dialog', { name: 'History · Class notes' })
      await expect(shown(past)).toContainText('by Ben')
      await expect(past.getByRole('button', { name: 'Restore this state' })).toBeHidden()
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /^Code/ }).click()
      await expect(codeIn(page)).toBeVisible()
    }
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

const notesPanel = (page: Page) => page.getByRole('region', { name: 'Class notes' })
const notes = (page: Page) => notesPanel(page).locator('.cm-content')
const codeIn = (page: Page) => page.getByRole('region', { name: /^Live code:/ }).locator('.cm-content')
const shown = (history: Locator) => history.locator('.cm-content')

/** The text of the notes without the names at others' cursors. */
async function expectNotes(page: Page, text: RegExp): Promise<void> {
  const read = () =>
    notes(page).evaluate((content) => {
      const copy = content.cloneNode(true) as HTMLElement
      for (const cursor of copy.querySelectorAll('.cm-ySelectionCaret')) cursor.remove()
      return copy.textContent
    })
  await expect.poll(read).toMatch(text)
}

async function type(page: Page, text: string): Promise<void> {
  await notes(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/** Steps back until somebody else typed. */
async function stepBackTo(history: Locator, who: RegExp): Promise<void> {
  const slider = history.getByRole('slider')
  for (let n = 0; n < 50; n++) {
    if (who.test((await slider.getAttribute('aria-valuetext')) ?? '')) return
    await history.getByRole('button', { name: 'Previous change' }).click()
  }
  throw new Error('nobody else typed')
}
