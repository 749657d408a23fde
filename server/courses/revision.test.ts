import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { courseRevision } from './revision.ts'

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-revision-'))
  mkdirSync(join(folder, 'quizzes'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

it('is that of the texts of a folder, wherever it lies', async () => {
  const files = { 'slides.md': '# A', 'quizzes/one.yaml': 'questions: []' }
  const folder = folderWith(files)
  const revision = await courseRevision(folder)
  expect(await courseRevision(folderWith(files))).toBe(revision)
  writeFileSync(join(folder, 'picture.png'), 'x')
  expect(await courseRevision(folder)).toBe(revision)
  writeFileSync(join(folder, 'quizzes/one.yaml'), 'questions: [ ]')
  expect(await courseRevision(folder)).not.toBe(revision)
  expect(await courseRevision(folderWith({ 'slides.md': '# Aquizzes' }))).not.toBe(revision)
})

it('is that of a single file and what it includes, not of its neighbours', async () => {
  const folder = folderWith({ 'a.md': '# A\n\n---\nsrc: ./part.md\n---\n', 'part.md': '# P', 'b.md': '# B' })
  const file = join(folder, 'a.md')
  const revision = await courseRevision(file)
  writeFileSync(join(folder, 'b.md'), '# Other')
  expect(await courseRevision(file)).toBe(revision)
  writeFileSync(join(folder, 'part.md'), '# Other')
  expect(await courseRevision(file)).not.toBe(revision)
})
