import { Eye } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { StaffDeck } from '../../../shared/course/deck.ts'
import type { MeView, RoomView, StageSlice } from '../../../shared/view/slices.ts'
import type { SessionDetails } from '../../../shared/wire/http.ts'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { listDemos } from '../../features/demo/demo-rights.ts'
import { DemoTools } from '../../features/demo/demo-tools.tsx'
import { LazyDemoEditor } from '../../features/demo/lazy-demo-editor.tsx'
import { demoTabs, StageTabs } from '../../features/demo/stage-tabs.tsx'
import { onScreenOf } from '../../features/demo/use-shown.ts'
import { ReactionLayer } from '../../features/pulse/reaction-layer.tsx'
import { useHostKeys } from '../../features/quiz/host/use-host-keys.ts'
import { LazyHostBar, LazyHostStage } from '../../features/quiz/lazy-quiz.tsx'
import { quizTabs } from '../../features/quiz/quiz-tabs.ts'
import { listRuns, runLabel } from '../../features/quiz/runs-shown.ts'
import { SlideCanvas } from '../../features/slide/slide-canvas.tsx'
import { useSlideTools } from '../../features/slide-code/slide-tools.ts'
import { EXERCISE_TAB } from '../../features/work/exercise-tab.ts'
import { LazyStaffWorkspace } from '../../features/work/lazy-workspace.tsx'
import { type Looking, lookInto, nameNow } from '../../features/work/looking.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { useFullscreen } from '../../hooks/use-fullscreen.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { useWakeLock } from '../../hooks/use-wake-lock.ts'
import { takeKeys } from '../../net/remote-keys.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { FloorBanner } from './floor-banner.tsx'
import { NextPreview } from './next-preview.tsx'
import { PresentBar } from './present-bar.tsx'
import { PresentControls } from './present-controls.tsx'
import { type PresentDialogName, PresentDialogs } from './present-dialogs.tsx'
import styles from './present-live.module.css'
import { presentShortcuts } from './present-shortcuts.ts'
import { PresentTabs } from './present-tabs.tsx'
import { TimeStrip } from './time-strip.tsx'
import { useDriver } from './use-driver.ts'
import { useJump } from './use-jump.ts'
import { useStageTab } from './use-stage-tab.ts'

