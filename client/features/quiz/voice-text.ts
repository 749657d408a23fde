import type { Question } from '../../../shared/course/quiz.ts'
import type { MyRunView, QuestionView } from '../../../shared/view/quiz-slices.ts'
import { plainText } from './plain-text.ts'
import { pointsText } from './points-text.ts'
import { currentQuestion, type ListedRun, placeText } from './runs-shown.ts'
import { spokenTime } from './time-words.ts'
import { VERDICTS, verdictOf } from './verdict.ts'

/**
 * What is said when a question opens, closes, is discussed or revealed. It stays the same between these, so that
 * answers and time that go by are not read aloud. @param answers the reader is somebody who answers
 */
export function voiceText(run: ListedRun, mine: MyRunView | undefined, answers: boolean): string {
  if (run.finished && run.quiz !== undefined) return `${run.title} is over.`
  if (run.pace === 'free') return setText(run)
  const view = currentQuestion(run)
  if (!view) return `${run.title}: the first question comes in a moment.`
  switch (view.phase) {
    case 'open':
      return openText(run, view)
    case 'closed':
      return 'The question is closed.'
    case 'discussing':
      return 'Discuss with your neighbour. Then everybody votes again.'
    case 'revealed':
      return revealText(view, mine, answers)
  }
}

function openText(run: ListedRun, view: QuestionView): string {
  const { question } = view
  const again = view.round === 2 ? ' Vote again.' : ''
  const time = question.seconds === undefined ? '' : ` ${spokenTime(question.seconds)}.`
  return `${placeText(run, view)}.${again} ${plainText(question.stem)} ${shapeText(question)}${time}`
}

function shapeText(question: Question): string {
  switch (question.kind) {
    case 'choice':
      return question.form === 'multiple'
        ? `${question.options.length} options, several may be right.`
        : `${question.options.length} options.`
    case 'rating':
      return `From 1 to ${question.steps}.`
    case 'order':
      return `Put ${question.options.length} things in order.`
    case 'match':
      return `Match ${question.options.length} things.`
    case 'line':
      return `Choose one of ${question.lines.length} lines of code.`
    default:
      return 'Type your answer.'
  }
}

function setText(run: ListedRun): string {
  const phases = Object.values(run.questions).map(({ phase }) => phase)
  if (phases.every((phase) => phase === 'revealed')) return `${run.title}: the results are there.`
  if (!phases.includes('open')) return `${run.title} is closed.`
  return `${run.title}: ${phases.length} questions, at your own pace.`
}

function revealText(view: QuestionView, mine: MyRunView | undefined, answers: boolean): string {
  const { question, result } = view
  const own = mine?.questions[question.id]
  const verdict = result && verdictOf(result, own, answers)
  const key = result?.key
  const right =
    key?.kind === 'choice' && question.kind === 'choice'
      ? ` Right is: ${key.options
          .map((id) => plainText(question.options.find((option) => option.id === id)?.html ?? ''))
          .join(', ')}.`
      : ''
  if (!verdict) return `The result is there.${right}`
  const points = own?.result?.points ?? 0
  return `${VERDICTS[verdict]}.${points > 0 ? ` ${pointsText(points)}.` : ''}${verdict === 'right' ? '' : right}`
}
