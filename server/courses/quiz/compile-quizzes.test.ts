import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../shared/course/check-answer.ts'
import { grade } from '../../../shared/course/grade.ts'
import type { Answer, StaffQuestion } from '../../../shared/course/quiz.ts'
import { compileCourse } from '../compile.ts'

let folder = ''
afterEach(() => rm(folder, { recursive: true, force: true }))

async function course(files: Record<string, string>) {
  folder = await mkdtemp(join(tmpdir(), 'lectern-quizzes-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return compileCourse(folder)
}

const EVERY_KIND = `title: Every kind
questions:
  - id: one
    ask: "Is **it** \`x\`, $a^2$, <script>alert(1)</script> or so?"
    choices:
      - right: |
          \`\`\`python
          pass
          \`\`\`
        feedback: "*Yes*"
      - <b onclick="x()">no</b>
    explain: "![A dot](dot.png)"
    covers: [asgi.1]
  - { ask: Several, choices: [{ right: a }, { right: b }, c] }
  - { ask: Poll, choices: [a, b], anonymous: true }
  - { ask: True?, true-false: false }
  - { ask: Number, number: 3, unit: ms }
  - { ask: Text, text: scope, pattern: sc.pe }
  - { ask: Prints, prints: "1" }
  - { ask: Order, order: [first, second, third], seconds: 30, may-change: true, points: 3 }
  - { ask: Match, match: { a: one, b: two }, extra: [three] }
  - { ask: Line, language: python, code: "def f():\\n  pas <b>\\n", wrong-line: 2 }
  - { ask: Rating, rating: 5 }
  - { ask: Cloud, open: cloud }
`

describe('quizzes of a course', () => {
  it('of every kind are compiled, sanitised, and can be answered rightly', async () => {
    const { staff, problems, assets } = await course({
      'slides.md': '# A\n',
      'quizzes/every-kind.yaml': EVERY_KIND,
      'quizzes/dot.png': '',
      'quizzes/README.md': 'not a quiz',
    })
    expect(problems).toEqual([
      {
        severity: 'warning',
        file: 'quizzes/every-kind.yaml',
        line: 3,
        message: expect.stringContaining('<script>'),
      },
    ])
    expect(assets).toEqual(['quizzes/dot.png'])
    const [quiz] = staff.quizzes
    expect(quiz).toMatchObject({ id: 'every-kind', title: 'Every kind' })
    const questions = quiz?.questions ?? []
    expect(questions.map(({ question }) => question.id)).toEqual(
      ['one', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map((name) => `every-kind/${name}`),
    )
    const [one] = questions
    expect(one?.question).toMatchObject({ points: 1, mayChange: false, anonymous: false, form: 'single' })
    expect(one?.question.stem).toContain('<strong>it</strong>')
    expect(one?.question.stem).toContain('<math')
    expect(JSON.stringify(staff.quizzes)).not.toMatch(/<script|onclick/)
    expect(one?.question.kind === 'choice' && one.question.options).toMatchObject([
      { id: 'a', html: expect.stringContaining('class="shiki') },
      { id: 'b', html: '<b>no</b>' },
    ])
    expect(one).toMatchObject({
      key: { kind: 'choice', options: ['a'] },
      feedback: { a: '<p><em>Yes</em></p>' },
      explanation: expect.stringContaining('src="asset:quizzes/dot.png"'),
      covers: ['asgi.1'],
    })
    expect(questions[2]).toMatchObject({ question: { points: 0, anonymous: true } })
    expect(questions[2]).not.toHaveProperty('key')
    expect(questions[7]?.question).toMatchObject({ seconds: 30, mayChange: true, points: 3 })
    expect(questions[9]?.question).toMatchObject({ lines: ['def f():', '  pas <b>'] })
    const line = questions[9]?.question
    expect(line?.kind === 'line' && line.html).toEqual([
      expect.stringContaining('--shiki-light'),
      expect.stringMatching(/&lt;/),
    ])
    for (const question of questions.filter(({ key }) => key)) {
      const right = rightAnswer(question)
      expect(checkAnswer(question.question, right)).toBeUndefined()
      expect(question.key && grade(question.question, question.key, right)).toEqual({
        correct: true,
        share: 1,
      })
    }
  })

  it('show the parts of an order and the targets of pairs in another order than the right one', async () => {
    const { staff } = await course({ 'slides.md': '# A\n', 'quizzes/every-kind.yaml': EVERY_KIND })
    const [order, match] = [7, 8].map((at) => staff.quizzes[0]?.questions[at])
    expect(order?.key?.kind === 'order' && order.key.options).not.toEqual(['a', 'b', 'c'])
    expect(match?.key?.kind === 'match' && Object.values(match.key.pairs)).not.toEqual(['a', 'b'])
  })

  it('come from files of all formats, in the course and its modules, each id once', async () => {
    const { staff, problems } = await course({
      'slides.md': '# A\n',
      'quizzes/a.gift': 'Q {T}\n\nbad {',
      'quizzes/b.txt': 'Q\nA. x\nB. y\nANSWER: A\n',
      'quizzes/c.csv': 'Question,Answer 1,Answer 2,Time limit,Correct answer(s)\nQ,x,y,20,1\n',
      '01-wsgi/quizzes/d.xml':
        '<quiz><question type="essay"><questiontext><text>Q</text></questiontext></question></quiz>',
      '01-wsgi/quizzes/A.yml': 'ask: Q\nopen: text',
    })
    expect(staff.quizzes.map(({ id, questions }) => [id, questions.length])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 1],
    ])
    expect(problems).toMatchObject([
      {
        severity: 'error',
        file: '01-wsgi/quizzes/A.yml',
        line: 1,
        message: expect.stringContaining('quizzes/a.gift'),
      },
      { severity: 'error', file: 'quizzes/a.gift', line: 3 },
    ])
  })

  it('stand on slides: as a fence, which shows a card, and by name', async () => {
    const { staff, audience, problems } = await course({
      'quizzes/warm-up.yaml': 'ask: SECRET-FILE\ntrue-false: true',
      'slides.md': `# Cover

---
quiz: warm-up
---

# By name

---

# WSGI check

\`\`\`quiz
- ask: SECRET-STEM
  text: SECRET-KEY
- ask: Broken
\`\`\`

Then go on.

---
quiz: nowhere
---

~~~quiz last-one
ask: SECRET-OTHER
true-false: true
~~~

---
quiz: nowhere
---

# Unknown
`,
    })
    expect(staff.slides.map(({ quiz }) => quiz)).toEqual([
      undefined,
      'warm-up',
      'slide-3',
      'last-one',
      undefined,
    ])
    expect(staff.quizzes.map(({ id, title }) => [id, title])).toEqual([
      ['warm-up', 'Warm up'],
      ['slide-3', 'WSGI check'],
      ['last-one', 'Last one'],
    ])
    expect(staff.slides[2]?.html).toContain(
      '<div class="quiz-card"><p><strong>Quiz</strong>: 1 question</p></div>',
    )
    expect(staff.slides[2]?.html).toContain('Then go on.')
    expect(problems.map(({ severity, line, message }) => `${severity} ${line} ${message}`)).toEqual([
      expect.stringContaining('error 16 It says nothing about answers'),
      'warning 21 The slide has a quiz of its own; “quiz: nowhere” is ignored.',
      'error 30 There is no quiz nowhere in this course.',
    ])
    expect(JSON.stringify(staff.quizzes)).toContain('SECRET-KEY')
    expect(JSON.stringify(audience)).not.toContain('SECRET')
    expect(JSON.stringify(staff.slides)).not.toContain('SECRET')
  })

  it.each([
    ['in a list', '- item\n\n  > ```quiz\n  > ask: SECRET\n  > true-false: true\n  > ```'],
    ['in a quote', '> ```quiz\n> ask: SECRET\n> true-false: true\n> ```'],
    ['never closed', '```quiz\nask: SECRET\ntrue-false: true\n'],
    ['from a file', '<<< @/quizzes/warm-up.yaml quiz'],
  ])('[V10] a quiz fence %s shows nothing of its key', async (_, body) => {
    const { staff, problems } = await course({
      'slides.md': `# A\n\n${body}\n`,
      'quizzes/warm-up.yaml': 'ask: SECRET\ntrue-false: true',
    })
    expect(JSON.stringify(staff.slides)).not.toContain('SECRET')
    expect(JSON.stringify(staff.slides)).toContain('<strong>Quiz</strong>')
    expect(problems.map(({ message }) => message).join()).toContain('This quiz is not asked')
  })

  it('[V10] a quiz fence in notes shows nothing of its key to staff either', async () => {
    const { staff } = await course({
      'slides.md': '# A\n\n<!--\n```quiz\nask: SECRET\nopen: text\n```\n-->\n',
    })
    expect(staff.slides[0]?.notes).toBe('<div class="quiz-card"><p><strong>Quiz</strong></p></div>')
  })

  it('are one quiz where a slide is shown twice', async () => {
    const { staff } = await course({
      'slides.md': '---\nsrc: ./a.md\n---\n\n---\nsrc: ./a.md\n---\n',
      'a.md': '# A\n\n```quiz\nask: Q\nopen: text\n```\n',
    })
    expect(staff.slides.map(({ quiz }) => quiz)).toEqual(['slide-1', 'slide-1'])
    expect(staff.quizzes).toHaveLength(1)
  })
})

/** What somebody answers who knows the key. */
function rightAnswer({ key, question }: StaffQuestion): Answer {
  if (key?.kind === 'number') return { kind: 'number', value: key.min }
  if (key?.kind === 'text') return { kind: 'text', text: key.accepted[0] ?? '' }
  if (key?.kind === 'line') return { kind: 'line', line: key.lines[0] ?? 0 }
  if (key?.kind === 'match') return { kind: 'match', pairs: key.pairs }
  if (key?.kind === 'order' || key?.kind === 'choice') return { kind: key.kind, options: key.options }
  throw new Error(`no key: ${question.id}`)
}
