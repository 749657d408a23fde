import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, joinBy, openSession, People, PHONE } from './people.ts'

/** What a class says beside the lecture: an instructor, Ana on a phone, Ben at a desk, and the projector. */
test.describe.configure({ mode: 'serial' })

const WHY = 'Why are there two event loops?'
const EXAM = 'Is this in the exam?'

let server: ServerProcess
let people: People
let instructor: Page
let ana: Page
let ben: Page
let projector: Page

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  server = await ServerProcess.start()
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  ana = await (await people.arrive(PHONE)).newPage()
  ben = await (await people.arrive()).newPage()
  const { id, code } = await openSession(instructor, server)
  await joinBy(ana, `${server.base}/j/${code}`, 'Ana')
  await joinBy(ben, `${server.base}/j/${code}`, 'Ben')
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  projector = await instructor.context().newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(`${server.base}/s/${id}/projector`)
  await expect(projector.locator('[data-slide], main').first()).toBeVisible()
  await instructor.bringToFront()
  await instructor.getByRole('tab', { name: /^Questions/ }).click()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

const roomButton = (page: Page) => page.getByRole('button', { name: /^Room/ })
const room = (page: Page) => page.getByRole('complementary', { name: 'Room' })
const desk = () => instructor.getByRole('tabpanel', { name: /^Questions/ })
const listed = (place: Locator, text: string) => place.getByRole('listitem').filter({ hasText: text })

async function ask(page: Page, text: string, options: { anonymous?: boolean } = {}): Promise<void> {
  await room(page).getByLabel('Ask the class').fill(text)
  if (options.anonymous)
    await room(page)
      .getByLabel(/Without my name/)
      .check()
  await room(page).getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(room(page).getByLabel('Ask the class')).toHaveValue('')
}

test('a question of one learner reaches the others without the name, and staff with it', async () => {
  await roomButton(ana).tap()
  await ask(ana, WHY, { anonymous: true })
  await expect(roomButton(ben)).toHaveAccessibleName('Room, 1 open question')
  await roomButton(ben).click()
  await expect(room(ben).getByRole('heading', { name: 'Room' })).toBeFocused()
  await expect(listed(room(ben), WHY)).toContainText('Somebody')
  await expect(room(ben)).not.toContainText('Ana')
  await expect(listed(desk(), WHY)).toContainText('Ana (hidden from learners) · slide 1')
  await expect(instructor.getByRole('tab', { name: 'Questions 1 open' })).toBeVisible()
})

test('others want it answered, too, and the most wanted stands first', async () => {
  await ask(ben, EXAM)
  const vote = room(ben).getByRole('button', { name: `I want this answered, too: ${WHY}` })
  await vote.click()
  await expect(vote).toHaveAttribute('aria-pressed', 'true')
  await expect(desk().getByRole('listitem').filter({ hasText: /\?/ })).toHaveText([/two event loops/, /exam/])
  await expect(listed(desk(), WHY)).toContainText('1 vote')
  await vote.click()
  await expect(listed(desk(), WHY)).toContainText('0 votes')
  await vote.click()
  // Nobody votes on their own.
  await expect(room(ana).getByRole('button', { name: `I want this answered, too: ${WHY}` })).toHaveCount(0)
})

test('the page leads back to the slide where it was asked', async () => {
  await instructor.locator('body').press('ArrowRight')
  await expect(ben.locator('main[aria-label^="Slide 2"]')).toBeVisible()
  await listed(room(ben), WHY).getByRole('button', { name: 'Slide 1' }).click()
  await expect(ben.locator('main[aria-label^="Slide 1"]')).toBeVisible()
  await ben.getByRole('button', { name: /^Back to live/ }).click()
})

test('with moderation staff see a question first', async () => {
  await desk().getByRole('switch', { name: 'Look at new questions first' }).check()
  await ask(ana, 'May I sleep?')
  await expect(listed(room(ana), 'May I sleep?')).toContainText('The staff look at it first')
  await expect(listed(desk(), 'May I sleep?')).toContainText('Waits for you')
  await expect(room(ben)).not.toContainText('May I sleep?')
  await desk().getByRole('button', { name: 'Show to the class: May I sleep?' }).click()
  await expect(listed(room(ben), 'May I sleep?')).toBeVisible()
  await desk().getByRole('button', { name: 'Hide from the class: May I sleep?' }).click()
  await expect(room(ben)).not.toContainText('May I sleep?')
  await expect(listed(room(ana), 'May I sleep?')).toContainText('Not shown to the class')
})

test('a question goes to the projector, and comes down when it is answered', async () => {
  await desk()
    .getByRole('button', { name: `Put on the projector: ${WHY}` })
    .click()
  await expect(projector.getByRole('status').getByText(WHY)).toBeVisible()
  await expect(projector.locator('body')).not.toContainText('Ana')
  await expect(listed(room(ana), WHY)).toContainText('Being answered now')
  await desk()
    .getByRole('button', { name: `Answered: ${WHY}` })
    .click()
  await expect(projector.getByText(WHY)).toHaveCount(0)
  await expect(listed(room(ana), WHY)).toContainText('Answered')
  await room(ben)
    .getByRole('button', { name: `Withdraw: ${EXAM}` })
    .click()
  await expect(desk()).toContainText('No open questions.')
})

