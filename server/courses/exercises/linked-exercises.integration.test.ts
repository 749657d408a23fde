import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { courseDisk } from '../disk.ts'
import { compileExercises } from './compile-exercises.ts'

let folder: string
const course = () => join(folder, 'course')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linked-exercises-'))
  const leap = join(folder, 'elsewhere/leap')
  for (const name of ['starter', 'solution', 'checks']) mkdirSync(join(leap, name), { recursive: true })
  writeFileSync(join(leap, 'exercise.yaml'), 'title: Leap\n')
  writeFileSync(join(leap, 'brief.md'), 'Do it.\n')
  writeFileSync(join(leap, 'starter/main.py'), 'x = 1\n')
  writeFileSync(join(leap, 'solution/main.py'), 'x = 2\n')
  writeFileSync(join(leap, 'checks/test_main.py'), 'import main\n')
  mkdirSync(join(course(), '02-asgi'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const warned = async (isCollection = false) => {
  const { exercises, problems } = await compileExercises(courseDisk(course()), { isCollection })
  return {
    ids: exercises.map(({ id }) => id),
    warnings: problems
      .filter(({ severity, message }) => severity === 'warning' && message.startsWith('This is a link'))
      .map(({ file }) => file),
  }
}

it('folders of exercises that lead out of the course are warned of, not passed over', async () => {
  symlinkSync(join(folder, 'elsewhere'), join(course(), 'exercises'))
  symlinkSync(join(folder, 'elsewhere'), join(course(), '02-asgi/exercises'))
  const both = { ids: [], warnings: ['exercises', '02-asgi/exercises'] }
  expect(await warned()).toEqual(both)
  expect(await warned(true)).toEqual(both)
})

it('so are exercises, and links that lead nowhere', async () => {
  mkdirSync(join(course(), 'exercises'))
  symlinkSync(join(folder, 'elsewhere/leap'), join(course(), 'exercises/leap'))
  symlinkSync(join(folder, 'nowhere'), join(course(), 'exercises/none'))
  expect(await warned()).toEqual({ ids: [], warnings: ['exercises/leap', 'exercises/none'] })
})

it('links within the course are followed', async () => {
  cpSync(join(folder, 'elsewhere'), join(course(), 'kept'), { recursive: true })
  symlinkSync('kept', join(course(), 'exercises'))
  expect(await warned()).toEqual({ ids: ['leap'], warnings: [] })
})
