import { ChevronRight, Ellipsis, Eye, EyeOff, Timer } from 'lucide-react'
import type { Quiz } from '../../../../shared/course/quiz.ts'
import { useCommand } from '../../../hooks/use-command.ts'
import { useRoom } from '../../../hooks/use-room.tsx'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { plainText } from '../plain-text.ts'
import { currentQuestion, type ListedRun } from '../runs-shown.ts'
import styles from './host-bar.module.css'
import { hostActions, moreTime } from './next-action.ts'

/** Runs a quiz: what comes next as one big button (`useHostKeys` presses it), and the rest beside it. */
export function HostBar({ run, quiz }: { run: ListedRun; quiz: Quiz | undefined }) {
  const command = useCommand()
  const room = useRoom()
  const { next, others } = hostActions(run, quiz)
  const more = moreTime(run, room.serverNow())
  const goOn = () => void command(next.command)
  return (
    <nav className={styles.bar} aria-label="Run the quiz">
      <Button size="lg" variant="primary" className={styles.next} onClick={goOn}>
        {next.label}
        <ChevronRight size={22} />
      </Button>
      {others.map((action) => (
        <Button key={action.label} size="lg" onClick={() => void command(action.command)}>
          {action.label}
        </Button>
      ))}
      <div className={styles.tools}>
        {more && (
          <Button
            icon={<Timer size={18} />}
            aria-label={more.label === '+30 s' ? '30 seconds more' : 'Close in 30 seconds'}
            onClick={() => {
              const now = moreTime(run, room.serverNow())
              if (now) void command(now.command)
            }}
          >
            {more.label}
          </Button>
        )}
        {!run.finished && (
          <IconButton
            label={run.live ? 'Hide the bars on the projector' : 'Show the bars on the projector'}
            pressed={run.live}
            icon={run.live ? <Eye size={20} /> : <EyeOff size={20} />}
            onClick={() => void command({ type: 'quiz.set-live', run: run.id, live: !run.live })}
          />
        )}
        <Menu
          label="More about this quiz"
          side="top"
          items={menuItems(run, quiz, command)}
          trigger={(trigger) => (
            <IconButton {...trigger} label="More about this quiz" icon={<Ellipsis size={20} />} />
          )}
        />
      </div>
    </nav>
  )
}

function menuItems(
  run: ListedRun,
  quiz: Quiz | undefined,
  command: ReturnType<typeof useCommand>,
): (MenuItem | null)[] {
  const current = currentQuestion(run)
  const questions =
    run.pace === 'host' && quiz && !run.finished
      ? quiz.questions.map(({ question }, n): MenuItem => {
          const text = plainText(question.stem)
          return {
            label: `${n + 1}. ${text.length > 48 ? `${text.slice(0, 47)}…` : text}`,
            checked: question.id === current?.question.id,
            onSelect: () => void command({ type: 'question.show', run: run.id, question: question.id }),
          }
        })
      : []
  return [
    ...questions,
    ...(questions.length > 0 ? [null] : []),
    { label: 'Back to the slides', onSelect: () => void command({ type: 'quiz.show' }) },
    ...(run.finished
      ? []
      : [
          {
            label: 'Finish now',
            danger: true,
            onSelect: () => void command({ type: 'quiz.finish', run: run.id }),
          },
        ]),
  ]
}
