import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Answer } from '../../shared/course/quiz.ts'
import type { RoomView } from '../../shared/view/slices.ts'
import type { TicketBody } from '../../shared/wire/http.ts'
import { LiveClient, post } from '../support/live-client.ts'
import { type CreatedSession, ServerProcess } from '../support/server-process.ts'
import { everybodyLeaves, joinBy, People, PHONE } from './people.ts'

/** What is left of a quiz: the report for staff, and practice for learners. The quiz itself is held over the protocol. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let session: CreatedSession
let staff: Page
let ana: Page
let host: LiveClient

const QUESTIONS = { socket: 'warm-up/socket', status: 'warm-up/status', servers: 'warm-up/servers' } as const
type Name = keyof typeof QUESTIONS

/** By learner: those who know it, and those who do not. */
const GIVEN: Record<Name, Answer[]> = {
  socket: [choose('a'), choose('a'), choose('c')],
  status: [
    { kind: 'number', value: 201 },
    { kind: 'number', value: 201 },
    { kind: 'number', value: 200 },
  ],
  servers: [choose('a', 'b'), choose('a'), choose('c')],
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  server = await ServerProcess.start({
    LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses'),
  })
  people = new People(browser)
  session = await server.createSession('quizzed')
  ana = await (await people.arrive(PHONE)).newPage()
  await joinBy(ana, session.links.join, 'Ana')
  staff = await (await people.arrive()).newPage()
  await joinBy(staff, session.links.ta, 'Tom')

  const { ticket } = await post<TicketBody>(
    `${server.base}/api/v1/sessions/${session.id}/tickets`,
    {},
    { authorization: `Bearer ${session.hostToken}` },
  )
  host = await LiveClient.connect(server.base, session.id, ticket, () => undefined)
  const learners: LiveClient[] = []
  for (const name of ['Ben', 'Cleo', '=Dan']) {
    learners.push(await LiveClient.join(server.base, session.code, name, () => undefined))
  }
  host.do('start', { type: 'session.start' })
  host.do('open', {
    type: 'quiz.open',
    quiz: 'warm-up',
    pace: 'host',
    scoring: 'points',
    board: 'off',
    live: false,
  })
  for (const name of Object.keys(GIVEN) as Name[]) {
    const question = QUESTIONS[name]
    const run = 'r1'
    host.do(`show ${name}`, { type: 'question.show', run, question })
    for (const [n, learner] of learners.entries()) {
      await seen(learner, ({ quizzes }) => quizzes?.runs.r1?.questions[question])
      learner.do(`give ${name}`, { type: 'answer.give', run, question, round: 1, answer: GIVEN[name][n] })
      await seen(host, ({ quizzes }) => quizzes?.runs.r1?.questions[question]?.answered === n + 1)
    }
    if (name === 'socket') {
      await ana.getByRole('button', { name: /The framework/ }).tap()
      await expect(ana.getByText(/^Saved /)).toBeVisible()
    }
    if (name !== 'servers') host.do(`reveal ${name}`, { type: 'question.reveal', run, question })
  }
  for (const learner of learners) learner.close()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  host.close()
  await server.stop()
})

test('during the class the report shows what is known so far', async () => {
  await staff.goto(`${server.base}/s/${session.id}/report`)
  const table = staff.getByRole('table', { name: 'Questions, and how they were answered' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('row', { name: /Who reads the request/ })).toContainText('50%')
  await expect(table.getByRole('row', { name: /created/ })).toContainText('67%')
  await expect(table.getByRole('row', { name: /Which are servers/ })).toContainText('not revealed')
})

test('after it, it says how each question and each person did', async () => {
  host.do('end', { type: 'session.end' })
  await expect(ana.getByText('The class has ended')).toBeVisible()
  await staff.reload()
  const table = staff.getByRole('table', { name: 'Questions, and how they were answered' })
  await expect(table.getByRole('row', { name: /Which are servers/ })).toContainText('33%')

  await staff.getByRole('button', { name: /Who reads the request/ }).click()
  const options = staff.getByRole('table', { name: 'Who chose what' }).first()
  await expect(options.getByRole('row').nth(1)).toContainText(/A.*right\s*2\s*50%/)
  await expect(options.getByRole('row').nth(2)).toContainText(/B.*1\s*25%/)
  const scores = staff.getByRole('table', { name: 'People' })
  await expect(scores.getByRole('row')).toHaveText([
    /Name/,
    /^Ben33 of 3/,
    /^Cleo32 of 3/,
    /^(=Dan|Ana)/,
    /^(=Dan|Ana)/,
  ])
  await clean(staff)
})

test('downloads are tables for spreadsheets and a document for programs', async () => {
  const csv = await downloaded('Answers, CSV')
  expect(csv).toContain(`,'=Dan,`)
  expect(csv).toContain('Gunicorn; Uvicorn')
  expect(await downloaded('Questions, CSV')).toContain('Who reads the request from the socket?')
  expect(JSON.parse(await downloaded('All, JSON'))).toMatchObject({ runs: [{ title: 'Warm-up' }] })
})

test('a learner goes through the questions again, and is told at once', async () => {
  await ana.getByRole('button', { name: /Warm-up.*3 questions, 0 right in class/ }).tap()
  await expect(ana.getByText('In class: not right')).toBeVisible()
  await ana.getByRole('button', { name: /The server/ }).tap()
  const said = ana.getByRole('status').filter({ hasText: 'Right' })
  await expect(said).toContainText('And only the server.')
  await expect(said).toContainText('The application gets a dictionary.')
  await clean(ana)

  await ana.getByRole('button', { name: 'Next question' }).tap()
  await expect(ana.getByRole('heading', { name: 'Question 2 of 3' })).toBeFocused()
  await ana.getByRole('button', { name: 'Check my answer' }).tap()
  await expect(ana.getByText('Type a number.')).toBeVisible()
  await ana.getByRole('textbox').fill('404')
  await ana.getByRole('button', { name: 'Check my answer' }).tap()
  await expect(ana.getByRole('status').filter({ hasText: 'Not right' })).toContainText('201')

  await ana.getByRole('button', { name: 'Next question' }).tap()
  for (const name of [/Gunicorn/, /Uvicorn/]) await ana.getByRole('checkbox', { name }).tap()
  await ana.getByRole('button', { name: 'Check my answer' }).tap()
  await expect(ana.getByText('2 of 3 right.')).toBeVisible()

  await ana.getByRole('button', { name: 'Those that were not right' }).tap()
  await ana.getByRole('textbox').fill('201')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('3 of 3 right: all of them!')).toBeVisible()
  await ana.getByRole('button', { name: 'Back' }).tap()
  await expect(ana.getByText('The class has ended')).toBeVisible()
})

test('[Q29] and nothing of it is recorded', async () => {
  await staff.reload()
  const ofAna = staff.getByRole('table', { name: 'People' }).getByRole('row', { name: /^Ana/ })
  await expect(ofAna).toHaveText(/^Ana10 of 3/)
  expect(people.complaints).toEqual([])
})

function choose(...options: string[]): Answer {
  return { kind: 'choice', options }
}

const seen = (client: LiveClient, what: (view: RoomView) => unknown) =>
  expect.poll(() => client.view && what(client.view)).toBeTruthy()

async function downloaded(link: string): Promise<string> {
  const [download] = await Promise.all([
    staff.waitForEvent('download'),
    staff.getByRole('link', { name: link }).click(),
  ])
  return Buffer.concat(await (await download.createReadStream()).toArray()).toString('utf8')
}

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
