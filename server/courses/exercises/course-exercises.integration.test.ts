import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCourse } from '../check-course.ts'
import { compileCourse } from '../compile.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-exercises-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const exercise = (id: string, yaml = `title: ${id}\ncovers: [t.1]\nhints: [Look.]\n`) => ({
  [`course/exercises/${id}/exercise.yaml`]: yaml,
  [`course/exercises/${id}/brief.md`]: 'Do it.\n',
  [`course/exercises/${id}/starter/main.py`]: 'print()\n',
  [`course/exercises/${id}/solution/main.py`]: 'print(1)\n',
  [`course/exercises/${id}/checks/test_main.py`]: 'import main\n',
})

const SLIDES = `# One

---
exercise: zeta
covers: [t.2]
---

# Two

---
exercise: nothing
---

# Three
`

describe('a course with exercises', () => {
  it('has them in the order of its slides, and says which slide names one that is not there', async () => {
    write({ 'course/slides.md': SLIDES, ...exercise('alpha'), ...exercise('zeta') })
    const { staff, audience, problems } = await compileCourse(join(folder, 'course'))
    expect(staff.exercises.map(({ id }) => id)).toEqual(['zeta', 'alpha'])
    expect(staff.slides.map((slide) => slide.exercise)).toEqual([undefined, 'zeta', undefined])
    expect(audience.slides[1]?.exercise).toBe('zeta')
    expect(audience.exercises).toEqual([
      { id: 'zeta', title: 'zeta', points: 1 },
      { id: 'alpha', title: 'alpha', points: 1 },
    ])
    expect(problems).toEqual([
      {
        severity: 'error',
        file: 'slides.md',
        line: 10,
        message: 'There is no exercise nothing in this course.',
      },
    ])
  })

  it('is counted with what its exercises have and practise', async () => {
    write({ 'course/slides.md': SLIDES, ...exercise('alpha'), ...exercise('zeta', 'covers: t.9\n') })
    write({ 'topics.tsv': 'id\tsection\tsubsection\ttopic\nt.1\tS\t\tOne\nt.2\tS\t\tTwo\n' })
    const check = await checkCourse(join(folder, 'course'), join(folder, 'topics.tsv'))
    expect(check.exercises).toEqual({
      count: 2,
      withHints: 1,
      withSolution: 2,
      withChecks: 2,
      covers: ['t.9', 't.1'],
    })
    expect(check.coverage).toMatchObject({
      taught: [{ id: 't.2' }],
      missing: [{ id: 't.1' }],
      exercised: [{ id: 't.1' }],
    })
    expect(check.problems.at(-1)?.message).toBe(
      'An exercise covers "t.9", which is not in the list of topics.',
    )
  })

  it('may have no slides', async () => {
    write(exercise('alpha'))
    const { staff, problems } = await compileCourse(join(folder, 'course'))
    expect([staff.slides.length, staff.exercises.length, problems.length]).toEqual([0, 1, 0])
  })

  it('reads nothing by links that lead out of its folder', async () => {
    write({
      'course/slides.md': '# One\n',
      ...exercise('alpha'),
      'outside/secret.py': 'SECRET',
      'outside/brief.md': 'SECRET',
    })
    const at = (path: string) => join(folder, 'course/exercises/alpha', path)
    symlinkSync(join(folder, 'outside/secret.py'), at('starter/linked.py'))
    symlinkSync(join(folder, 'outside'), at('starter/folder'))
    symlinkSync('../../alpha', at('starter/circle'))
    rmSync(at('brief.md'))
    symlinkSync(join(folder, 'outside/brief.md'), at('brief.md'))
    const { staff, problems } = await compileCourse(join(folder, 'course'))
    expect(JSON.stringify(staff)).not.toContain('SECRET')
    expect(staff.exercises[0]?.brief).toBe('')
    expect(problems.some(({ message }) => message.startsWith('There is no brief'))).toBe(true)
  })
})
