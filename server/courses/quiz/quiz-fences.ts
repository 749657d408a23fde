import { regionScanner } from '../parse/lines.ts'
import type { RawSlide } from '../parse/raw-slide.ts'
import { parseYamlQuiz } from './parse-yaml-quiz.ts'
import { checked } from './read-quiz-file.ts'
import type { SourceQuiz } from './source-quiz.ts'

/** The quiz that stands on a slide. Lines are those of the slide's file. */
export interface FencedQuiz extends SourceQuiz {
  /** From the fence's info string, ```` ```quiz warm-up ````; '' where it has none. */
  name: string
  /** Of the first fence. */
  line: number
}

const OPENING = /^\s*(?:`{3,}|~{3,})\s*quiz(?:\s+(.*))?$/

/**
 * Takes the questions out of a slide: what is left of each fence is how many there were, in as many lines as before.
 * The fences of one slide are one quiz.
 */
export function takeQuizFences(slide: RawSlide): { slide: RawSlide; quiz: FencedQuiz | undefined } {
  const lines = slide.body.split('\n')
  if (!lines.some((line) => OPENING.test(line))) return { slide, quiz: undefined }
  const regionAt = regionScanner(lines)
  let quiz: FencedQuiz | undefined
  for (let at = 0; at < lines.length; at++) {
    const { kind, end } = regionAt(at)
    const opening = kind === 'code' ? OPENING.exec(lines[at] ?? '') : null
    if (opening && end > at) {
      const before = slide.bodyLine + at
      const found = inFile(checked(parseYamlQuiz(dedent(lines.slice(at + 1, end)))), before)
      quiz = {
        name: quiz?.name || (opening[1]?.trim() ?? ''),
        line: quiz?.line ?? before,
        questions: [...(quiz?.questions ?? []), ...found.questions],
        problems: [...(quiz?.problems ?? []), ...found.problems],
        ...((quiz?.title ?? found.title) ? { title: quiz?.title ?? found.title ?? '' } : {}),
      }
      lines.fill('', at + 1, end)
      lines[at] = (lines[at] ?? '').replace(/quiz.*$/, 'quiz')
      if (end > at + 1) lines[at + 1] = String(found.questions.length)
    }
    at = end
  }
  return { slide: { ...slide, body: lines.join('\n') }, quiz }
}

function inFile(quiz: SourceQuiz, before: number): SourceQuiz {
  const move = <T extends { line: number }>(item: T): T => ({ ...item, line: item.line + before })
  return { ...quiz, questions: quiz.questions.map(move), problems: quiz.problems.map(move) }
}

/** A fence may be indented, as in a column. */
function dedent(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents, 80)
  return lines.map((line) => line.slice(common)).join('\n')
}
