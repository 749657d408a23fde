import {
  ChevronLeft,
  ChevronRight,
  CircleQuestionMark,
  LayoutGrid,
  Maximize,
  Minimize,
  Moon,
} from 'lucide-react'
import type { MouseEvent } from 'react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Position } from './moves.ts'
import styles from './present-controls.module.css'
import type { Driver } from './use-driver.ts'

/** More steps than this are a number instead of dots. */
const MOST_DOTS = 12

/** After a click with the mouse the space bar is to move the slides, not to press the same button again. */
const KEEP_FOCUS = { onMouseDown: (event: MouseEvent) => event.preventDefault() }

/** Moves the slides: made for thumbs as well as for the mouse. */
export function PresentControls(props: {
  position: Position
  steps: number
  count: number
  black: boolean
  mayMove: boolean
  driver: Driver
  fullscreen: { on: boolean; available: boolean; toggle: () => void }
  onOverview: () => void
  /** Starts the quiz of this slide, where it has one. */
  quiz: (() => void) | undefined
}) {
  const { position, steps, count, driver, fullscreen, mayMove } = props
  const last = position.slide >= count - 1 && position.step >= steps
  return (
    <nav className={styles.bar} aria-label="Move the slides">
      <Button
        size="lg"
        className={styles.previous}
        icon={<ChevronLeft size={22} />}
        aria-label="Back one step"
        disabled={position.slide === 0 && position.step === 0}
        aria-disabled={!mayMove || undefined}
        {...KEEP_FOCUS}
        onClick={driver.previous}
      />
      <Button
        size="lg"
        variant={mayMove ? 'primary' : 'secondary'}
        className={styles.next}
        disabled={last}
        aria-disabled={!mayMove || undefined}
        {...KEEP_FOCUS}
        onClick={driver.next}
      >
        {position.step < steps ? 'Next step' : 'Next slide'}
        <ChevronRight size={22} />
      </Button>
      <button type="button" className={styles.number} onClick={props.onOverview} aria-haspopup="dialog">
        <span className="visually-hidden">All slides. This is slide </span>
        <strong>{position.slide + 1}</strong>
        <span className={styles.of}> / {count}</span>
      </button>
      {steps > 0 && (
        <Steps step={position.step} steps={steps} onStep={(step) => driver.goTo(position.slide, step)} />
      )}
      {props.quiz && (
        <Button size="lg" icon={<CircleQuestionMark size={20} />} aria-haspopup="dialog" onClick={props.quiz}>
          Quiz of this slide
        </Button>
      )}
      <div className={styles.tools}>
        <IconButton
          label={props.black ? 'Show the slide again' : 'Black screen'}
          shortcut="B"
          pressed={props.black}
          icon={<Moon size={18} />}
          {...KEEP_FOCUS}
          onClick={driver.toggleBlack}
        />
        <IconButton
          label="All slides"
          shortcut="G"
          icon={<LayoutGrid size={18} />}
          onClick={props.onOverview}
        />
        {fullscreen.available && (
          <IconButton
            label={fullscreen.on ? 'Leave full screen' : 'Full screen'}
            shortcut="F"
            icon={fullscreen.on ? <Minimize size={18} /> : <Maximize size={18} />}
            {...KEEP_FOCUS}
            onClick={fullscreen.toggle}
          />
        )}
      </div>
    </nav>
  )
}

function Steps(props: { step: number; steps: number; onStep: (step: number) => void }) {
  const { step, steps } = props
  if (steps > MOST_DOTS) {
    return (
      <p className={styles.stepText}>
        Step {step} of {steps}
      </p>
    )
  }
  return (
    <fieldset className={styles.steps}>
      <legend className="visually-hidden">
        Step {step} of {steps}
      </legend>
      {Array.from({ length: steps + 1 }, (_, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
          key={index}
          type="button"
          className={cx(styles.dot, index <= step && styles.reached)}
          aria-label={`Step ${index}`}
          aria-current={index === step ? 'step' : undefined}
          {...KEEP_FOCUS}
          onClick={() => props.onStep(index)}
        />
      ))}
    </fieldset>
  )
}
