import type { Question } from '../../../shared/course/quiz.ts'
import { ChoiceInput } from './choice-input.tsx'
import type { Draft } from './draft.ts'
import { LineInput } from './line-input.tsx'
import { MatchInput } from './match-input.tsx'
import { OrderInput } from './order-input.tsx'
import { RatingInput } from './rating-input.tsx'
import { NumberInput, OpenInput, TextInput } from './text-inputs.tsx'

/** The way to answer that fits the kind of a question. `draft` is of that kind. */
export function AnswerInput(props: {
  question: Question
  draft: Draft
  locked: boolean
  labelledBy: string
  onDraft: (draft: Draft) => void
  onSend: (draft?: Draft) => void
}) {
  const { question, draft, ...rest } = props
  if (question.kind === 'choice' && draft.kind === 'choice')
    return <ChoiceInput question={question} draft={draft} {...rest} />
  if (question.kind === 'number' && draft.kind === 'number')
    return <NumberInput question={question} draft={draft} {...rest} />
  if (question.kind === 'text' && draft.kind === 'text')
    return <TextInput question={question} draft={draft} {...rest} />
  if (question.kind === 'order' && draft.kind === 'order')
    return <OrderInput question={question} draft={draft} {...rest} />
  if (question.kind === 'match' && draft.kind === 'match')
    return <MatchInput question={question} draft={draft} {...rest} />
  if (question.kind === 'line' && draft.kind === 'line')
    return <LineInput question={question} draft={draft} {...rest} />
  if (question.kind === 'rating' && draft.kind === 'rating')
    return <RatingInput question={question} draft={draft} {...rest} />
  if (question.kind === 'open' && draft.kind === 'open')
    return <OpenInput question={question} draft={draft} {...rest} />
  return null
}
