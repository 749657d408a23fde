import { useEffect, useRef, useState } from 'react'
import type { MeView } from '../../../shared/view/slices.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { endOf } from './may-answer.ts'
import { currentQuestion, type ListedRun, questionsInOrder } from './runs-shown.ts'
import { timeSaid } from './time-words.ts'
import { useSecondsLeft } from './use-seconds-left.ts'
import { voiceText } from './voice-text.ts'

/** What screen readers are told of the quiz on the screen: question, time at thresholds, result. */
export function QuizVoice({ run, me }: { run: ListedRun; me: MeView }) {
  const view = currentQuestion(run) ?? questionsInOrder(run)[0]
  const mine = me.runs?.[run.id]
  const end = view && endOf(view, mine?.questions[view.question.id])
  return (
    <>
      <Announcer text={voiceText(run, mine, me.role === 'learner')} />
      {end !== undefined && <TimeVoice key={`${view?.question.id} ${view?.round}`} end={end} />}
    </>
  )
}

function TimeVoice({ end }: { end: number }) {
  const left = useSecondsLeft(end) ?? 0
  const before = useRef(left)
  const [said, say] = useState('')
  useEffect(() => {
    const text = timeSaid(before.current, left)
    before.current = left
    if (text !== undefined) say(text)
  }, [left])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  )
}
