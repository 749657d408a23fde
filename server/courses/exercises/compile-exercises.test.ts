import { describe, expect, it } from 'vitest'
import { courseFiles } from '../../../tests/support/course-files.ts'
import { compileExercises } from './compile-exercises.ts'
import { CHARACTERS_MAX, FILE_MAX, FILES_MAX } from './exercise-files.ts'
import { EXERCISES_MAX } from './find-exercises.ts'

const compile = (files: Record<string, string>, isCollection = false) =>
  compileExercises(courseFiles(files), { isCollection })

const below = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))

/** A whole exercise; a test changes what it is about. */
const LEAP = {
  'exercise.yaml':
    'title: Leap years\nminutes: 10\npoints: 3\ncovers: [core.1, core.2]\nhints:\n  - Try **4** first.\n  - Then 100.\n',
  'brief.md': '# Leap\n\nSee ![a loop](./loop.svg).\n\n```python\nprint(1)\n```\n<script>alert(1)</script>\n',
  'loop.svg': '<svg/>',
  'starter/util.py': 'x = 1\n',
  'starter/main.py': 'print()\r\n',
  'solution/main.py': 'print("yes")\n',
  'checks/test_leap.py': 'import main\n',
  'checks/helper.py': 'y = 2\n',
  'hidden/test_more.py': 'import main\n',
}
const leap = (changes: Record<string, string> = {}) => below('exercises/leap', { ...LEAP, ...changes })
const shown = (problems: { severity: string; file: string; line: number; message: string }[]) =>
  problems.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`)

describe('exercises of a course', () => {
  it('are read with text, files and checks', async () => {
    const { exercises, problems, assets } = await compile(leap())
    expect(problems.map(({ message }) => message)).toEqual(['<script> is left out with all of its content.'])
    expect(exercises).toHaveLength(1)
    expect(exercises[0]).toMatchObject({
      id: 'leap',
      title: 'Leap years',
      minutes: 10,
      points: 3,
      entry: 'main.py',
      covers: ['core.1', 'core.2'],
      hints: ['<p>Try <strong>4</strong> first.</p>', '<p>Then 100.</p>'],
      starter: [
        { name: 'main.py', text: 'print()\n' },
        { name: 'util.py', text: 'x = 1\n' },
      ],
      solution: [{ name: 'main.py', text: 'print("yes")\n' }],
      checks: [
        {
          id: 'test-leap-py',
          title: 'test_leap.py',
          kind: 'tests',
          files: [{ name: 'test_leap.py' }, { name: 'helper.py' }],
        },
      ],
      hiddenChecks: [{ id: 'test-more-py', kind: 'tests', files: [{ name: 'test_more.py' }] }],
    })
    expect(exercises[0]?.brief).toContain('src="asset:exercises/leap/loop.svg"')
    expect(exercises[0]?.brief).toContain('class="shiki')
    expect(exercises[0]?.brief).not.toContain('<script')
    expect([...assets]).toEqual(['exercises/leap/loop.svg'])
  })

  it('are found below modules and in folders, each with an id of its own', async () => {
    const files = {
      ...leap(),
      ...below('01-asgi/exercises/hello', LEAP),
      ...below('exercises/python/Bob', LEAP),
      ...below('02-x/exercises/leap', LEAP),
      'exercises/notes/readme.txt': 'no exercise',
      'exercises/unfinished/brief.md': 'Soon',
    }
    const { exercises, problems } = await compile(files)
    expect(exercises.map(({ id }) => id)).toEqual(['leap', 'python-bob', 'hello'])
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(shown(errors)).toEqual([
      'error exercises/unfinished/exercise.yaml:1 There is a brief, but no exercise.yaml: the exercise is left out.',
      'error 02-x/exercises/leap:1 There is another exercise leap, in exercises/leap; this one is left out.',
    ])
  })

  it('may be the whole course', async () => {
    expect((await compile(below('leap', LEAP), true)).exercises.map(({ id }) => id)).toEqual(['leap'])
    expect((await compile(below('leap', LEAP), false)).exercises).toEqual([])
  })

  it('say where a mistake is, and keep what is right', async () => {
    const yaml =
      'title: ""\nminutes: soon\npoints: 2\nentry: gone.py\napp: main\ncolour: red\nhints: no list\n'
    const { exercises, problems } = await compile(leap({ 'exercise.yaml': yaml }))
    expect(exercises[0]).toMatchObject({ title: 'Leap', points: 2, entry: 'main.py', hints: [] })
    expect(shown(problems.slice(0, 6))).toEqual([
      expect.stringMatching(/^error exercises\/leap\/exercise\.yaml:1 `title`: /),
      'error exercises/leap/exercise.yaml:2 `minutes`: has to be a number of minutes',
      'error exercises/leap/exercise.yaml:5 `app`: has to be module:name, such as main:app',
      'warning exercises/leap/exercise.yaml:6 There is no key colour here.',
      'error exercises/leap/exercise.yaml:7 `hints`: has to be a list of texts',
      'error exercises/leap/exercise.yaml:4 There is no file gone.py in starter or solution.',
    ])
  })

  it('open without what is missing, and say so', async () => {
    const { exercises, problems } = await compile({ 'exercises/a/exercise.yaml': 'title: [' })
    expect(exercises).toMatchObject([{ id: 'a', title: 'a', points: 1, brief: '', starter: [], checks: [] }])
    expect(exercises[0]).not.toHaveProperty('entry')
    const messages = problems.map(({ message }) => message)
    expect(messages[0]).toContain('Not valid YAML')
    expect(messages.slice(-4)).toEqual([
      'There is no file in the folder starter.',
      'There is no brief: say in brief.md what is to be done.',
      'The exercise has no solution.',
      'The exercise has no checks.',
    ])
  })

  it('leave out files that nobody could edit', async () => {
    const { exercises, problems } = await compile(
      leap({
        'starter/data.bin': 'a\0b',
        'starter/long.py': 'x'.repeat(FILE_MAX + 1),
        'starter/näme.py': 'x',
        'starter/__pycache__/a.pyc': 'x',
        'starter/shop/prices.py': 'x',
      }),
    )
    expect(exercises[0]?.starter.map(({ name }) => name)).toEqual(['main.py', 'shop/prices.py', 'util.py'])
    expect(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file)).toEqual([
      'exercises/leap/starter/data.bin',
      'exercises/leap/starter/long.py',
      'exercises/leap/starter/näme.py',
    ])
  })

  it('have bounds', async () => {
    const files = Object.fromEntries(
      Array.from({ length: FILES_MAX + 5 }, (_, i) => [`starter/f${i}.py`, 'x']),
    )
    const many = await compile(leap(files))
    expect(many.exercises[0]?.starter).toHaveLength(FILES_MAX)
    expect(many.problems.some(({ message }) => message.includes(`${FILES_MAX} files`))).toBe(true)
    const parts = CHARACTERS_MAX / FILE_MAX + 2
    const big = Object.fromEntries(
      Array.from({ length: parts }, (_, i) => [`starter/f${i}.py`, 'x'.repeat(FILE_MAX)]),
    )
    expect((await compile(leap(big))).problems[0]?.message).toContain(`${CHARACTERS_MAX} characters`)
    const tiny = { 'exercise.yaml': '', 'brief.md': 'x', 'starter/a.py': '' }
    const all = Array.from({ length: EXERCISES_MAX + 2 }, (_, i) => below(`exercises/e${i}`, tiny))
    expect((await compile(Object.assign({}, ...all))).exercises).toHaveLength(EXERCISES_MAX)
  })
})

describe('exercises in the layout of Exercism', () => {
  const files = below('exercises/two-fer', {
    '.meta/config.json':
      '{\n\t"files": {\n\t\t"solution": ["two_fer.py"],\n\t\t"test": ["two_fer_test.py"],\n\t\t"exemplar": [".meta/exemplar.py"]\n\t}\n}\n',
    '.meta/exemplar.py': 'def two_fer(): return 1\n',
    '.docs/introduction.md': '# Introduction\n\nOne for you.\n',
    '.docs/instructions.md': '# Instructions\n\nReturn a text.\n',
    '.docs/hints.md':
      '# Hints\n\n## General\n\n- Read the [docs][d].\n\n## 1. Say it\n\n- Use `f""`.\n  Really.\n',
    'two_fer.py': 'def two_fer(): pass\n',
    'two_fer_test.py': 'import unittest\n',
  })

  it('are read as they are', async () => {
    const { exercises, problems } = await compile(files)
    expect(problems).toEqual([])
    expect(exercises).toMatchObject([
      {
        id: 'two-fer',
        title: 'Two Fer',
        entry: 'two_fer.py',
        starter: [{ name: 'two_fer.py', text: 'def two_fer(): pass\n' }],
        solution: [{ name: 'two_fer.py', text: 'def two_fer(): return 1\n' }],
        checks: [{ kind: 'tests', title: 'two_fer_test.py' }],
        hints: [expect.stringContaining('Read the'), expect.stringContaining('<strong>1. Say it</strong>')],
      },
    ])
    expect(exercises[0]?.brief).toMatch(/One for you[\s\S]*Return a text/)
    expect(exercises[0]?.hints[1]).toMatch(/<code>f""<\/code>[\s\S]*Really/)
  })

  it('say what they miss', async () => {
    const { '.meta': _, ...rest } = { ...files, '.meta': '' }
    const config = '{ "files": { "solution": ["../../secret.py"], "test": "x", "example": ["a"] } }'
    const { problems } = await compile({ ...rest, 'exercises/two-fer/.meta/config.json': config })
    expect(shown(problems)[0]).toMatch(/^error exercises\/two-fer\/\.meta\/config\.json:1 `files\.test`/)
  })

  it('read nothing outside of their folder', async () => {
    const config =
      '{ "files": { "solution": ["../../secret.py"], "test": [], "example": ["../../secret.py"] } }'
    const { exercises } = await compile({
      ...files,
      'secret.py': 'SECRET',
      'exercises/two-fer/.meta/config.json': config,
    })
    expect(JSON.stringify(exercises)).not.toContain('SECRET')
  })
})

describe('exercises of GitHub Classroom', () => {
  const repository = (tests: unknown) =>
    below('exercises/sum', {
      '.github/classroom/autograding.json': JSON.stringify({ tests }, null, 2),
      'README.md': '# Add up\n\nWrite it.\n',
      'main.py': 'print(1)\n',
      'test_main.py': 'def test_one(): pass\n',
      'requirements.txt': 'pytest\n',
    })

  it('are read as they are', async () => {
    const { exercises, problems } = await compile(
      repository([
        {
          name: 'Prints',
          setup: '',
          run: 'python3 main.py',
          input: '1 2',
          output: '3',
          comparison: 'exact',
          points: 5,
        },
        { name: 'Tests', setup: 'pip install pytest', run: 'pytest', input: '', output: '', points: 10 },
        { name: 'Shape', run: 'python main.py', output: '^\\d+$', comparison: 'regex', timeout: 10 },
      ]),
    )
    expect(problems.map(({ message }) => message)).toEqual(['The exercise has no solution.'])
    expect(exercises).toMatchObject([
      {
        title: 'Add up',
        points: 15,
        starter: [{ name: 'main.py' }],
        checks: [
          { id: 'prints', kind: 'output', entry: 'main.py', input: '1 2', expected: { equals: '3' } },
          { id: 'tests', kind: 'tests', files: [{ name: 'test_main.py' }] },
          { id: 'shape', kind: 'output', expected: { matches: '^\\d+$' } },
        ],
      },
    ])
  })

  it('say which tests cannot be run here', async () => {
    const { exercises, problems } = await compile(
      repository([
        { name: 'Build', run: 'make all' },
        { run: 'pytest' },
        { name: 'x', run: 'python3 none.py' },
      ]),
    )
    expect(exercises[0]?.checks).toEqual([])
    expect(shown(problems).slice(0, 3)).toEqual([
      expect.stringContaining(':5 `make all` cannot be run here; the test is left out.'),
      expect.stringContaining(':7 `name`: '),
      expect.stringContaining('There is no file none.py to run.'),
    ])
  })
})
