import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { Webhook as Verifier } from 'standardwebhooks'
import { ServerProcess } from '../support/server-process.ts'
import { answering, WebhookReceiver } from '../support/webhook-receiver.ts'
import { becomeOwner, everybodyLeaves, openedSession, People, PHONE } from './people.ts'

const CONTENT = join(import.meta.dirname, '../fixtures/take-home-courses')

/** Where screenshots go, for whoever wants to look at the page. */
const SHOTS = process.env.LECTERN_SCREENSHOTS

test('an instructor lets another program know what happens in a class', async ({ browser }) => {
  const receiver = await WebhookReceiver.start()
  const server = await ServerProcess.start({ LECTERN_WEBHOOK_PRIVATE: 'allow', LECTERN_CONTENT: CONTENT })
  try {
    const people = new People(browser)
    const desk = await people.arrive()
    const page = await desk.newPage()
    await becomeOwner(page, server)
    await page.getByRole('button', { name: /^Account: / }).click()
    await page.getByRole('menuitem', { name: 'Webhooks' }).click()
    await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()

    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await page.getByLabel('Address').fill('http://8.8.8.8/hook')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('Choose at least one event.')).toBeVisible()
    await page.getByRole('checkbox', { name: /session\.created/ }).check()
    await page.getByRole('checkbox', { name: /session\.started/ }).check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText(/only addresses that begin with https/)).toBeVisible()
    await page.getByLabel('Address').fill(receiver.url)
    await page.getByLabel('What it is for').fill('Grade book')
    await readable(page)
    await shot(page, 'webhook-form')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const secret = await page.getByText(/^whsec_/).innerText()
    await shot(page, 'webhook-secret')
    await page.getByRole('button', { name: 'I have it' }).click()
    await expect(page.getByText(/whsec_/)).toHaveCount(0)

    await page.getByRole('button', { name: 'Send a test to Grade book' }).click()
    await expect(page.getByText(/The receiver took it: 204/)).toBeVisible()
    const verifier = new Verifier(secret)
    const [tried] = receiver.received
    expect(verifier.verify(tried?.body ?? '', tried?.headers ?? {})).toMatchObject({ type: 'webhook.test' })

    // A class: its beginning is taken, its start is not wanted by a receiver that is gone.
    const teach = await desk.newPage()
    await teach.goto(`${server.base}/teach`)
    await teach
      .getByRole('button', { name: /^Start a session of/ })
      .first()
      .click()
    await teach.getByRole('dialog').getByRole('button', { name: 'Start session' }).click()
    const session = await openedSession(teach)
    await expect.poll(() => receiver.types).toEqual(['webhook.test', 'session.created'])
    receiver.answers.push(answering(410))
    await teach.getByRole('button', { name: 'Start the class' }).first().click()
    await expect.poll(() => receiver.types).toContain('session.started')
    for (const { headers, body } of receiver.received.slice(1)) {
      expect(verifier.verify(body, headers)).toMatchObject({ data: { session: session.id } })
    }

    await page.reload()
    await expect(page.getByText('The receiver answered 410 Gone: it wants no more.')).toBeVisible()
    await page.getByRole('button', { name: 'Deliveries to Grade book' }).click()
    const deliveries = page.getByRole('list', { name: 'Deliveries' })
    await expect(deliveries.getByRole('listitem').first()).toContainText('Failed')
    await expect(deliveries.getByRole('listitem').last()).toContainText('Answered 204.')
    await readable(page)
    await shot(page, 'webhooks-desk')

    await page.getByRole('button', { name: 'More about Grade book' }).click()
    await page.getByRole('menuitem', { name: 'Turn on' }).click()
    await expect(page.getByText('On', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Deliver session.started again' }).click()
    await expect(deliveries.getByRole('listitem').first()).toContainText('Delivered')
    const ids = receiver.received.slice(2).map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)

    const phone = await people.arrive({ ...PHONE, storageState: await desk.storageState() })
    const small = await phone.newPage()
    await small.goto(`${server.base}/webhooks`)
    await small.getByRole('button', { name: 'Deliveries to Grade book' }).click()
    await expect(small.getByRole('list', { name: 'Deliveries' })).toBeVisible()
    await readable(small)
    await shot(small, 'webhooks-phone')
    const overflow = await small.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)

    await small.getByRole('button', { name: 'More about Grade book' }).click()
    await small.getByRole('menuitem', { name: 'Delete' }).click()
    await small.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(small.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()
    expect(people.complaints).toEqual([])
  } finally {
    await everybodyLeaves(browser)
    await server.stop()
    await receiver.stop()
  }
})

async function readable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
