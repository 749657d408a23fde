import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { copyLink, everybodyLeaves, expectSlide, joinBy, openSession, People, PHONE } from './people.ts'

/** One whole class, as its people live it: instructor, assistant, learners, projector, and a crash in the middle. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let session: { id: string; code: string }
let instructor: Page
let assistant: Page
let ana: Page
let ben: Page
let projector: Page

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start({ LECTERN_CONTENT: join(import.meta.dirname, '../fixtures/courses') })
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  assistant = await (await people.arrive()).newPage()
  ana = await (await people.arrive()).newPage()
  ben = await (await people.arrive(PHONE)).newPage()
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

test('the owner makes an account and opens a session', async () => {
  session = await openSession(instructor, server, 'Rehearsal')
  await expect(instructor.getByText('Start the class')).toBeVisible()
})

test('learners join with a name only: by link, and on a phone by code', async () => {
  await joinBy(ana, `${server.base}/j/${session.code}`, 'Ana')
  await expect(ana.getByText('The class has not started yet')).toBeVisible()
  await ben.goto(server.base)
  await ben.getByRole('textbox').fill(session.code.toLowerCase().replace('-', ' '))
  await ben.keyboard.press('Enter')
  await ben.waitForURL('**/j/**')
  await ben.getByRole('textbox').fill('Ben')
  await ben.keyboard.press('Enter')
  await ben.waitForURL('**/s/**')
  await expect(instructor.getByRole('button', { name: /2 of 2 learners online/ })).toBeVisible()
})

test('an assistant joins by a link of their own and sees who is here', async () => {
  await joinBy(assistant, await copyLink(instructor, 'assistant link'), 'Tariq')
  await expect(assistant.getByText('Ana', { exact: true })).toBeVisible()
  await expect(assistant.getByText('Ben', { exact: true })).toBeVisible()
})

test('the projector shows code and address, then slides without chrome', async () => {
  projector = await instructor.context().newPage()
  await projector.goto(`${server.base}/s/${session.id}/projector`)
  await expect(projector.getByText(session.code)).toBeVisible()
  await instructor.bringToFront()
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  await expect(projector.getByRole('heading', { name: 'Rehearsal' })).toBeVisible()
  await expect(projector.getByRole('button')).toHaveCount(0)
})

test('everybody follows the slides and steps of the instructor', async () => {
  await instructor.keyboard.press('ArrowRight')
  for (const page of [ana, ben, assistant]) await expectSlide(page, 2)
  await expect(projector.getByRole('heading', { name: /today/i })).toBeVisible()
  await instructor.keyboard.press('9')
  await instructor.keyboard.press('Enter')
  for (const page of [ana, ben, assistant]) await expectSlide(page, 9)
  const dimmed = () => ana.locator('main pre[data-lines] .line').first().getAttribute('class')
  const before = await dimmed()
  await instructor.keyboard.press('PageDown')
  await expect.poll(dimmed).not.toBe(before)
  await expectSlide(ana, 9)
})

test('a learner roams and comes back to live with one press', async () => {
  await ana.keyboard.press('ArrowLeft')
  await expectSlide(ana, 8)
  await instructor.keyboard.press('Home')
  await expectSlide(ben, 1)
  await expectSlide(ana, 8)
  await ana.getByRole('button', { name: /back to live: slide 1/i }).click()
  await expectSlide(ana, 1)
})

test('B makes every screen black and back', async () => {
  await instructor.keyboard.press('b')
  await expect(ana.getByRole('main').getByText('The instructor has paused the screen.')).toBeVisible()
  await instructor.keyboard.press('b')
  await expect(ana.getByRole('main').getByText('The instructor has paused the screen.')).toBeHidden()
})

test('the server is killed: pages stay readable, and everybody is back by themselves', async () => {
  await instructor.keyboard.press('5')
  await instructor.keyboard.press('Enter')
  await expectSlide(ben, 5)
  await server.kill()
  await expect(ana.getByText('Connection lost.')).toBeVisible()
  await expect(ana.getByRole('heading', { name: /100 requests/ })).toBeVisible()
  await instructor.keyboard.press('6')
  await instructor.keyboard.press('Enter')
  await server.resume()
  await expect(ana.getByText('Connection lost.')).toBeHidden({ timeout: 30_000 })
  // The press that could not be sent is carried out once the line is back.
  for (const page of [ana, ben, assistant]) await expectSlide(page, 6)
  await expect(instructor.getByRole('button', { name: /2 of 2 learners online/ })).toBeVisible({
    timeout: 30_000,
  })
})

test('after a reload and in a second tab a learner is still the same person', async () => {
  await ana.reload()
  await expectSlide(ana, 6)
  const tab = await ana.context().newPage()
  await tab.goto(`${server.base}/j/${session.code}`)
  await tab.waitForURL('**/s/**')
  await expectSlide(tab, 6)
  await expect(tab.getByRole('button', { name: 'Ana: menu' })).toBeVisible()
  await expect(instructor.getByRole('button', { name: /2 of 2 learners online/ })).toBeVisible()
  await tab.close()
})

test('a phone beside the laptop is the same person too', async () => {
  await ana.getByRole('button', { name: 'Ana: menu' }).click()
  await ana.getByRole('menuitem', { name: 'Continue on another device' }).click()
  await ana.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await ana.getByRole('dialog').getByRole('button', { name: /copy/i }).click()
  const link = await ana.evaluate(() => navigator.clipboard.readText())
  await ana.keyboard.press('Escape')
  const phone = await (await people.arrive(PHONE)).newPage()
  await phone.goto(link)
  await phone.getByRole('button', { name: /continue/i }).click()
  await phone.waitForURL('**/s/**')
  await expect(phone.getByRole('button', { name: 'Ana: menu' })).toBeVisible()
  await expect(instructor.getByRole('button', { name: /2 of 2 learners online/ })).toBeVisible()
  await phone.context().close()
})

test('the waiting room holds a newcomer until the assistant lets them in; late, they see the present slide', async () => {
  await instructor.getByRole('button', { name: 'Room menu' }).click()
  await instructor.getByRole('menuitem', { name: 'Room settings' }).click()
  await instructor.getByLabel('Waiting room').click()
  await instructor.keyboard.press('Escape')
  const cleo = await (await people.arrive()).newPage()
  await joinBy(cleo, `${server.base}/j/${session.code}`, 'Cleo')
  await expect(cleo.getByText('You are in the waiting room, Cleo')).toBeVisible()
  await assistant.getByRole('button', { name: 'Admit Cleo' }).click()
  await expectSlide(cleo, 6)
})

test('a locked room lets nobody new in', async () => {
  await instructor.getByRole('button', { name: 'Room menu' }).click()
  await instructor.getByRole('menuitem', { name: 'Room settings' }).click()
  await instructor.getByLabel('Lock the room').click()
  await instructor.keyboard.press('Escape')
  const dora = await (await people.arrive()).newPage()
  await dora.goto(`${server.base}/j/${session.code}`)
  await expect(dora.getByText(/locked/i).first()).toBeVisible()
  await expectSlide(ana, 6)
})

test('a person who is removed is out at once and stays out', async () => {
  await assistant.getByRole('button', { name: 'More about Ben' }).click()
  await assistant.getByRole('button', { name: 'Remove from the class' }).click()
  await assistant.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(ben.getByRole('heading', { name: /you were removed/i })).toBeVisible()
  await ben.reload()
  await expect(ben.getByText(/you were removed/i).first()).toBeVisible()
  await ben.goto(`${server.base}/j/${session.code}`)
  await expect(ben.getByText(/removed/i).first()).toBeVisible()
})

test('the floor goes to a co-host and comes back', async () => {
  const cohost = await (await people.arrive()).newPage()
  await joinBy(cohost, await copyLink(instructor, 'co-host link'), 'Carla')
  await instructor.getByRole('button', { name: /learners online/ }).click()
  await instructor.getByRole('button', { name: 'More about Carla' }).click()
  await instructor.getByRole('button', { name: 'Give the floor' }).click()
  await expect(instructor.getByRole('dialog', { name: 'Carla' })).toBeHidden()
  await instructor.getByRole('dialog', { name: 'People' }).getByRole('button', { name: 'Close' }).click()
  await expect(instructor.getByText(/Carla has the floor/)).toBeVisible()
  await cohost.goto(`${server.base}/s/${session.id}/present`)
  await expect(cohost.getByRole('button', { name: /next slide/i }).first()).toBeEnabled()
  await cohost.keyboard.press('7')
  await cohost.keyboard.press('Enter')
  await expectSlide(ana, 7)
  await instructor.keyboard.press('ArrowRight')
  await instructor.getByRole('button', { name: 'Take the floor' }).click()
  await expect(instructor.getByRole('button', { name: 'Take the floor' })).toBeHidden()
  await expectSlide(ana, 7)
})

test('after the end everybody is told, and the record of attendance is there', async () => {
  await instructor.getByRole('button', { name: 'Room menu' }).click()
  await instructor.getByRole('menuitem', { name: 'End the class' }).click()
  await instructor.getByRole('dialog').getByRole('button', { name: /^end/i }).click()
  await expect(ana.getByText(/class has ended/i).first()).toBeVisible()
  await instructor
    .getByRole('link', { name: /report|attendance/i })
    .first()
    .click()
  await expect(instructor.getByRole('row', { name: /Ana/ }).first()).toBeVisible()
  const [download] = await Promise.all([
    instructor.waitForEvent('download'),
    instructor.getByRole('link', { name: 'Attendance, CSV' }).click(),
  ])
  const csv = await (await download.createReadStream()).toArray()
  expect(Buffer.concat(csv).toString('utf8')).toMatch(/Ana/)
  expect(JSON.parse(await server.run('session', 'list', '--json'))).toMatchObject({
    items: [{ id: session.id }],
  })
  expect(people.complaints).toEqual([])
})
