import { Check, Lightbulb } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AudienceExercise } from '../../../shared/course/exercise.ts'
import type { SentNudgeView } from '../../../shared/view/slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { randomId } from '../../net/random-id.ts'
import { clockText } from '../../pages/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { WorkRow } from '../work/work-rows.ts'
import { type FailingGroup, nextHint } from './failing-groups.ts'
import styles from './failing-panel.module.css'
import { NameList } from './name-list.tsx'
import { aboutOf, titleOf } from './nudge-about.ts'

/** So long the button says that the hint went out, ms: the second press of a double click sends no second hint. */
const SAID_MS = 4_000

/** Those who fail the same, what they were sent about it, and the next hint in one press. */
export function FailingCard(props: {
  group: FailingGroup
  /** The exercise's id; `data` once it is loaded. */
  exercise: string
  data: AudienceExercise | undefined
  /** About this failure, the latest first. */
  sent: readonly SentNudgeView[]
  onOpen: (row: WorkRow) => void
  /** Something else than the next hint. */
  onSend: () => void
}) {
  const { group, exercise, data, sent } = props
  const { rows } = group
  const command = useCommand()
  const [state, setState] = useState<'ready' | 'sending' | 'said'>('ready')
  useEffect(() => {
    if (state !== 'said') return
    const timer = setTimeout(() => setState('ready'), SAID_MS)
    return () => clearTimeout(timer)
  }, [state])
  const hint = nextHint(sent, exercise, data?.hints.length ?? 0)
  const last = sent[0]
  const sendHint = async (number: number) => {
    setState('sending')
    const to = [...new Set(rows.flatMap(({ members }) => members))]
    const outcome = await command({
      type: 'nudge.send',
      nudge: randomId(),
      to,
      content: { kind: 'hint', exercise, hint: number },
      about: aboutOf(group, data),
      cause: { exercise, check: group.check, gist: group.gist },
    })
    setState(outcome.ok ? 'said' : 'ready')
    if (outcome.ok) toast.ok(`Hint ${number + 1} sent to ${to.length}.`)
  }
  return (
    <li className={styles.group}>
      <Badge tone={rows.length > 1 ? 'danger' : 'neutral'}>{rows.length}</Badge>
      <div className={styles.text}>
        <p className={styles.check}>{titleOf(group.check, data)}</p>
        {group.message && <p className={styles.message}>{group.message}</p>}
        <NameList rows={rows} onOpen={props.onOpen} />
        {last && <p className={styles.sent}>{sentText(last)}</p>}
        <div className={styles.actions}>
          {state === 'said' ? (
            <Button size="sm" disabled icon={<Check size={16} />}>
              Sent
            </Button>
          ) : (
            hint !== undefined && (
              <Button
                size="sm"
                busy={state === 'sending'}
                icon={<Lightbulb size={16} />}
                title={`Hint ${hint + 1} goes to ${rows.length === 1 ? rows[0]?.name : `all ${rows.length}`} at once`}
                onClick={() => void sendHint(hint)}
              >
                Send hint {hint + 1}
              </Button>
            )
          )}
          <Button size="sm" variant="ghost" onClick={props.onSend}>
            Send …
          </Button>
        </div>
      </div>
    </li>
  )
}

/** “Hint 1 sent to 7 at 10:42”, and of a poll what was answered. */
function sentText({ content, to, at, answers }: SentNudgeView): string {
  const text = `${nameOf(content)} sent to ${to} at ${clockText(at)}`
  if (content.kind !== 'poll') return text
  return `${text}: ${content.options.map((option, number) => `${option} ${answers?.[number] ?? 0}`).join(', ')}`
}

function nameOf(content: SentNudgeView['content']): string {
  switch (content.kind) {
    case 'hint':
      return `Hint ${content.hint + 1}`
    case 'slide':
      return `Slide ${content.slide + 1}`
    case 'poll':
      return 'Poll'
    case 'text':
      return 'Words'
  }
}
