import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, expectSlide, joinBy, openSession, People, PHONE } from './people.ts'

/** Every slide of the shipped courses, on a wide screen and on a phone: nothing is cut off, missing or complained about. */
for (const course of ['A tour of Lectern', 'Backend Frameworks']) {
  test(`all slides fit, with every picture and diagram: ${course}`, async ({ browser }) => {
    test.setTimeout(1_200_000)
    const server = await ServerProcess.start()
    try {
      const people = new People(browser)
      const instructor = await (await people.arrive()).newPage()
      const session = await openSession(instructor, server, course)
      await instructor.getByRole('button', { name: 'Start the class' }).click()
      const wide = await (await people.arrive({ viewport: { width: 1920, height: 1080 } })).newPage()
      const phone = await (await people.arrive(PHONE)).newPage()
      const faults: string[] = []
      const look = async (page: Page, who: string) => {
        page.on('response', (response) => {
          if (response.status() >= 400 && !response.url().includes('/auth/')) {
            faults.push(`${response.status()} ${response.url()}`)
          }
        })
        await joinBy(page, `${server.base}/j/${session.code}`, who)
        await expectSlide(page, 1)
        const place = await page.locator('nav[aria-label="Slides"] button', { hasText: '/' }).innerText()
        const count = Number(/(\d+)\s*$/.exec(place)?.[1])
        expect(count).toBeGreaterThan(10)
        for (let number = 1; number <= count; number++) {
          if (number > 1) await page.keyboard.press('ArrowRight')
          for (const fault of await layoutFaults(page, number))
            faults.push(`slide ${number} (${who}), ${fault}`)
        }
        return count
      }
      const seen = await Promise.all([look(wide, 'Wide'), look(phone, 'Phone')])
      expect(seen[0]).toBe(seen[1])
      expect(faults).toEqual([])
      expect(people.complaints).toEqual([])
    } finally {
      await everybodyLeaves(browser)
      await server.stop()
    }
  })
}

/** What a reader of a slide would see cut off or missing, once it is there with its pictures and diagrams. */
function layoutFaults(page: Page, number: number): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const isThere = () => {
      const label = document.querySelector('main')?.getAttribute('aria-label') ?? ''
      const drawing = document.querySelector('main .slide .mermaid-source:not([hidden])')
      return (
        label.startsWith(`Slide ${wanted}:`) && !drawing && [...document.images].every((one) => one.complete)
      )
    }
    const until = performance.now() + 30_000
    while (!isThere()) {
      if (performance.now() > until) return ['it or a diagram of it did not come']
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const faultsOf = () => {
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
    }
    // A picture that has just come is fitted in with the next frames.
    const settled = performance.now() + 3_000
    let found = faultsOf()
    while (found.length > 0 && performance.now() < settled) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      found = faultsOf()
    }
    return found
  }, number)
}