test('hands go up, in order, and whoever waits knows their place', async () => {
  await room(ben).getByRole('button', { name: 'Raise my hand' }).click()
  await expect(room(ben).getByText('Your hand is up. You are next.')).toBeVisible()
  await room(ana).getByRole('button', { name: 'Raise my hand' }).tap()
  await expect(room(ana).getByText('Your hand is up. 1 is before you.')).toBeVisible()
  await expect(instructor.getByRole('tab', { name: /2 hands up/ })).toBeVisible()
  await expect(desk().getByRole('region', { name: 'Raised hands (2)' }).getByRole('listitem')).toContainText([
    'Ben',
    'Ana',
  ])
  await desk().getByRole('button', { name: 'Lower the hand of Ben' }).click()
  await expect(room(ben).getByRole('button', { name: 'Raise my hand' })).toBeVisible()
  await expect(room(ana).getByText('Your hand is up. You are next.')).toBeVisible()
  await room(ana).getByRole('button', { name: 'Lower my hand' }).tap()
  await expect(desk().getByText(/Raised hands/)).toHaveCount(0)
})

test('the pace arrives as numbers and a curve, without names', async () => {
  await room(ana).getByRole('button', { name: 'I am lost' }).tap()
  await room(ben).getByRole('button', { name: 'Too fast' }).click()
  const pace = desk().getByRole('region', { name: 'Pace' })
  await expect(pace.getByRole('listitem')).toHaveText(['1 lost', '1 too fast', '0 fine'])
  await room(ben).getByRole('button', { name: 'Fine' }).click()
  await expect(room(ben).getByRole('button', { name: 'Fine' })).toHaveAttribute('aria-pressed', 'true')
  await expect(pace.getByRole('listitem')).toHaveText(['1 lost', '0 too fast', '1 fine'])
  await expect(pace.getByRole('img')).toHaveAccessibleName(/lost: 1 now, 1 at most; too fast: 0 now/)
  await expect(pace).not.toContainText('Ana')
})

test('pages are clean for screen readers while all of it is open', async () => {
  await ask(ben, 'One more?')
  await desk().getByRole('button', { name: 'Show to the class: One more?' }).click()
  await desk().getByRole('button', { name: 'Put on the projector: One more?' }).click()
  await room(ana).getByRole('button', { name: 'Raise my hand' }).tap()
  await expect(projector.getByText('One more?')).toBeVisible()
  await expect(desk().getByRole('button', { name: 'Lower the hand of Ana' })).toBeVisible()
  for (const page of [ana, ben, instructor, projector]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})

test('assistants have the same desk beside the slide', async () => {
  const link = await copyLink(instructor, 'assistant link')
  const tariq = await (await people.arrive()).newPage()
  await joinBy(tariq, link, 'Tariq')
  await tariq.getByRole('tab', { name: /^Questions/ }).click()
  await tariq.getByRole('button', { name: 'Lower the hand of Ana' }).click()
  await expect(room(ana).getByRole('button', { name: 'Raise my hand' })).toBeVisible()
  const { violations } = await new AxeBuilder({ page: tariq }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await tariq.close()
})

test('an announcement stands above the class until it is dismissed or withdrawn', async () => {
  await desk().getByLabel('Announce to everybody').fill('Break until 10:15')
  await desk().getByRole('button', { name: 'Announce', exact: true }).click()
  for (const page of [ana, ben]) {
    await expect(page.getByRole('status').filter({ hasText: 'Break until 10:15' })).toBeVisible()
  }
  await ana.getByRole('button', { name: 'Dismiss the announcement' }).tap()
  await expect(ana.getByText('Break until 10:15')).toHaveCount(0)
  await ana.reload()
  await expect(roomButton(ana)).toBeVisible()
  await expect(ana.getByText('Break until 10:15')).toHaveCount(0)
  await desk().getByRole('button', { name: 'Withdraw the announcement: Break until 10:15' }).click()
  await expect(ben.getByText('Break until 10:15')).toHaveCount(0)
})

test('one tap opens the reactions on a phone, and they rise on the projector', async () => {
  await ana.getByRole('button', { name: 'React' }).tap()
  await projector.bringToFront()
  const clap = ana.getByRole('group', { name: 'React' }).getByRole('button', { name: 'Applause' })
  for (let press = 0; press < 3; press++) await clap.tap()
  await expect(projector.getByTestId('reactions').locator('svg[data-reaction=clap]').first()).toBeVisible()
  await expect(projector.getByTestId('reactions')).toHaveCount(0)
  await ana.keyboard.press('Escape')
  await expect(ana.getByRole('group', { name: 'React' })).toHaveCount(0)
})

test('who wants no motion sees reactions stand still', async () => {
  await ben.emulateMedia({ reducedMotion: 'reduce' })
  await room(ben).getByRole('button', { name: 'Heart' }).click()
  await expect(ben.getByTestId('reactions').getByText('1')).toBeVisible()
  await ben.emulateMedia({ reducedMotion: null })
})

test('nothing was wrong on any page', () => {
  expect(people.complaints).toEqual([])
})
