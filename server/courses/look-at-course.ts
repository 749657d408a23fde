import type { CourseSummary } from '../../shared/course/deck.ts'
import { deckLanguage, deckTitle } from './deck-info.ts'
import type { ListedCourse } from './list-courses.ts'
import { type LocatedCourse, locateCourse } from './locate.ts'
import { courseModules } from './modules.ts'
import { parseDeck } from './parse/parse-deck.ts'

/** What a list says of the course at a path; `undefined` where there is none. */
export async function lookAtCourse(path: string): Promise<ListedCourse | undefined> {
  const located = await locateCourse(path)
  const { entry, course, problems } = located
  const isCourse = entry !== undefined || Object.keys(course).length > 0
  if (!isCourse && problems.every(({ message }) => message.startsWith('There is no slides.md')))
    return undefined
  return { summary: await summarise(located), problems }
}

async function summarise(located: LocatedCourse): Promise<CourseSummary> {
  const { id, course, disk, entry } = located
  const deck = entry ? await parseDeck(entry, disk.read) : undefined
  const info = deck?.head.description ?? deck?.head.info
  return {
    id,
    title: course.title ?? (deck && deckTitle(deck.head, deck.slides)) ?? id,
    description: course.description || (typeof info === 'string' ? firstSentence(info) : ''),
    language: course.language ?? (deck && deckLanguage(deck.head)) ?? 'en',
    modules: await courseModules(located),
  }
}

/** Slidev's `info` is Markdown of any length; its first line of text is enough for a list. */
function firstSentence(markdown: string): string {
  const line = markdown.split('\n').find((text) => text.trim() && !text.trimStart().startsWith('#'))
  return (line ?? '').trim().slice(0, 300)
}
