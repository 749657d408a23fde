import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { ServerProcess } from '../support/server-process.ts'

export const DESK = { viewport: { width: 1440, height: 900 } }
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** Pages of one test, whose consoles must stay free of errors. */
export class People {
  /** What pages wrote to their consoles as errors, but for the network's while the server is down. */
  readonly complaints: string[] = []
  private readonly browser: Browser

  constructor(browser: Browser) {
    this.browser = browser
  }

  /** A browser of somebody's own. */
  async arrive(options: Parameters<Browser['newContext']>[0] = DESK): Promise<BrowserContext> {
    const context = await this.browser.newContext(options)
    context.on('page', (page) => this.watch(page))
    return context
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      const text = message.text()
      if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|Failed to load resource/.test(text)) {
        this.complaints.push(`${page.url()}: ${text}`)
      }
    })
  }
}

/**
 * Closes all that was opened in this browser. All files of tests share one browser, in which pages that stay open go
 * on looking for their server and slow down everything after them.
 */
export async function everybodyLeaves(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/** A join code as people read it. */
const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}/

/** Makes the owner's account by the link that the server printed: the page with the courses follows. */
export async function becomeOwner(page: Page, server: ServerProcess): Promise<void> {
  await page.goto(server.setupLink ?? 'the server printed no link')
  await page.getByLabel('Your name').fill('Ines Instructor')
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create the account' }).click()
}

/**
 * Makes the owner's account and opens a session of a course.
 * @param course its title; the shipped course where absent
 */
export async function openSession(
  page: Page,
  server: ServerProcess,
  course = 'Backend Frameworks',
): Promise<{ id: string; code: string }> {
  await becomeOwner(page, server)
  await page
    .getByRole('button', { name: `Start a session of ${course}` })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start session' }).click()
  return openedSession(page)
}

/** The session whose presenter view comes up on a page. */
export async function openedSession(page: Page): Promise<{ id: string; code: string }> {
  await page.waitForURL('**/present')
  const text = await page.getByText(CODE).first().innerText()
  return { id: new URL(page.url()).pathname.split('/')[2] ?? '', code: CODE.exec(text)?.[0] ?? '' }
}

/** The staff's links, as the instructor copies them. */
export async function copyLink(page: Page, name: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: `Copy the ${name}` }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  return link
}

/** Opens a link and types a name: all that anybody does to be in the class. */
export async function joinBy(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox').fill(name)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/s/**')
}

/** The page shows this slide (from 1), as a person or a screen reader would find it. */
export async function expectSlide(page: Page, number: number): Promise<void> {
  await expect(page.locator(`main[aria-label^="Slide ${number}:"]`)).toBeVisible()
}
