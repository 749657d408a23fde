import { basename } from 'node:path'
import { audienceDeck } from '../../shared/course/audience-deck.ts'
import type { DeckProblem, StaffDeck } from '../../shared/course/deck.ts'
import type { CourseCompilation } from './compile.ts'
import { COURSE_FILE } from './course-file.ts'
import { deckId } from './deck-id.ts'
import { deckAspect } from './deck-info.ts'
import { unreadCourse } from './list-courses.ts'

/** A course that cannot be compiled: a deck of no slides, with the reason as its problem. */
export function emptyCourse(path: string, message: string): CourseCompilation {
  const { summary } = unreadCourse(path)
  const { id: course, title, language } = summary
  const content: Omit<StaffDeck, 'id'> = {
    course,
    title,
    language,
    aspect: deckAspect({}),
    slides: [],
    exercises: [],
    quizzes: [],
  }
  const staff: StaffDeck = { id: deckId(content), ...content }
  const file = path.endsWith('.md') ? basename(path) : COURSE_FILE
  const problems: DeckProblem[] = [{ severity: 'error', file, line: 1, message }]
  return { staff, audience: audienceDeck(staff), problems, assets: [] }
}
