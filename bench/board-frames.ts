import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'

/** An assistant's browser with the board open, which is scrolled all the time while its frames are timed. */
export class BoardFrames {
  private readonly browser: Browser
  private readonly page: Page
  private readonly devtools: CDPSession
  private before: Record<string, number> = {}

  private constructor(browser: Browser, page: Page, devtools: CDPSession) {
    this.devtools = devtools
    this.browser = browser
    this.page = page
  }

  /** @param invitation link for assistants · `board`: address of the board */
  static async open(invitation: string, board: string): Promise<BoardFrames> {
    const browser = await chromium.launch({
      executablePath: process.env.LECTERN_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(invitation)
    await page.getByRole('textbox').fill('Tess')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/s/**')
    await page.goto(board)
    await page.getByRole('rowheader').first().waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new BoardFrames(browser, page, devtools)
  }

  /** Begins to scroll, and to note how long each frame takes. */
  async begin(): Promise<void> {
    this.before = await this.metrics()
    await this.page.evaluate(`(${NOTE_FRAMES})()`)
  }

  /** How long each took, ms. */
  frames(): Promise<number[]> {
    return this.page.evaluate('window.frameTimes.slice(1)')
  }

  /** Seconds of its main thread that the page has used since `begin`, which others on the machine do not change. */
  async used(): Promise<{ all: number; script: number; layout: number; style: number }> {
    const now = await this.metrics()
    const since = (name: string) => (now[name] ?? 0) - (this.before[name] ?? 0)
    return {
      all: since('TaskDuration'),
      script: since('ScriptDuration'),
      layout: since('LayoutDuration'),
      style: since('RecalcStyleDuration'),
    }
  }

  private async metrics(): Promise<Record<string, number>> {
    const { metrics } = await this.devtools.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

/** As text: what runs the benchmarks would put helpers of its own into a function. */
const NOTE_FRAMES = `() => {
  const box = document.querySelector('section[aria-label="Board"]')
  const times = (window.frameTimes = [])
  let last = performance.now()
  let step = 6
  const tick = (now) => {
    times.push(now - last)
    last = now
    box.scrollTop += step
    if (box.scrollTop <= 0 || box.scrollTop + box.clientHeight >= box.scrollHeight - 1) step = -step
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}`
