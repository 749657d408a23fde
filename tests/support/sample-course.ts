import { deckTexts } from '../../server/courses/course-texts.ts'
import type { CompiledCourse, CourseLibrary } from '../../server/ports/course-library.ts'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { CourseModule, StaffDeck } from '../../shared/course/deck.ts'
import { exercise } from '../fixtures/exercises.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** A course with markers in everything that only staff may see. */
export const DECK: StaffDeck = {
  id: 'deck-1',
  course: 'intro',
  title: 'Introduction',
  language: 'en',
  aspect: 16 / 9,
  slides: [
    {
      title: 'Welcome',
      layout: 'cover',
      classes: '',
      html: `<h1>Welcome</h1>${'<p>to the course</p>'.repeat(100)}`,
      steps: 2,
      background: 'asset:images/cover.png',
      notes: '<p>CANARY-NOTES</p>',
      minutes: 3,
      covers: ['CANARY-TOPIC'],
      hints: [{ severity: 'warning', file: 'CANARY-FILE.md', line: 1, message: 'CANARY-HINT' }],
    },
    {
      title: 'End',
      layout: 'default',
      classes: '',
      html: '<p>End</p>',
      steps: 0,
      notes: 'CANARY-NOTES',
      covers: [],
      hints: [],
    },
  ],
  exercises: [
    exercise('leap'),
    {
      id: 'hello',
      title: 'Hello',
      points: 2,
      brief: `<h1>Hello</h1>${'<p>Say it.</p>'.repeat(200)}`,
      starter: [{ name: 'main.py', text: 'print()' }],
      entry: 'main.py',
      hints: ['<p>Look at print.</p>'],
      checks: [{ id: 'says', title: 'Says hello', kind: 'output', expected: { equals: 'Hello' } }],
      hiddenChecks: [
        { id: 'h', title: 'CANARY-HIDDEN', kind: 'output', expected: { equals: 'CANARY-EXPECTED' } },
      ],
      solution: [{ name: 'main.py', text: 'CANARY-SOLUTION' }],
      steps: [
        { title: 'First', checks: ['greets'] },
        { title: 'Second', checks: [] },
      ],
      stepFiles: [[{ name: 'main.py', text: 'CANARY-STEP-1' }], [{ name: 'main.py', text: 'CANARY-STEP-2' }]],
      covers: ['CANARY-COVERS'],
    },
  ],
  quizzes: [],
}

/** Each of a slide. */
const MODULES: CourseModule[] = [{ title: 'Welcome', minutes: 3 }, { title: 'End' }]

const compiled = (staff: StaffDeck, modules: CourseModule[]): CompiledCourse => ({
  staff,
  audience: audienceDeck(staff),
  problems: [],
  modules,
})

/** A library of this one course, `intro`, and of `empty`, which has no slides. */
export const coursesWith = (deck: StaffDeck): CourseLibrary => ({
  async list() {
    return [
      {
        id: 'intro',
        title: 'Introduction',
        description: 'Where it begins.',
        language: 'en',
        modules: MODULES,
      },
    ]
  },
  async compile(id, modules) {
    if (id === 'empty') return compiled({ ...deck, slides: [] }, [])
    if (id !== 'intro') return undefined
    if (!modules) return compiled(deck, MODULES)
    return compiled({ ...deck, slides: deck.slides.filter((_, n) => modules.includes(n + 1)) }, MODULES)
  },
  async revision(id) {
    return id === 'intro' ? deck.id : undefined
  },
  async texts(id) {
    if (id !== 'intro') return undefined
    const { title, language } = deck
    const entry = { kind: 'course' as const, ref: '', title, body: 'Where it begins.', notes: '' }
    return { title, language, entries: [entry, ...deckTexts(deck)] }
  },
  async archive(id) {
    return id === 'intro' ? new Blob(['PK']).stream() : undefined
  },
  async asset(_id, path) {
    if (path !== 'images/deep/x.svg') return undefined
    return {
      type: 'image/svg+xml',
      size: SVG.length,
      stream: (part) => new Blob([part ? SVG.slice(part.first, part.last + 1) : SVG]).stream(),
    }
  },
})
