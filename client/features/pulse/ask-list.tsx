import { ArrowBigUp, CircleCheck, Clock, EyeOff } from 'lucide-react'
import type { AsksSlice, MyAsks } from '../../../shared/view/talk-slices.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './ask-list.module.css'
import { type ListedAsk, listAsks, ownUnseen, votesText } from './listed-asks.ts'

interface Props {
  asks: AsksSlice | undefined
  mine: MyAsks | undefined
  mayVote: boolean
  onSlide: (slide: number) => void
}

/** The questions of the class as a learner sees them: the most wanted first, then those that are answered. */
export function AskList(props: Props) {
  const { open, settled } = listAsks(props.asks ?? { items: {}, open: 0, moderated: false })
  const unseen = ownUnseen(props.mine)
  if (open.length + settled.length + unseen.length === 0) {
    return <p className={styles.none}>Nobody has asked anything yet.</p>
  }
  return (
    <ul className={styles.list}>
      {unseen.map(({ id, text, phase }) => (
        <li key={id} className={styles.ask}>
          <p className={styles.text}>{text}</p>
          <p className={styles.about}>
            {phase === 'waiting' ? (
              <Badge icon={<Clock size={12} aria-hidden="true" />}>The staff look at it first</Badge>
            ) : (
              <Badge icon={<EyeOff size={12} aria-hidden="true" />}>Not shown to the class</Badge>
            )}
            {phase === 'waiting' && props.mayVote && <Withdraw id={id} text={text} />}
          </p>
        </li>
      ))}
      {[...open, ...settled].map((ask) => (
        <Ask key={ask.id} ask={ask} {...props} />
      ))}
    </ul>
  )
}

function Ask({ ask, mine, mayVote, onSlide, asks }: Props & { ask: ListedAsk }) {
  const command = useCommand()
  const own = mine?.own[ask.id] !== undefined
  const voted = mine?.voted.includes(ask.id) ?? false
  const answered = ask.phase === 'answered'
  const votes = votesText(ask.votes)
  return (
    <li className={styles.ask} data-answered={answered || undefined}>
      <div className={styles.words}>
        <p className={styles.text}>{ask.text}</p>
        <p className={styles.about}>
          {asks?.pinned === ask.id && <Badge tone="accent">Being answered now</Badge>}
          {answered && (
            <Badge tone="ok" icon={<CircleCheck size={12} aria-hidden="true" />}>
              Answered
            </Badge>
          )}
          <span>{own ? 'You' : (ask.name ?? 'Somebody')}</span>
          <button type="button" className={styles.slide} onClick={() => onSlide(ask.slide)}>
            Slide {ask.slide + 1}
          </button>
          {own && !answered && mayVote && <Withdraw id={ask.id} text={ask.text} />}
        </p>
      </div>
      {mayVote && !own && !answered ? (
        <button
          type="button"
          className={styles.vote}
          aria-pressed={voted}
          aria-label={`I want this answered, too: ${ask.text}`}
          title="I want this answered, too"
          onClick={() => command({ type: 'ask.vote', ask: ask.id, up: !voted })}
        >
          <ArrowBigUp size={20} fill={voted ? 'currentColor' : 'none'} aria-hidden="true" />
          <span aria-hidden="true">{ask.votes}</span>
          <span className="visually-hidden">{votes}</span>
        </button>
      ) : (
        <span className={styles.votes} title={votes}>
          <ArrowBigUp size={20} aria-hidden="true" />
          <span aria-hidden="true">{ask.votes}</span>
          <span className="visually-hidden">{votes}</span>
        </span>
      )}
    </li>
  )
}

function Withdraw({ id, text }: { id: string; text: string }) {
  const command = useCommand()
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={`Withdraw: ${text}`}
      onClick={() => command({ type: 'ask.withdraw', ask: id })}
    >
      Withdraw
    </Button>
  )
}
