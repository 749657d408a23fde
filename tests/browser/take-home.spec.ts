import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { RoomView } from '../../shared/view/slices.ts'
import type { TicketBody } from '../../shared/wire/http.ts'
import { LiveClient, post } from '../support/live-client.ts'
import { ServerProcess } from '../support/server-process.ts'
import { unzip } from '../support/unzip.ts'
import { everybodyLeaves, joinBy, People, PHONE } from './people.ts'
import { editor } from './typing.ts'

const CONTENT = join(import.meta.dirname, '../fixtures/take-home-courses')

test('[O3] a learner takes the class home and opens it without a network', async ({ browser }) => {
  test.setTimeout(120_000)
  const server = await ServerProcess.start({ LECTERN_CONTENT: CONTENT })
  try {
    const people = new People(browser)
    const session = await server.createSession('evening')
    const ana = await (await people.arrive()).newPage()
    await joinBy(ana, session.links.join, 'Ana')
    const host = await hostOf(server, session)
    host.do('start', { type: 'session.start' })
    host.do('begin', { type: 'exercise.begin', exercise: 'greeting' })
    await ana.getByRole('button', { name: 'Open the exercise' }).click()
    await expect(editor(ana)).toContainText('def greet(name):')
    await editor(ana).click()
    await ana.keyboard.press('Control+End')
    await ana.keyboard.type('# written by Ana')

    host.do('open', {
      type: 'quiz.open',
      quiz: 'warm-up',
      pace: 'host',
      scoring: 'points',
      board: 'off',
      live: false,
    })
    host.do('show', { type: 'question.show', run: 'r1', question: 'warm-up/socket' })
    await ana.getByRole('button', { name: /The framework/ }).click()
    await expect(ana.getByText(/^Saved /)).toBeVisible()
    await seen(host, ({ quizzes }) => quizzes?.runs.r1?.questions['warm-up/socket']?.answered === 1)

    // During the class, before the reveal: the code is in it, and not what is right.
    await ana.getByRole('button', { name: 'Ana: menu' }).click()
    const early = await downloaded(ana, () =>
      ana.getByRole('menuitem', { name: 'Take everything home' }).click(),
    )
    expect(readFileSync(join(early, 'code/greeting/main.py'), 'utf8')).toContain('# written by Ana')
    expect(readFileSync(join(early, 'answers.html'), 'utf8')).not.toContain('The server')

    host.do('reveal', { type: 'question.reveal', run: 'r1', question: 'warm-up/socket' })
    host.do('end', { type: 'session.end' })
    await seen(host, ({ session: { phase } }) => phase === 'ended')
    // Whoever is in their workspace stays there; this is what everybody else sees.
    await ana.goto(`${server.base}/s/${session.id}`)
    const folder = await downloaded(ana, () =>
      ana.getByRole('link', { name: 'Take everything home' }).click(),
    )
    host.close()

    await ana.getByRole('link', { name: 'What is stored about you' }).click()
    await expect(ana.getByText('Your name: Ana.')).toBeVisible()
    await expect(
      ana.getByText(/Who reads the request from the socket\? The framework, not right/),
    ).toBeVisible()
    await expect(ana.getByText(/A greeting, opened at .*main\.py/)).toBeVisible()
    await readable(ana)
    await readAtHome(browser, folder)
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
  }
})

/** A phone without a network opens the pack from its folder. */
async function readAtHome(browser: Browser, folder: string): Promise<void> {
  const people = new People(browser)
  const context = await people.arrive(PHONE)
  await context.setOffline(true)
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await expect(page.getByText('What you take home, Ana')).toBeVisible()
  await readable(page)

  await page.getByRole('link', { name: 'Slides' }).click()
  await expect(page.getByRole('heading', { name: 'Requests and answers' })).toBeVisible()
  await expect(page.getByText('def answer(request):')).toBeVisible()
  const picture = page.getByRole('img', { name: 'A green square' })
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(80)
  await readable(page)
  await page.getByRole('link', { name: 'Back to the contents' }).click()

  await page.getByRole('link', { name: 'Your code' }).click()
  await expect(page.getByText('# written by Ana')).toBeVisible()
  await readable(page)
  await page.getByRole('link', { name: 'Back to the contents' }).click()

  await page.getByRole('link', { name: 'Your answers' }).click()
  const answer = page.locator('dl')
  await expect(answer).toContainText(/Your answer\s*The framework\s*Right\s*The server\s*Result\s*Not right/)
  await expect(page.getByText('It is called; it does not listen.')).toBeVisible()
  await expect(page.getByText('The application gets a dictionary.')).toBeVisible()
  await readable(page)

  expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([])
  expect(people.complaints).toEqual([])
}

/** Nothing is wider than the phone, and assistive technology can read it. */
async function readable(page: Page): Promise<void> {
  const tooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  expect(await page.evaluate(tooWide)).toBe(false)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** Unpacks what a click downloads. @returns the folder */
async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  expect(download.suggestedFilename()).toMatch(/^take-home-\w+\.zip$/)
  const archive = Buffer.concat(await (await download.createReadStream()).toArray())
  const folder = mkdtempSync(join(tmpdir(), 'lectern-take-home-'))
  for (const [path, bytes] of await unzip(archive)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

async function hostOf(
  server: ServerProcess,
  { id, hostToken }: { id: string; hostToken: string },
): Promise<LiveClient> {
  const { ticket } = await post<TicketBody>(
    `${server.base}/api/v1/sessions/${id}/tickets`,
    {},
    { authorization: `Bearer ${hostToken}` },
  )
  return LiveClient.connect(server.base, id, ticket, () => undefined)
}

const seen = (client: LiveClient, what: (view: RoomView) => unknown) =>
  expect.poll(() => client.view && what(client.view)).toBeTruthy()
