import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { projectRoot } from '../../server/project-root.ts'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, expectSlide, joinBy, openSession, People, PHONE } from './people.ts'

/** Blocks of slides that run: for everybody by themselves, and in front of the class as live code. */
test('code on slides runs, is edited, stopped and opened as live code', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start({ LECTERN_CONTENT: join(projectRoot, 'tests/fixtures/courses') })
  try {
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const { code } = await openSession(instructor, server, 'Code that runs')
    const ana = await (await people.arrive()).newPage()
    const ben = await (await people.arrive(PHONE)).newPage()
    await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
    await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
    await instructor.getByRole('button', { name: 'Start the class' }).click()
    await instructor.getByRole('button', { name: 'Next slide' }).click()

    for (const page of [ana, ben]) {
      await page.getByRole('button', { name: 'Run hello.py' }).click()
      await expect(output(page, 'hello.py')).toContainText('2 Hello, Lectern', { timeout: 60_000 })
      await expect(output(page, 'hello.py')).toContainText('Finished in')
    }
    // On a phone the text goes on below the output; a page is never wider than the screen.
    const below = await ben.getByText('What stands below the block.').boundingBox()
    const card = await output(ben, 'hello.py').boundingBox()
    expect(below && card && below.y >= card.y + card.height).toBe(true)
    expect(await ben.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    await ana.getByRole('button', { name: 'Edit hello.py' }).click()
    await expect(ana.locator('.cm-content')).toBeFocused()
    await ana.keyboard.press('Control+a')
    await ana.keyboard.type('print(6 * 7)')
    await ana.keyboard.press('Control+Enter')
    await expect(output(ana, 'hello.py')).toContainText('42')
    // What was typed waits in the editor; the slide itself is as it was, and so is everybody else's.
    await ana.getByRole('button', { name: 'Back to the slide' }).click()
    await ana.getByRole('button', { name: 'Run hello.py' }).click()
    await expect(output(ana, 'hello.py')).toContainText('2 Hello, Lectern')
    await ana.getByRole('button', { name: 'Edit hello.py' }).click()
    await expect(ana.locator('.cm-content')).toContainText('print(6 * 7)')
    await ana.getByRole('button', { name: 'Begin again with the code of the slide' }).click()
    await expect(ana.locator('.cm-content')).toContainText('name = "Lectern"')
    await expect(ana.getByRole('button', { name: 'Open as live code' })).toHaveCount(0)

    await instructor.getByRole('button', { name: 'Next slide' }).click()
    await ana.getByRole('button', { name: 'Run main.js' }).click()
    await expect(output(ana, 'main.js')).toContainText('[ 2, 4, 6 ]')
    await ana.getByRole('button', { name: 'Run main.py' }).click()
    await expect(output(ana, 'main.py')).toContainText('Running main.py', { timeout: 60_000 })
    await ana.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(output(ana, 'main.py')).toContainText('Stopped after')

    // However much a program writes, the buttons of its block stay in reach.
    for (let slide = 4; slide <= 6; slide++) {
      await instructor.locator('body').press('ArrowDown')
      await expectSlide(ana, slide)
      await ana.getByRole('button', { name: 'Run main.py' }).click()
      await expect(output(ana, 'main.py')).toContainText(slide === 4 ? 'the end' : 'line 39', {
        timeout: 60_000,
      })
      await ana.getByRole('button', { name: 'Edit main.py' }).click({ trial: true })
      await ana.getByRole('button', { name: 'Run main.py' }).click({ trial: true })
      const { width, height } = (await output(ana, 'main.py').boundingBox()) ?? { width: 0, height: 0 }
      expect(Math.min(width, height)).toBeGreaterThan(70)
    }
    for (let slide = 5; slide >= 3; slide--) {
      await instructor.locator('body').press('ArrowUp')
      await expectSlide(ana, slide)
    }

    await instructor.getByRole('button', { name: 'Open as live code' }).first().click()
    for (const page of [instructor, ana, ben]) {
      await expect(page.locator('.cm-content')).toContainText('console.log([1, 2, 3]')
    }
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

const output = (page: Page, file: string) => page.getByRole('region', { name: `Output of ${file}` })
