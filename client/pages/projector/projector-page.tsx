import { Dumbbell } from 'lucide-react'
import { useEffect } from 'react'
import { useParams } from 'wouter'
import type { MeView, RoomView } from '../../../shared/view/slices.ts'
import { listDemos } from '../../features/demo/demo-rights.ts'
import { LazyDemoEditor } from '../../features/demo/lazy-demo-editor.tsx'
import { TimingBanner } from '../../features/exercise/timing-banner.tsx'
import { PinnedAsk } from '../../features/pulse/pinned-ask.tsx'
import { ReactionLayer } from '../../features/pulse/reaction-layer.tsx'
import { LazyProjectorQuiz } from '../../features/quiz/lazy-quiz.tsx'
import { listRuns, runLabel } from '../../features/quiz/runs-shown.ts'
import { RoomGate } from '../../features/room/room-gate.tsx'
import { SlideCanvas } from '../../features/slide/slide-canvas.tsx'
import { useBoxSize } from '../../features/slide/use-box-size.ts'
import { useDeck } from '../../hooks/use-deck.ts'
import { useFullscreen } from '../../hooks/use-fullscreen.ts'
import { RoomProvider, useRoom } from '../../hooks/use-room.tsx'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { useWakeLock } from '../../hooks/use-wake-lock.ts'
import { passKeysOn } from '../../net/remote-keys.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { cx } from '../../ui/cx.ts'
import { colorScheme, setTheme } from '../../ui/theme.ts'
import { LostMark } from './lost-mark.tsx'
import { ProjectorLobby } from './projector-lobby.tsx'
import styles from './projector-page.module.css'
import { useIdle } from './use-idle.ts'

/** So many lines of code fit on the screen: fewer, and nothing can be shown; more, and the back row reads nothing. */
const CODE_LINES = 22
const LINE_HEIGHT = 1.55

/** `/s/:id/projector`: what the class sees, and nothing else. */
export function ProjectorPage() {
  const { id = '' } = useParams()
  return (
    <RoomProvider session={id} as="observer">
      <RoomGate>{(view, me) => <Projector view={view} me={me} />}</RoomGate>
    </RoomProvider>
  )
}

function Projector({ view, me }: { view: RoomView; me: MeView }) {
  const { session } = useRoom()
  const { deck } = useDeck('audience', true)
  const idle = useIdle(2_500)
  const fullscreen = useFullscreen()
  useTitle(`Projector: ${view.session.title}`)
  useWakeLock(true)
  useEffect(() => passKeysOn(session), [session])
  useShortcuts([
    { keys: ['f'], does: 'Full screen', run: fullscreen.toggle },
    { keys: ['d'], does: 'Dark or light', run: () => setTheme(colorScheme() === 'dark' ? 'light' : 'dark') },
  ])

  const { phase } = view.session
  const { stage } = view
  const slide = stage && deck?.slides[stage.slide]
  const demo = listDemos(view.demos).find(({ id }) => id === view.demos?.onScreen)
  const exercise = deck?.exercises?.find(({ id }) => id === view.exercise?.id)
  const run = listRuns(view.quizzes).find(({ id }) => id === view.quizzes?.onScreen)
  const [screen, box] = useBoxSize<HTMLElement>()
  return (
    <main
      ref={screen}
      className={cx(styles.screen, idle && styles.idle)}
      onDoubleClick={fullscreen.toggle}
      aria-label={view.session.title}
    >
      {phase === 'lobby' && <ProjectorLobby view={view} />}
      {phase === 'ended' && (
        <div className={styles.ended}>
          <h1>Thank you</h1>
          <p>{view.session.title} has ended.</p>
        </div>
      )}
      {phase === 'live' && run && !stage?.black && <LazyProjectorQuiz run={run} view={view} />}
      {phase === 'live' && demo && !run && !stage?.black && (
        <LazyDemoEditor
          demo={demo}
          stage={stage}
          me={me}
          fixedSize={Math.max(16, Math.round(box.height / CODE_LINES / LINE_HEIGHT))}
          className={styles.code}
        />
      )}
      {phase === 'live' && slide && !demo && !run && !stage.black && (
        <div className={styles.slide}>
          <SlideCanvas slide={slide} step={stage.step} deck={deck} session={session} mode="canvas" />
        </div>
      )}
      {phase === 'live' && !run && !stage?.black && <PinnedAsk asks={view.asks} />}
      {phase === 'live' && <ReactionLayer />}
      {phase === 'live' && exercise && !run && !stage?.black && (
        <p className={styles.exercise}>
          <Dumbbell size={28} aria-hidden="true" />
          <span>
            Exercise: <strong>{exercise.title}</strong>
            {exercise.minutes !== undefined && ` · ${exercise.minutes} min`}
            {view.exercise && view.exercise.of > 0 && ` · ${view.exercise.done} of ${view.exercise.of} done`}
          </span>
        </p>
      )}
      {phase === 'live' && (view.timing?.timer || view.timing?.hold) && (
        <div className={styles.timing}>
          <TimingBanner timing={view.timing} large />
        </div>
      )}
      {phase === 'live' && slide && (
        <Announcer
          text={
            stage.black
              ? 'The screen is black.'
              : run
                ? runLabel(run)
                : demo
                  ? `Live code: ${demo.title}`
                  : `Slide ${stage.slide + 1}: ${slide.title}`
          }
        />
      )}
      <LostMark />
    </main>
  )
}
