import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ServerProcess } from '../support/server-process.ts'
import { tarOf } from '../support/tar-file.ts'
import { zipFile, zipOf } from '../support/zip-file.ts'
import { becomeOwner, everybodyLeaves, openedSession, People, PHONE } from './people.ts'

/** Courses come in as archives: with mistakes, without, and in the place of one that is there. */
test.describe.configure({ mode: 'serial' })

let server: ServerProcess
let people: People
let instructor: Page
let content: string

test.beforeAll(async ({ browser }) => {
  content = mkdtempSync(join(tmpdir(), 'lectern-content-'))
  server = await ServerProcess.start({ LECTERN_CONTENT: content, LECTERN_UPLOAD_MB: '1' })
  people = new People(browser)
  instructor = await (await people.arrive()).newPage()
  await becomeOwner(instructor, server)
})

test.afterAll(async ({ browser }) => {
  await everybodyLeaves(browser)
  await server.stop()
  rmSync(content, { recursive: true, force: true })
})

const dialog = () => instructor.getByRole('dialog', { name: 'Add a course' })
const button = (name: string) => dialog().getByRole('button', { name })
const choose = (name: string, buffer: Buffer) =>
  dialog().locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: instructor }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

const COURSE = {
  'ships/course.yaml': 'title: Ships\n',
  'ships/slides.md': '# Boats\n\n---\n\n# Ferries\n',
}

test('a form without an archive, or with another file, says so', async () => {
  await instructor.getByRole('button', { name: 'Upload a course' }).click()
  await expectAccessible()
  await button('Add the course').click()
  await expect(dialog().getByRole('alert')).toHaveText('Choose an archive first.')
  await choose('slides.pptx', Buffer.from('x'))
  await expect(dialog().getByRole('alert')).toHaveText('This is no .zip, .tar, .tar.gz or .tgz.')
  await choose('Big.zip', Buffer.alloc(1024 * 1024 + 1))
  await expect(dialog().getByLabel('Folder of the course')).toHaveValue('big')
  await button('Add the course').click()
  await expect(dialog().getByRole('alert')).toContainText('at most 1 MiB')
})

test('every mistake of a course is listed with its place, and nothing is added', async () => {
  const broken = { ...COURSE, 'ships/course.yaml': 'titel: Ships\nlanguage: 7\n' }
  await choose('Ships of the world.zip', zipFile(broken))
  await dialog().getByLabel('Folder of the course').fill('Ships!')
  await button('Add the course').click()
  await expect(dialog().getByRole('alert')).toContainText('small letters, digits and hyphens')
  await dialog().getByLabel('Folder of the course').fill('ships')
  await button('Add the course').click()
  await expect(dialog().getByText('The course was not added.')).toBeVisible()
  await expect(
    dialog()
      .getByText(/^course\.yaml:\d$/)
      .first(),
  ).toBeVisible()
  await expectAccessible()
  expect(readdirSync(content)).toEqual([])
})

test('an archive that means harm is refused with the name of the entry', async () => {
  await button('Choose another file').click()
  const evil = zipOf([
    { name: 'slides.md', content: '# One' },
    { name: '../../evil.md', content: 'x' },
  ])
  await choose('ships.zip', evil)
  await button('Add the course').click()
  await expect(dialog().getByText('../../evil.md', { exact: true })).toBeVisible()
  await expect(dialog().getByText('Its path has a part “..”.')).toBeVisible()
  expect(readdirSync(content)).toEqual([])
})

test('a good one is there at once, and a session of it opens', async () => {
  await button('Choose another file').click()
  await choose('ships.zip', zipFile(COURSE))
  await button('Add the course').click()
  await expect(dialog().getByText('“Ships” is there.')).toBeVisible()
  await expect(dialog().getByText('2 slides')).toBeVisible()
  await expectAccessible()
  await button('Open a session').click()
  await instructor
    .getByRole('dialog', { name: 'Start a session' })
    .getByRole('button', { name: 'Start session' })
    .click()
  await openedSession(instructor)
  await instructor.getByRole('button', { name: 'Start the class' }).click()
  await expect(instructor.getByRole('heading', { name: 'Boats' }).first()).toBeVisible()
})

test('on a phone a course is replaced after a warning; the open session keeps its slides', async () => {
  const present = instructor.url()
  await instructor.setViewportSize(PHONE.viewport)
  await instructor.goto(`${server.base}/teach`)
  await instructor.getByRole('button', { name: 'Add a course' }).click()
  await choose('ships.tar', tarOf([{ name: 'slides.md', content: '# Canoes\n' }]))
  await expect(dialog().getByText('This replaces “Ships”.')).toBeVisible()
  expect(await instructor.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width)
  await expectAccessible()
  await button('Add the course').click()
  const question = instructor.getByRole('dialog', { name: 'Replace “Ships”?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await button('Add the course').click()
  await question.getByRole('button', { name: 'Replace the course' }).click()
  await expect(dialog().getByText('is replaced.')).toBeVisible()
  await button('Done').click()
  await expect(instructor.getByRole('button', { name: 'Start a session of Canoes' })).toBeVisible()
  await instructor.setViewportSize({ width: 1440, height: 900 })
  await instructor.goto(present)
  await expect(instructor.getByRole('heading', { name: 'Boats' }).first()).toBeVisible()
  expect(readdirSync(content)).toEqual(['ships'])
})

test('a course is taken away as a zip', async () => {
  await instructor.goto(`${server.base}/teach`)
  const download = instructor.waitForEvent('download')
  await instructor.getByRole('link', { name: 'Download Canoes' }).click()
  expect((await download).suggestedFilename()).toBe('ships.zip')
  const answer = await instructor.request.get(`${server.base}/api/v1/courses/ships/archive`)
  expect((await answer.body()).subarray(0, 2).toString()).toBe('PK')
  expect(people.complaints).toEqual([])
})
