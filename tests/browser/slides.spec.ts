import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, expectSlide, joinBy, openSession, People, PHONE } from './people.ts'

/** Every slide of the course, on a wide screen and on a phone: nothing is cut off, missing or complained about. */
test('all slides fit, with every picture and diagram', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await ServerProcess.start()
  try {
    const people = new People(browser)
    const instructor = await (await people.arrive()).newPage()
    const session = await openSession(instructor, server)
    await instructor.getByRole('button', { name: 'Start the class' }).click()
    const wide = await (await people.arrive({ viewport: { width: 1920, height: 1080 } })).newPage()
    const phone = await (await people.arrive(PHONE)).newPage()
    const faults: string[] = []
    for (const page of [wide, phone]) {
      page.on('response', (response) => {
        if (response.status() >= 400 && !response.url().includes('/auth/')) {
          faults.push(`${response.status()} ${response.url()}`)
        }
      })
      await joinBy(page, `${server.base}/j/${session.code}`, page === wide ? 'Wide' : 'Phone')
      await expectSlide(page, 1)
      const count = await page.locator('nav[aria-label="Slides"] button', { hasText: '/' }).innerText()
      for (let number = 1; number <= Number(count.split('/')[1]); number++) {
        if (number > 1) await page.getByRole('button', { name: 'Next slide' }).click()
        await expectSlide(page, number)
        await expect(page.locator('.slide .mermaid-source')).toHaveCount(0)
        for (const fault of await layoutFaults(page)) faults.push(`slide ${number}, ${fault}`)
      }
    }
    expect(faults).toEqual([])
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

/** What a reader of this slide would see cut off or missing. */
async function layoutFaults(page: Page): Promise<string[]> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  return page.evaluate(() => {
    const found: string[] = []
    const slide = document.querySelector<HTMLElement>('main .slide')
    if (!slide) return ['no slide']
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > width) found.push(`page wider than ${width}`)
    const flows = slide.classList.contains('flow')
    if (!flows && slide.scrollHeight > slide.clientHeight + 1) {
      found.push(`${slide.scrollHeight - slide.clientHeight} px cut off below`)
    }
    if (slide.scrollWidth > slide.clientWidth + 1)
      found.push(`${slide.scrollWidth - slide.clientWidth} px cut off`)
    for (const image of slide.querySelectorAll('img'))
      if (image.naturalWidth === 0) found.push(`no ${image.src}`)
    return found
  })
}
