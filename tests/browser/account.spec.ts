import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { becomeOwner, everybodyLeaves, People, PHONE } from './people.ts'

/** The page of the account: tokens and services that programs then use, people, and the password. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let owner: Page
let token: string

test.beforeAll(async ({ browser }) => {
  server = await ServerProcess.start()
  people = new People(browser)
  owner = await (await people.arrive()).newPage()
  await becomeOwner(owner, server)
  await owner.waitForURL('**/teach')
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
})

const dialog = (name: string, page = owner) => page.getByRole('dialog', { name })
const section = (name: string, page = owner) => page.getByRole('region', { name })

/** Asks as a program does. */
const ask = (path: string, bearer: string) =>
  fetch(`${server.base}/api/v1${path}`, { headers: { authorization: `Bearer ${bearer}` } })

async function expectAccessible(page = owner): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('a token is made, shown once, and does what it may', async () => {
  await owner.getByRole('button', { name: 'Account: Ines Instructor' }).click()
  await owner.getByRole('menuitem', { name: 'Account and tokens' }).click()
  await owner.waitForURL('**/account')
  await expect(section('Access tokens').getByText('You have no tokens.')).toBeVisible()
  await expectAccessible()

  await owner.getByRole('button', { name: 'New token' }).click()
  const form = dialog('New access token')
  await expect(form.getByLabel('Name')).toBeFocused()
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form.getByRole('alert')).toHaveText(['Please enter a name.', 'Choose at least one.'])
  await form.getByLabel('Name').fill('Timetable')
  await form.getByRole('checkbox', { name: /List sessions/ }).check()
  await expectAccessible()
  await owner.keyboard.press('Enter')
  token = await form.getByText(/^lpat_/).innerText()
  expect(token).toMatch(/^lpat_[\w-]{43}$/)
  await owner.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await form.getByRole('button', { name: 'Copy: Token' }).click()
  expect(await owner.evaluate(() => navigator.clipboard.readText())).toBe(token)
  await expectAccessible()
  await form.getByRole('button', { name: 'Done' }).click()
  await expect(section('Access tokens').getByRole('listitem')).toContainText([
    /Timetable.*lpat_.*sessions:read.*never used/s,
  ])
  await expect(owner.getByText(token)).toHaveCount(0)

  const sessions = await ask('/sessions', token)
  expect(await sessions.json()).toMatchObject({ items: [] })
  const lacking = await ask('/courses', token)
  expect(lacking.status).toBe(403)
  expect(await lacking.text()).toContain('courses:read')
})

test('a revoked token is refused', async () => {
  await owner.reload()
  await expect(section('Access tokens')).toContainText('last used today')
  await owner.getByRole('button', { name: 'Revoke: Timetable' }).click()
  await dialog('Revoke “Timetable”?').getByRole('button', { name: 'Revoke' }).click()
  await expect(section('Access tokens').getByText('You have no tokens.')).toBeVisible()
  expect((await ask('/sessions', token)).status).toBe(401)
})

test('a service gets tokens by its secret', async () => {
  await owner.getByRole('button', { name: 'New service' }).click()
  const form = dialog('New service')
  await form.getByLabel('Name').fill('Moodle')
  await form.getByRole('checkbox', { name: /which courses/ }).check()
  await form.getByRole('button', { name: 'Create' }).click()
  const secret = await form.getByText(/^lsec_/).innerText()
  const id = await form.locator('code').first().innerText()
  await form.getByRole('button', { name: 'Done' }).click()
  const answer = await fetch(`${server.base}/api/v1/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
  })
  const { access_token } = (await answer.json()) as { access_token: string }
  expect((await ask('/courses', access_token)).status).toBe(200)
  await owner.getByRole('button', { name: 'Revoke: Moodle' }).click()
  await dialog('Revoke “Moodle”?').getByRole('button', { name: 'Revoke' }).click()
  await expect(owner.getByText('No service acts for you.')).toBeVisible()
  expect((await ask('/courses', access_token)).status).toBe(401)
})

test('a person is added, changes the password on a phone, and is deactivated', async () => {
  await owner.getByRole('button', { name: 'Add a person' }).click()
  const form = dialog('Add a person')
  await form.getByLabel('Name').fill('Ada Assistant')
  await form.getByLabel('E-mail').fill('ines@example.org')
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form.getByRole('alert')).toHaveText('There is an account with this address already.')
  await form.getByLabel('E-mail').fill('ada@example.org')
  await form.getByRole('button', { name: 'Add' }).click()
  const password = await form.locator('code').innerText()
  await form.getByRole('button', { name: 'Done' }).click()
  await expect(section('People').getByRole('listitem')).toHaveCount(2)

  const ada = await (await people.arrive(PHONE)).newPage()
  const signIn = async (secret: string) => {
    await ada.goto(`${server.base}/sign-in?next=/account`)
    await ada.getByLabel('E-mail').fill('ada@example.org')
    await ada.getByLabel('Password', { exact: true }).fill(secret)
    await ada.keyboard.press('Enter')
  }
  await signIn(password)
  await ada.waitForURL('**/account')
  await expect(section('People', ada)).toHaveCount(0)
  await ada.getByLabel('Current password').fill('not this one')
  await ada.getByLabel('New password').fill('my own long password')
  await ada.getByRole('button', { name: 'Change the password' }).click()
  await expect(ada.getByRole('alert')).toHaveText('This is not your password.')
  await ada.getByLabel('Current password').fill(password)
  await ada.getByRole('button', { name: 'Change the password' }).click()
  await expect(ada.getByText('Your password is changed.')).toBeVisible()
  await expectAccessible(ada)
  const wide = await ada.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(PHONE.viewport.width)

  await owner.getByRole('button', { name: 'Deactivate: Ada Assistant' }).click()
  await dialog('Deactivate “Ada Assistant”?').getByRole('button', { name: 'Deactivate' }).click()
  await expect(section('People').getByText('Deactivated')).toBeVisible()
  await ada.reload()
  await ada.waitForURL('**/sign-in**')
  await owner.getByRole('button', { name: 'Make active again: Ada Assistant' }).click()
  await expect(section('People').getByText('Deactivated')).toHaveCount(0)
  await signIn('my own long password')
  await ada.waitForURL('**/account')
})

test('nothing went wrong in the consoles', () => {
  expect(people.complaints).toEqual([])
})
