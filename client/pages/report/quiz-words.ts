import type { Question } from '../../../shared/course/quiz.ts'
import type { QuestionResults } from '../../../shared/report/quiz-results.ts'

/** What kind of question it is, as teachers say it. */
export function kindText(question: Question): string {
  switch (question.kind) {
    case 'choice':
      return { single: 'One right', multiple: 'Several right', 'true-false': 'True or false' }[question.form]
    case 'text':
      return question.form === 'output' ? 'What is printed' : 'Short text'
    case 'open':
      return question.form === 'cloud' ? 'Word cloud' : 'Open text'
    case 'number':
      return 'Number'
    case 'order':
      return 'Put in order'
    case 'match':
      return 'Match'
    case 'line':
      return 'Wrong line'
    case 'rating':
      return 'Rating'
  }
}

/** Share of those who answered whose answer was right in every part; undefined where there is none to tell. */
export function rightShare({ correct, answered }: QuestionResults): number | undefined {
  return correct === undefined || answered === 0 ? undefined : correct / answered
}

/** @param difficulty mean share of the points, from 0 to 1: the higher, the easier */
export function difficultyWord(difficulty: number): 'easy' | 'medium' | 'hard' {
  if (difficulty >= 0.8) return 'easy'
  return difficulty >= 0.4 ? 'medium' : 'hard'
}

/** The usual bounds of item analysis (Ebel): from 0.3 on a question tells well, below 0.1 hardly. */
export function discriminationWord(discrimination: number): 'good' | 'fair' | 'weak' {
  if (discrimination >= 0.3) return 'good'
  return discrimination >= 0.1 ? 'fair' : 'weak'
}

/** `4.2 s`, `38 s`, `3 min 5 s` */
export function secondsText(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}

export const percentText = (share: number): string => `${Math.round(100 * share)}%`
/** With a real minus sign: `−0.12`. */
export const decimalText = (value: number): string => value.toFixed(2).replace('-', '−')

/** People who answered something, those without a name included. */
export const answeredText = (n: number): string => (n === 1 ? '1 answer' : `${n} answers`)
