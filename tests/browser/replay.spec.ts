import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { RoomView } from '../../shared/view/slices.ts'
import type { TicketBody } from '../../shared/wire/http.ts'
import { LiveClient, post } from '../support/live-client.ts'
import { type CreatedSession, ServerProcess } from '../support/server-process.ts'
import { becomeOwner, everybodyLeaves, joinBy, People, PHONE } from './people.ts'

/** A short class, held over the protocol but for what is typed, and then watched again by everybody who may. */
test.describe.configure({ mode: 'serial' })

const DEMO = 'demo00001'
const NAMES = /Anastasia|Tomasz|Benedikt|Host/
const RUN = 'r1'
const QUESTION = 'warm-up/socket'

let server: ServerProcess
let people: People
let session: CreatedSession
let ana: Page
let tom: Page
let ines: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  session = await server.createSession('quizzed')
  ana = await (await people.arrive(PHONE)).newPage()
  await joinBy(ana, session.links.join, 'Anastasia')
  tom = await (await people.arrive()).newPage()
  await joinBy(tom, session.links.ta, 'Tomasz')
  const { ticket } = await post<TicketBody>(
    `${server.base}/api/v1/sessions/${session.id}/tickets`,
    {},
    { authorization: `Bearer ${session.hostToken}` },
  )
  const host = await LiveClient.connect(server.base, session.id, ticket, () => undefined)
  const ben = await LiveClient.join(server.base, session.code, 'Benedikt', () => undefined)

  // What is done at once happens in one millisecond, and a replay cannot stop between.
  host.do('start', { type: 'session.start' })
  await seen(host, (view) => view.session.phase === 'live')
  host.do('two', { type: 'slide.show', slide: 1, step: 0 })
  await seen(host, ({ stage }) => stage?.slide === 1)
  host.do('demo', { type: 'demo.open', demo: DEMO, title: 'Steps', files: [{ name: 'steps.py', text: '' }] })
  await type(tom, 'one = 1')
  await expect(codeIn(ana)).toContainText('one = 1')
  host.do('back', { type: 'slide.show', slide: 0, step: 0 })
  await seen(host, ({ stage }) => stage?.slide === 0)
  await type(tom, '; two = 2')
  await expect(codeIn(ana)).toContainText('two = 2')
  host.do('on', { type: 'slide.show', slide: 1, step: 0 })
  ben.do('ask', { type: 'ask.submit', text: 'Why two?', anonymous: false })
  await seen(host, ({ asks }) => Object.keys(asks?.items ?? {}).length === 1)
  host.do('tell', { type: 'announcement.make', text: 'The break is at ten' })
  await seen(host, ({ announcements }) => announcements?.items.n1)
  host.do('away', { type: 'demo.show' })
  host.do('quiz', {
    type: 'quiz.open',
    quiz: 'warm-up',
    pace: 'host',
    scoring: 'points',
    board: 'names',
    live: false,
  })
  host.do('question', { type: 'question.show', run: RUN, question: QUESTION })
  await seen(ben, ({ quizzes }) => quizzes?.runs[RUN]?.questions[QUESTION])
  ben.do('answer', {
    type: 'answer.give',
    run: RUN,
    question: QUESTION,
    round: 1,
    answer: { kind: 'choice', options: ['a'] },
  })
  await seen(host, ({ quizzes }) => quizzes?.runs[RUN]?.questions[QUESTION]?.answered === 1)
  host.do('reveal', { type: 'question.reveal', run: RUN, question: QUESTION })
  await seen(host, ({ quizzes }) => quizzes?.runs[RUN]?.questions[QUESTION]?.result)
  host.do('slides', { type: 'quiz.show' })
  host.do('end', { type: 'session.end' })
  await expect(ana.getByText('The class has ended')).toBeVisible()
  host.close()
  ben.close()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

test('staff go to marks and see slide, code and quiz as they were', async () => {
  await tom.goto(`${server.base}/s/${session.id}/report`)
  await tom.getByRole('link', { name: 'Replay' }).click()
  await expect(slider(tom)).toHaveAttribute('aria-valuetext', '00:00:00, Slide 1: Servers and applications')
  await expectTheClass(tom)
  await tom.getByRole('button', { name: 'Questions', exact: true }).click()
  await slider(tom).press('End')
  const said = tom.getByRole('list', { name: 'Questions and announcements' })
  await expect(said.getByRole('listitem').filter({ hasText: 'Why two?' })).toContainText('Benedikt')
  await expect(said).toContainText('The break is at ten')
  await slider(tom).press('Home')
  await expect(tom.getByText('Until here nobody has asked anything.')).toBeVisible()
  await clean(tom)
})