/** The class is running: this slide, the next one, the notes, the time, and the controls. */
export function PresentLive(props: {
  view: RoomView
  stage: StageSlice
  me: MeView
  deck: StaffDeck
  details: SessionDetails | undefined
}) {
  const { view, stage, me, deck, details } = props
  const { session } = useRoom()
  const driver = useDriver(stage, me, deck.slides)
  const [dialog, setDialog] = useState<PresentDialogName>()
  const fullscreen = useFullscreen()
  const { position } = driver
  const slide = deck.slides[position.slide]
  useTitle(`${position.slide + 1} · ${view.session.title}`)
  useWakeLock(true)
  useEffect(() => takeKeys(session), [session])

  const command = useCommand()
  const demos = useMemo(() => listDemos(view.demos), [view.demos])
  const runs = useMemo(() => listRuns(view.quizzes), [view.quizzes])
  const run = runs.find(({ id }) => id === view.quizzes?.onScreen)
  const quiz = (deck.quizzes ?? []).find(({ id }) => id === run?.quiz)
  const demo = run ? undefined : demos.find(({ id }) => id === view.demos?.onScreen)
  const onScreen = demo?.id
  const latest = demos.at(-1)?.id
  const showDemo = useCallback(
    (id: string | undefined) =>
      void command({ type: 'demo.show', ...(id === undefined ? {} : { demo: id }) }),
    [command],
  )

  // The class is shown what it was shown before: others do not see into somebody's work.
  const [looking, setLooking] = useState<Looking>()
  const name = looking && nameNow(looking, view.roster)
  const shown = onScreenOf(view.demos, view.quizzes)
  const putOnScreen = useStageTab(view, command)
  const showTab = useCallback(
    (id: string | undefined) => {
      if (id === EXERCISE_TAB) return
      setLooking(undefined)
      if (id !== shown) putOnScreen(id)
    },
    [shown, putOnScreen],
  )
  const asking = run !== undefined && !looking

  const tools = useSlideTools(true)
  const shortcuts = useMemo(
    () =>
      presentShortcuts({
        driver,
        asking,
        slides: deck.slides.length,
        fullscreen: fullscreen.toggle,
        open: setDialog,
        code: () =>
          latest === undefined ? setDialog('demo') : showDemo(onScreen === undefined ? latest : undefined),
      }),
    [driver, asking, deck.slides.length, fullscreen.toggle, onScreen, latest, showDemo],
  )
  useShortcuts(shortcuts)
  const digits = useJump((number) => driver.goTo(number - 1))
  // After those of the jump, which takes the Enter behind a number.
  useHostKeys(asking ? run : undefined, quiz)

  return (
    <div className={styles.page}>
      <ConnectionBanner />
      <PresentBar
        view={view}
        me={me}
        mayShare={details !== undefined}
        exercises={(deck.exercises ?? []).length > 0}
        onOpen={setDialog}
      />
      <FloorBanner stage={stage} me={me} />
      <main className={styles.main}>
        <section
          className={styles.now}
          aria-label={
            name !== undefined
              ? `Only for you: the work of ${name}`
              : `On the screen: ${run ? runLabel(run) : demo ? demo.title : `slide ${position.slide + 1}`}`
          }
        >
          <StageTabs
            others={[
              ...demoTabs(demos),
              ...quizTabs(runs),
              ...(name === undefined ? [] : [{ id: EXERCISE_TAB, label: `${name} (only you)`, Icon: Eye }]),
            ]}
            shown={looking ? EXERCISE_TAB : shown}
            live={shown}
            onShow={showTab}
            actions={demo && !looking && <DemoTools key={demo.id} demo={demo} roster={view.roster} />}
          >
            {looking ? (
              <LazyStaffWorkspace
                key={`${looking.exercise.id}/${looking.owner}`}
                exercise={looking.exercise}
                owner={looking.owner}
                name={name ?? looking.name}
                leader={looking.leader && { id: looking.leader.id, name: name ?? looking.name }}
                me={me}
                language={deck.language}
                ended={false}
                back={{ label: 'Back to the class', go: () => setLooking(undefined) }}
                className={styles.code}
              />
            ) : run ? (
              <LazyHostStage run={run} view={view} quiz={quiz} />
            ) : demo ? (
              <LazyDemoEditor demo={demo} stage={stage} me={me} className={styles.code} />
            ) : (
              <div className={styles.stage}>
                {slide && (
                  <SlideCanvas
                    slide={slide}
                    step={position.step}
                    deck={deck}
                    session={session}
                    mode="canvas"
                    tools={tools}
                  />
                )}
              </div>
            )}
            {stage.black && <p className={styles.black}>The screen is black. Learners see nothing. (B)</p>}
            <ReactionLayer />
            {digits !== '' && (
              <p className={styles.jump} role="status">
                Go to slide <strong>{digits}</strong> <kbd>Enter</kbd>
              </p>
            )}
          </StageTabs>
          <TimeStrip session={view.session} stage={stage} deck={deck} slide={position.slide} />
          {asking ? (
            <LazyHostBar run={run} quiz={quiz} />
          ) : (
            <PresentControls
              position={position}
              steps={slide?.steps ?? 0}
              count={deck.slides.length}
              black={stage.black}
              mayMove={me.driver}
              driver={driver}
              fullscreen={fullscreen}
              onOverview={() => setDialog('slides')}
              quiz={slide?.quiz === undefined ? undefined : () => setDialog('quiz')}
            />
          )}
        </section>
        <aside className={styles.side} aria-label="Next slide, notes and people">
          <NextPreview deck={deck} position={position} onNext={driver.next} />
          <PresentTabs
            view={view}
            me={me}
            deck={deck}
            slide={slide}
            looking={looking}
            onLook={(exercise, row) => setLooking(lookInto(exercise, row))}
          />
        </aside>
      </main>
      <Announcer text={`Slide ${position.slide + 1}${slide?.title ? `: ${slide.title}` : ''}`} />
      <PresentDialogs
        open={dialog}
        onClose={(name) => setDialog((open) => (open === name ? undefined : open))}
        view={view}
        me={me}
        details={details}
        deck={deck}
        position={position.slide}
        onGo={driver.goTo}
        shortcuts={shortcuts}
      />
    </div>
  )
}
