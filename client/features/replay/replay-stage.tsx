import { Dumbbell, Hand, Megaphone, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AudienceDeck } from '../../../shared/course/deck.ts'
import type { ReplayTimeline } from '../../../shared/report/replay.ts'
import type { ReplayMoment } from '../../../shared/report/replay-moment.ts'
import { useSessionId } from '../../hooks/use-session-id.tsx'
import { cx } from '../../ui/cx.ts'
import { SlideCanvas } from '../slide/slide-canvas.tsx'
import { ReplayDemoView } from './replay-demo.tsx'
import { ReplayQuizView } from './replay-quiz.tsx'
import styles from './replay-stage.module.css'
import type { ReplayDemos } from './use-replay-demos.ts'

/** An announcement comes up for so long; all of them are in the list of what was said, ms. */
const ANNOUNCED_MS = 60_000

/** What the class saw at a moment: the slide with its demo beside it, or the quiz, and what was said above them. */
export function ReplayStage(props: {
  timeline: ReplayTimeline
  deck: AudienceDeck
  moment: ReplayMoment
  demos: ReplayDemos
  at: number
}) {
  const { timeline, deck, moment, demos, at } = props
  const session = useSessionId()
  const quiz = moment.quiz === undefined ? undefined : moment.quizzes[moment.quiz]
  const demo = timeline.demos.find(({ id }) => id === moment.demo)
  const slide = deck.slides[moment.slide]
  return (
    <>
      <Said moment={moment} deck={deck} at={at} />
      <div className={cx(styles.area, demo && !quiz && styles.beside)}>
        {quiz ? (
          <ReplayQuizView quiz={quiz} />
        ) : (
          <>
            {slide && (
              <div className={styles.slideBox}>
                <div className={cx(styles.slide, moment.black && styles.covered)} aria-hidden={moment.black}>
                  <SlideCanvas
                    slide={slide}
                    step={moment.step}
                    deck={deck}
                    session={session}
                    mode={demo ? 'canvas' : 'auto'}
                  />
                </div>
                {moment.black && (
                  <div className={styles.black}>
                    <p>The screen was black.</p>
                  </div>
                )}
              </div>
            )}
            {demo && (
              <ReplayDemoView
                key={demo.id}
                title={demo.title}
                demo={demos.demos.get(demo.id)}
                busy={demos.busy}
                run={moment.demoRuns[demo.id]}
                at={at}
              />
            )}
          </>
        )}
      </div>
    </>
  )
}

function Said({ moment, deck, at }: { moment: ReplayMoment; deck: AudienceDeck; at: number }) {
  const { announcements, asks, pinned, hold, timer, exercise } = moment
  const announced = announcements.at(-1)
  const recent = announced && at - announced.at < ANNOUNCED_MS ? announced : undefined
  const ask = asks.find(({ id }) => id === pinned)
  const task = deck.exercises.find(({ id }) => id === exercise)
  const left = timer && ('leftMs' in timer ? timer.leftMs : timer.endsAt - at)
  return (
    <>
      {recent && (
        <Banner icon={<Megaphone size={18} aria-hidden="true" />}>
          {recent.by && <strong>{recent.by}: </strong>}
          {recent.text}
        </Banner>
      )}
      {hold && (
        <Banner icon={<Hand size={18} aria-hidden="true" />}>
          Everybody looked to the front{hold.message && `: ${hold.message}`}
        </Banner>
      )}
      {exercise !== undefined && (
        <Banner icon={<Dumbbell size={18} aria-hidden="true" />}>
          Everybody worked at the exercise <strong>{task?.title ?? exercise}</strong>.
        </Banner>
      )}
      {left !== undefined && left > 0 && (
        <Banner icon={<Timer size={18} aria-hidden="true" />}>Timer: {minutesText(left)} left</Banner>
      )}
      {ask && (
        <Banner icon={<Megaphone size={18} aria-hidden="true" />}>
          Being answered: <strong>{ask.text}</strong>
        </Banner>
      )}
    </>
  )
}

const Banner = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <div className={styles.banner}>
    {icon}
    <p className={styles.bannerText}>{children}</p>
  </div>
)

function minutesText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
