import type { CourseModule } from '../../shared/course/deck.ts'
import { COURSE_FILE } from './course-file.ts'
import { deckTitle } from './deck-info.ts'
import type { LocatedCourse } from './locate.ts'
import { resolveInCourse } from './parse/course-path.ts'
import { parseDeck } from './parse/parse-deck.ts'
import type { FrontMatter, RawDeck } from './parse/raw-slide.ts'

/** What `course.yaml` says of the modules; one without a title has that of its slides, else the name of its file. */
export async function courseModules({
  course,
  disk,
}: Pick<LocatedCourse, 'course' | 'disk'>): Promise<CourseModule[]> {
  const titleOf = async (file: string) => {
    const path = resolveInCourse('', file.replace(/#.*$/, ''))
    const deck = path === undefined ? undefined : await parseDeck(path, disk.read)
    return (deck && deckTitle(deck.head, deck.slides)) ?? file
  }
  return Promise.all(
    (course.modules ?? []).map(async ({ file, title, minutes }) => ({
      title: title ?? (await titleOf(file)),
      ...(minutes === undefined ? {} : { minutes }),
    })),
  )
}

/**
 * The slides of some modules, in the order of the course.
 * @param head the front matter of the course's deck, whose `defaults` hold for these slides too
 * @param numbers from 1; those that the course does not have are left out
 */
export async function deckOfModules(
  { course, disk }: Pick<LocatedCourse, 'course' | 'disk'>,
  head: FrontMatter,
  numbers: readonly number[],
): Promise<RawDeck> {
  const chosen = (course.modules ?? []).filter((_, index) => numbers.includes(index + 1))
  const text = deckOfFiles(
    chosen.map(({ file }) => file),
    head.defaults,
  )
  // It stands in no file: what is wrong with its includes is the fault of the list of modules.
  const deck = await parseDeck(COURSE_FILE, async (path) => (path === COURSE_FILE ? text : disk.read(path)))
  return {
    ...deck,
    slides: chosen.length > 0 ? deck.slides : [],
    problems: deck.problems.map((problem) =>
      problem.file === COURSE_FILE ? { ...problem, line: 1 } : problem,
    ),
  }
}

/**
 * Of each slide the number of the module whose file it stands in.
 * @returns null for slides that stand in another file
 */
export function modulesOfSlides(
  modules: readonly { file: string }[],
  slides: readonly { file: string }[],
): (number | null)[] {
  const files = modules.map(({ file }) => resolveInCourse('', file.replace(/#.*$/, '')))
  return slides.map(({ file }) => files.indexOf(file) + 1 || null)
}

/** Slidev's Markdown of a deck that is other files, one after the other. */
export function deckOfFiles(files: readonly string[], defaults?: unknown): string {
  const slides = files.map((file, index) => {
    const settings = index === 0 && defaults !== undefined ? `defaults: ${JSON.stringify(defaults)}\n` : ''
    // JSON is YAML, whatever characters it holds.
    return `---\nsrc: ${JSON.stringify(`/${file.replace(/^\.?\//, '')}`)}\n${settings}---\n`
  })
  return slides.join('\n')
}