test('the class plays from its start to its end', async () => {
  await slider(tom).press('Home')
  await tom.getByRole('radio', { name: '8×' }).check()
  await slider(tom).press('Space')
  await expect(tom.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(tom.getByRole('button', { name: 'Play' })).toBeVisible()
  const [value, max] = await slider(tom).evaluate((input: HTMLInputElement) => [input.value, input.max])
  expect(value).toBe(max)
})

test('marks are named, and are one stop of the Tab key', async () => {
  const marks = tom.getByRole('toolbar', { name: 'Marks' })
  const legend = tom.getByRole('list', { name: 'Marks' })
  await expect(legend.getByRole('listitem')).toHaveText(['Slides', 'Live code', 'Quizzes', 'Questions'])
  await marks.getByRole('button', { name: /Live code: Steps/ }).hover()
  await expect(marks.getByText(/^00:00:\d\d Live code: Steps$/)).toBeVisible()
  await expect(marks.locator('[tabindex="0"]')).toHaveCount(1)
  await marks.locator('[tabindex="0"]').focus()
  await tom.keyboard.press('Home')
  await tom.keyboard.press('ArrowRight')
  await expect(marks.getByText(/Slide 2: The end$/)).toBeVisible()
  await tom.keyboard.press('Enter')
  await expect(slider(tom)).toHaveAttribute('aria-valuetext', /, Slide 2: The end/)
})

test('a learner watches it on a phone, with the names that they saw', async () => {
  await ana.getByRole('link', { name: 'Watch the class again' }).tap()
  await ana.getByRole('button', { name: 'Chapters' }).tap()
  await clean(ana)
  await ana
    .getByRole('button', { name: /Live code: Steps/ })
    .last()
    .tap()
  await expect(codeIn(ana)).toBeVisible()
  await slider(ana).press('End')
  await ana.getByRole('button', { name: 'Questions', exact: true }).tap()
  await expect(ana.getByText('Benedikt')).toBeVisible()
  await clean(ana)
})

test('[Y4][Y6] a stranger watches it by the link, and is told no name', async () => {
  const answers: Promise<string>[] = []
  const stranger = await (await people.arrive()).newPage()
  stranger.on('response', (response) => {
    if (response.url().includes('/api/')) answers.push(response.text())
  })
  await stranger.goto(session.links.replay)
  await expectTheClass(stranger)
  await stranger.getByRole('button', { name: 'Questions', exact: true }).click()
  await slider(stranger).press('End')
  await expect(stranger.getByText('Why two?')).toBeVisible()
  await expect(stranger.getByText('The break is at ten').first()).toBeVisible()
  expect(await stranger.locator('body').innerText()).not.toMatch(NAMES)
  const texts = await Promise.all(answers)
  expect(texts.length).toBeGreaterThanOrEqual(3)
  for (const text of texts) expect(text).not.toMatch(NAMES)
  await clean(stranger)
})

test('an instructor shares the replay, and withdraws the link', async () => {
  ines = await (await people.arrive()).newPage()
  await ines.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await becomeOwner(ines, server)
  await ines.getByRole('link', { name: /^Replay of/ }).click()
  await expect(slider(ines)).toBeVisible()
  await ines.goto(`${server.base}/s/${session.id}/report`)
  await ines.getByRole('button', { name: 'Share the replay' }).click()
  await ines.getByRole('button', { name: 'Copy the replay link' }).click()
  const link = await ines.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).pathname).toBe(new URL(session.links.replay).pathname)
  await clean(ines)
  await ines.getByRole('button', { name: 'Withdraw this link' }).click()
  await ines.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click()
  await expect(ines.getByRole('dialog').getByText(new URL(link).pathname)).toBeHidden()
  const stranger = await (await people.arrive()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByText('it was withdrawn')).toBeVisible()
  expect(people.complaints).toEqual([])
})

/** Goes through the class by its chapters. */
async function expectTheClass(page: Page): Promise<void> {
  const chapters = page.getByRole('list', { name: 'Chapters' })
  await expect(chapters.getByRole('listitem')).toHaveText([
    /Slide 1: Servers and applications$/,
    /Slide 2: The end$/,
    /Live code: Steps$/,
    /Slide 1: Servers and applications$/,
    /Slide 2: The end$/,
    /Quiz: Warm-up, question 1$/,
    /Quiz: Warm-up, result$/,
  ])
  const chapter = (n: number) => chapters.getByRole('listitem').nth(n).getByRole('button')
  await chapter(3).click()
  await expect(
    page.getByRole('main').getByRole('heading', { name: 'Servers and applications' }),
  ).toBeVisible()
  await expect(codeIn(page)).toContainText('one = 1')
  await expect(codeIn(page)).not.toContainText('two = 2')
  await chapter(4).click()
  await expect(page.getByRole('main').getByRole('heading', { name: 'The end' })).toBeVisible()
  await expect(codeIn(page)).toContainText('one = 1; two = 2')
  await chapter(5).click()
  await expect(page.getByText('Who reads the request from the socket?')).toBeVisible()
  await chapter(6).click()
  const bars = page.getByRole('list', { name: 'Answers' })
  await chapter(5).click()
  await expect(bars.or(page.getByText('The application gets a dictionary.'))).toHaveCount(0)
  await chapter(6).click()
  await expect(bars.getByRole('listitem').first()).toContainText(/right\s*1/)
  await expect(page.getByText('The application gets a dictionary.')).toBeVisible()
}

const slider = (page: Page) => page.getByRole('slider', { name: 'Time of the class' })
const codeIn = (page: Page) => page.getByRole('region', { name: 'Live code: Steps' }).locator('.cm-content')

async function type(page: Page, text: string): Promise<void> {
  await codeIn(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

const seen = (client: LiveClient, what: (view: RoomView) => unknown) =>
  expect.poll(() => client.view && what(client.view)).toBeTruthy()

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
