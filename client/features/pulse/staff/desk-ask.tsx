import { ArrowBigUp, Check, CircleCheck, Clock, Eye, EyeOff, MonitorUp, Undo2 } from 'lucide-react'
import type { AskPhase } from '../../../../shared/session/talk/asks.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { type ListedAsk, votesText } from '../listed-asks.ts'
import styles from './desk-ask.module.css'

/** One question, who asks, and what staff can do with it. */
export function DeskAsk({ ask, pinned }: { ask: ListedAsk; pinned: boolean }) {
  const command = useCommand()
  const { id, phase, text } = ask
  const votes = votesText(ask.votes)
  const settle = (to: Extract<AskPhase, 'shown' | 'answered' | 'hidden'>) =>
    void command({ type: 'ask.settle', ask: id, phase: to })
  return (
    <li className={styles.ask} data-phase={phase} data-pinned={pinned || undefined}>
      <span className={styles.votes} title={votes}>
        <ArrowBigUp size={18} aria-hidden="true" />
        <span aria-hidden="true">{ask.votes}</span>
        <span className="visually-hidden">{votes}</span>
      </span>
      <div className={styles.words}>
        <p className={styles.text}>{text}</p>
        <p className={styles.about}>
          {pinned && <Badge tone="accent">On the projector</Badge>}
          {phase === 'waiting' && (
            <Badge tone="warn" icon={<Clock size={12} aria-hidden="true" />}>
              Waits for you
            </Badge>
          )}
          {phase === 'answered' && (
            <Badge tone="ok" icon={<CircleCheck size={12} aria-hidden="true" />}>
              Answered
            </Badge>
          )}
          {phase === 'hidden' && <Badge icon={<EyeOff size={12} aria-hidden="true" />}>Hidden</Badge>}
          <span>
            {ask.by?.name ?? 'Somebody'}
            {ask.anonymous && ' (hidden from learners)'} · slide {ask.slide + 1}
          </span>
        </p>
        <div className={styles.actions}>
          {phase === 'waiting' && (
            <Button
              size="sm"
              variant="primary"
              icon={<Eye size={15} aria-hidden="true" />}
              aria-label={`Show to the class: ${text}`}
              onClick={() => settle('shown')}
            >
              Show
            </Button>
          )}
          {(phase === 'shown' || phase === 'waiting') && (
            <>
              <Button
                size="sm"
                icon={<Check size={15} aria-hidden="true" />}
                aria-label={`Answered: ${text}`}
                onClick={() => settle('answered')}
              >
                Answered
              </Button>
              {phase === 'shown' && (
                <IconButton
                  size="sm"
                  pressed={pinned}
                  label={pinned ? `Take off the projector: ${text}` : `Put on the projector: ${text}`}
                  icon={<MonitorUp size={17} />}
                  onClick={() => command(pinned ? { type: 'ask.pin' } : { type: 'ask.pin', ask: id })}
                />
              )}
              <IconButton
                size="sm"
                label={`Hide from the class: ${text}`}
                icon={<EyeOff size={17} />}
                onClick={() => settle('hidden')}
              />
            </>
          )}
          {(phase === 'answered' || phase === 'hidden') && (
            <Button
              size="sm"
              variant="ghost"
              icon={<Undo2 size={15} aria-hidden="true" />}
              aria-label={`Open again: ${text}`}
              onClick={() => settle('shown')}
            >
              Open again
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}
