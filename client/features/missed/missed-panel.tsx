import { ArrowRight, Radio } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { Missed, RevealedQuestion } from '../../../shared/report/missed.ts'
import type { RoomView } from '../../../shared/view/slices.ts'
import { Button } from '../../ui/button.tsx'
import { SlideThumb } from '../overview/slide-thumb.tsx'
import { RichText } from '../quiz/rich-text.tsx'
import { RightAnswer } from '../quiz/right-answer.tsx'
import styles from './missed-panel.module.css'
import { absenceText } from './missed-words.ts'
import { nowText } from './now-text.ts'

interface Ways {
  /** Opens a slide for the reader alone. */
  onSlide: (slide: number) => void
  onExercise: (exercise: ExerciseId) => void
  /** To where the class is. */
  onLive: () => void
}

/** What a class did while the reader was not there, and the ways to it. */
export function MissedPanel(
  props: {
    missed: Missed
    deck: AudienceDeck | StaffDeck
    view: RoomView
    /** The slide that the reader looks at, from 0. */
    position: number
  } & Ways,
) {
  const { missed, view, deck, position } = props
  const { slides, exercises, quizzes, announcements, answered } = missed
  return (
    <div className={styles.panel}>
      <div className={styles.now}>
        <p>{absenceText(missed)}</p>
        <p>
          The class is here now: <strong>{nowText(view, deck)}</strong>
        </p>
        <Button variant="primary" icon={<Radio size={16} aria-hidden="true" />} onClick={props.onLive}>
          Go to the class
        </Button>
      </div>
      <Part title="Announcements" shown={announcements.length > 0}>
        <ul className={styles.list}>
          {announcements.map(({ announcement, text, by }) => (
            <li key={announcement} className={styles.words}>
              {by !== undefined && <strong>{by}: </strong>}
              {text}
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Exercises" shown={exercises.length > 0}>
        <ul className={styles.list}>
          {exercises.map(({ exercise, title, current }) => (
            <li key={exercise} className={styles.exercise}>
              <span>
                <strong>{title}</strong>
                {current && <span className={styles.quiet}> · the class is at it now</span>}
              </span>
              <Button
                size="sm"
                icon={<ArrowRight size={16} aria-hidden="true" />}
                onClick={() => props.onExercise(exercise)}
              >
                Open<span className="visually-hidden"> {title}</span>
              </Button>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Slides" shown={slides.length > 0}>
        <ol className={styles.slides}>
          {slides.map(({ slide }) => {
            const shown = deck.slides[slide]
            return (
              shown && (
                <li key={slide}>
                  <SlideThumb
                    deck={deck}
                    slide={shown}
                    number={slide + 1}
                    current={slide === position}
                    live={slide === view.stage?.slide}
                    onChoose={() => props.onSlide(slide)}
                  />
                </li>
              )
            )
          })}
        </ol>
      </Part>
      {quizzes.map(({ run, title, questions }) => (
        <Part key={run} title={title === '' ? 'Poll' : `Quiz: ${title}`} shown>
          <ol className={styles.list}>
            {questions.map((revealed) => (
              <Revealed key={revealed.question.id} revealed={revealed} />
            ))}
          </ol>
        </Part>
      ))}
      <Part title="Questions that were answered" shown={answered.length > 0}>
        <ul className={styles.list}>
          {answered.map(({ ask, text, slide, by }) => (
            <li key={ask} className={styles.words}>
              {by !== undefined && <strong>{by}: </strong>}
              {text}{' '}
              <button type="button" className={styles.link} onClick={() => props.onSlide(slide)}>
                Slide {slide + 1}
              </button>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}

function Part({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  )
}

function Revealed({ revealed: { question, key, explanation } }: { revealed: RevealedQuestion }) {
  return (
    <li className={styles.question}>
      <RichText html={question.stem} className={styles.stem ?? ''} />
      {key && (
        <div className={styles.right}>
          <p className={styles.quiet}>Right is</p>
          <RightAnswer question={question} answer={key} />
        </div>
      )}
      {explanation !== '' && <RichText html={explanation} />}
    </li>
  )
}
