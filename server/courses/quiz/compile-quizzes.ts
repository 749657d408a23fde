import type { DeckProblem, StaffSlide } from '../../../shared/course/deck.ts'
import type { Quiz, QuizId } from '../../../shared/course/quiz.ts'
import type { CourseDisk } from '../disk.ts'
import { readKnown } from '../parse/known-front-matter.ts'
import type { RawSlide } from '../parse/raw-slide.ts'
import { outlineOf } from '../render/outline.ts'
import { compileQuiz, slug } from './compile-quiz.ts'
import { findQuizzes } from './find-quizzes.ts'
import { takeQuizFences } from './quiz-fences.ts'
import { quizRenderer } from './quiz-renderer.ts'
import type { SourceQuiz } from './source-quiz.ts'

export interface CompiledQuizzes {
  quizzes: Quiz[]
  /** The slides without the questions that stood on them. */
  slides: RawSlide[]
  /** Quizzes that stand on slides, by the index of the slide. */
  onSlides: ReadonlyMap<number, QuizId>
  problems: DeckProblem[]
}

export interface QuizFiles {
  /** Of a course that is a folder; without it only fences are compiled. */
  disk: CourseDisk | undefined
  has: (path: string) => boolean
  /** Takes the files that questions show. */
  assets: Set<string>
  /** Ids of the files to compile; absent for all. */
  wanted?: ReadonlySet<QuizId>
}

/**
 * Compiles the quizzes of a course: its files, then the fences on its slides.
 */
export async function compileQuizzes(
  raw: readonly RawSlide[],
  { disk, has, assets, wanted }: QuizFiles,
): Promise<CompiledQuizzes> {
  const { found, problems } = disk ? await findQuizzes(disk) : { found: [], problems: [] }
  const quizzes = new Map<QuizId, Quiz>()
  const add = async (id: QuizId, title: string, file: string, source: SourceQuiz) => {
    const { render, hints } = await quizRenderer(file, source, has, assets)
    const { quiz, problems: more } = await compileQuiz(id, source.title ?? title, source.questions, render)
    quizzes.set(id, quiz)
    problems.push(...[...source.problems, ...more].map((problem) => ({ ...problem, file })), ...hints())
  }
  for (const quiz of found) {
    if (!wanted || wanted.has(quiz.id)) await add(quiz.id, titleOfName(quiz.id), quiz.file, quiz)
  }

  const slides: RawSlide[] = []
  const onSlides = new Map<number, QuizId>()
  /** A slide that is included twice, or goes on with `--`, asks the same quiz. */
  const byPlace = new Map<string, QuizId>()
  // With all files, so that a quiz on a slide has the same id whether or not they are compiled.
  const taken = new Set(found.map(({ id }) => id))
  for (const [index, original] of raw.entries()) {
    const { slide, quiz } = takeQuizFences(original)
    slides.push(slide)
    if (!quiz) continue
    const place = `${slide.file}:${quiz.line}`
    const known = byPlace.get(place)
    const id = known ?? freeId(slug(quiz.name) || `slide-${index + 1}`, taken)
    taken.add(id)
    onSlides.set(index, id)
    if (known !== undefined) continue
    byPlace.set(place, id)
    if (quiz.name && slug(quiz.name) !== id) {
      const message = `There is another quiz ${slug(quiz.name)}; this one is called ${id}.`
      problems.push({ severity: 'warning', file: slide.file, line: quiz.line, message })
    }
    await add(id, outlineOf([slide], 'slidev')[0]?.title ?? titleOfName(id), slide.file, quiz)
  }
  return { quizzes: [...quizzes.values()], slides, onSlides, problems }
}

function freeId(wanted: string, taken: ReadonlySet<QuizId>): QuizId {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted.slice(0, 60)}-${number}`
    if (!taken.has(id)) return id
  }
}

/** Ids of the quizzes that slides name in their front matter. */
export function namedQuizzes(slides: readonly RawSlide[]): Set<QuizId> {
  return new Set(slides.flatMap((slide) => readKnown(slide).known.quiz ?? []))
}

/** `warm-up` → “Warm up”. */
function titleOfName(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Gives slides the quiz that stands on them, else the one that their front matter names. A name that is no quiz is taken
 * off, with a problem.
 *
 * @param raw where the slides stand, by the same index
 */
export function linkQuizzes(
  raw: readonly Pick<RawSlide, 'file' | 'line'>[],
  slides: readonly StaffSlide[],
  { quizzes, onSlides }: Pick<CompiledQuizzes, 'quizzes' | 'onSlides'>,
): DeckProblem[] {
  const known = new Set(quizzes.map(({ id }) => id))
  const problems: DeckProblem[] = []
  for (const [index, slide] of slides.entries()) {
    const { file = '', line = 1 } = raw[index] ?? {}
    const standing = onSlides.get(index)
    const { quiz: named } = slide
    if (standing !== undefined) {
      if (named !== undefined && named !== standing) {
        const message = `The slide has a quiz of its own; “quiz: ${named}” is ignored.`
        problems.push({ severity: 'warning', file, line, message })
      }
      slide.quiz = standing
    } else if (named !== undefined && !known.has(named)) {
      problems.push({ severity: 'error', file, line, message: `There is no quiz ${named} in this course.` })
      delete slide.quiz
    }
  }
  return problems
}
