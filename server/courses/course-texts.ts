import type { StaffDeck } from '../../shared/course/deck.ts'
import type { Question } from '../../shared/course/quiz.ts'
import type { CourseTexts } from '../ports/course-library.ts'
import type { SearchEntry } from '../ports/search.ts'
import { compileCourse } from './compile.ts'
import { unreadCourse } from './list-courses.ts'
import { lookAtCourse } from './look-at-course.ts'
import { htmlText } from './render/html-text.ts'

export type { CourseTexts }

/** Characters of one slide or question that can be found: longer than any that fits on a screen. */
const MAX_TEXT = 20_000

/** What can be found in the course at a path. Takes long: a server calls it by `courseLibrary`. */
export async function courseTexts(path: string): Promise<CourseTexts> {
  const { title, description, language, modules } = ((await lookAtCourse(path)) ?? unreadCourse(path)).summary
  const { staff } = await compileCourse(path)
  const body = [description, ...modules.map((module) => module.title)].filter(Boolean).join(' · ')
  return {
    title,
    language,
    entries: [{ kind: 'course', ref: '', title, body, notes: '' }, ...deckTexts(staff)],
  }
}

/**
 * Slides, exercises and questions of a deck. A question is found by what it asks and offers, never by its key; an exercise
 * by its brief and its hints, not by its code.
 */
export function deckTexts({ slides, exercises, quizzes }: StaffDeck): SearchEntry[] {
  const asked = new Map(slides.flatMap(({ quiz }, index) => (quiz === undefined ? [] : [[quiz, index + 1]])))
  return [
    ...slides.map(({ title, html, notes }, index): SearchEntry => {
      const number = index + 1
      return {
        kind: 'slide',
        ref: String(number),
        slide: number,
        title,
        body: withoutTitle(textOf(html), title),
        notes: textOf(notes),
      }
    }),
    ...exercises.map(({ id, title, brief, hints }): SearchEntry => {
      const at = slides.findIndex(({ exercise }) => exercise === id)
      return {
        kind: 'exercise',
        ref: id,
        ...(at < 0 ? {} : { slide: at + 1 }),
        title,
        body: withoutTitle(textOf(brief), title),
        notes: textOf(hints.join('<br>')),
      }
    }),
    ...quizzes.flatMap(({ id, title, questions }) =>
      questions.map(({ question, explanation }): SearchEntry => {
        const slide = asked.get(id)
        return {
          kind: 'question',
          ref: question.id,
          ...(slide === undefined ? {} : { slide }),
          title,
          body: textOf([question.stem, ...offered(question)].join('<br>')),
          notes: textOf(explanation),
        }
      }),
    ),
  ]
}

/** Most slides begin with their title, which is found and shown by itself. */
const withoutTitle = (text: string, title: string) =>
  text.startsWith(title) ? text.slice(title.length).trim() : text

function offered(question: Question): string[] {
  if (question.kind === 'line') return question.html
  const options = 'options' in question ? question.options : []
  const targets = 'targets' in question ? question.targets : []
  return [...options, ...targets].map(({ html }) => html)
}

const textOf = (html: string) => htmlText(html).slice(0, MAX_TEXT)
