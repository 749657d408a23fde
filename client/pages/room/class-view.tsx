import { Dumbbell } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { AudienceDeck, StaffDeck } from '../../../shared/course/deck.ts'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { MeView, RoomView, StageSlice } from '../../../shared/view/slices.ts'
import { ClassNotesPanel } from '../../features/class-notes/class-notes-panel.tsx'
import { ConnectionBanner } from '../../features/connection/connection-banner.tsx'
import { DemoOffer } from '../../features/demo/demo-offer.tsx'
import { isStaffRole, listDemos } from '../../features/demo/demo-rights.ts'
import { LazyDemoEditor } from '../../features/demo/lazy-demo-editor.tsx'
import { demoTabs, StageTabs } from '../../features/demo/stage-tabs.tsx'
import { onScreenOf, type Shown, useShown } from '../../features/demo/use-shown.ts'
import { NudgeCards } from '../../features/exercise/nudge-cards.tsx'
import { TimingBanner } from '../../features/exercise/timing-banner.tsx'
import { LazyMissedPanel } from '../../features/missed/lazy-missed.tsx'
import { MissedBar } from '../../features/missed/missed-bar.tsx'
import { useMissed } from '../../features/missed/use-missed.ts'
import { AnnouncementBanner } from '../../features/pulse/announcement-banner.tsx'
import { LazyRoomPanel } from '../../features/pulse/lazy-room.tsx'
import { ReactButton } from '../../features/pulse/react-button.tsx'
import { ReactionLayer } from '../../features/pulse/reaction-layer.tsx'
import { QuizInClass, SaidOfQuiz } from '../../features/quiz/quiz-in-class.tsx'
import { quizTabs } from '../../features/quiz/quiz-tabs.ts'
import { listRuns, runLabel, runOfTab } from '../../features/quiz/runs-shown.ts'
import { SlideCanvas } from '../../features/slide/slide-canvas.tsx'
import { useSlideTools } from '../../features/slide-code/slide-tools.ts'
import { ExerciseCall } from '../../features/work/exercise-call.tsx'
import { EXERCISE_TAB } from '../../features/work/exercise-tab.ts'
import { ExerciseView } from '../../features/work/exercise-view.tsx'
import { type Looking, lookInto, nameNow } from '../../features/work/looking.ts'
import { useOpenExercise } from '../../features/work/use-open-exercise.ts'
import { useFullscreen } from '../../hooks/use-fullscreen.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { useTitle } from '../../hooks/use-title.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { cx } from '../../ui/cx.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ClassBar } from './class-bar.tsx'
import type { RoomDialogName } from './class-dialogs.tsx'
import { classShortcuts } from './class-shortcuts.ts'
import styles from './class-view.module.css'
import { EndedBar } from './ended-bar.tsx'
import { SlideBar } from './slide-bar.tsx'
import { useFollow } from './use-follow.ts'
import { useSwipe } from './use-swipe.ts'

// What most learners never open stays out of their first load.
const ClassDialogs = lazy(async () => ({ default: (await import('./class-dialogs.tsx')).ClassDialogs }))
const DemoTools = lazy(async () => ({
  default: (await import('../../features/demo/demo-tools.tsx')).DemoTools,
}))
const StaffPanel = lazy(async () => ({ default: (await import('./staff-panel.tsx')).StaffPanel }))

/** The running class: the slide, ways to leaf through the deck, and for assistants what they look after. */
export function ClassView(props: {
  view: RoomView
  stage: StageSlice
  me: MeView
  deck: AudienceDeck | StaffDeck
  /** After the class: to the screen at its end. */
  onLeave?: () => void
}) {
  const { view, stage, me, deck, onLeave } = props
  const { session, send } = useRoom()
  const { position, live, goTo: leafTo, backToLive } = useFollow(stage, deck.slides)
  const ended = view.session.phase === 'ended'
  const learner = me.role === 'learner'
  const exercises = deck.exercises ?? []
  const work = useOpenExercise(view, me, learner && !ended)
  const exercise = exercises.find(({ id }) => id === work.id)
  const [looking, setLooking] = useState<Looking>()
  const quizzes = ended ? undefined : view.quizzes
  const [shown, showTab] = useShown(view.demos, exercise && EXERCISE_TAB, work.atStart, quizzes)
  const [dialog, setDialog] = useState<RoomDialogName>()
  const [hint, setHint] = useState<{ exercise: ExerciseId; hint: number }>()
  const [opened, setOpened] = useState(false)
  const [mode, setMode] = useStored('lectern.slide-mode', 'auto')
  const [side, setSide] = useState<'people' | 'notes' | 'room' | 'missed' | undefined>(() =>
    me.role === 'ta' && window.innerWidth > 800 ? 'people' : undefined,
  )
  const toggle = (panel: 'people' | 'notes' | 'room' | 'missed') =>
    setSide(side === panel ? undefined : panel)
  const fullscreen = useFullscreen()
  const area = useRef<HTMLElement>(null)

  const { missed, dismiss } = useMissed(view.session.startedAt, learner && !ended)
  const tools = useSlideTools(isStaffRole(me.role) && !ended)
  const working = exercise !== undefined && shown === EXERCISE_TAB
  const slide = deck.slides[position.slide]
  const demos = listDemos(view.demos)
  const demo = demos.find(({ id }) => id === shown)
  const runs = listRuns(quizzes)
  const run = runs.find(({ id }) => id === runOfTab(shown))
  // Work and questions go on under a black screen, which is there to take eyes off the slide.
  const black = stage.black && live && !ended && !working && !run
  const workName = looking ? nameNow(looking, view.roster) : (exercise?.title ?? '')
  const name = working
    ? `Exercise: ${workName}`
    : run
      ? runLabel(run)
      : demo
        ? `Live code: ${demo.title}`
        : `Slide ${position.slide + 1}${slide?.title ? `: ${slide.title}` : ''}`
  const called = view.exercise?.id ?? (working ? undefined : slide?.exercise)
  useTitle(view.session.title)
  useSwipe(area, (direction) => {
    if (!demo && !working && !run) goTo(position.slide + direction)
  })

  const { note, open: openWork } = work
  const show = useCallback(
    (next: Shown) => {
      showTab(next)
      if (shown !== next && [shown, next].includes(EXERCISE_TAB)) note(next === EXERCISE_TAB)
    },
    [showTab, note, shown],
  )
  const openExercise = useCallback(
    async (id: ExerciseId) => {
      if (!(await openWork(id))) return
      setLooking(undefined)
      showTab(EXERCISE_TAB)
    },
    [openWork, showTab],
  )
  const look = useCallback(
    async (into: Looking) => {
      await openWork(into.exercise.id)
      setLooking(into)
      showTab(EXERCISE_TAB)
    },
    [openWork, showTab],
  )
  const goTo = useCallback(
    (to: number) => {
      show(undefined)
      leafTo(to)
    },
    [show, leafTo],
  )
  /** On a phone a panel covers what it leads to. */
  const uncover = () => window.innerWidth <= 800 && setSide(undefined)
  const toAskedSlide = (to: number) => {
    uncover()
    goTo(to)
  }
  const onScreen = ended ? undefined : onScreenOf(view.demos, quizzes)
  const toClass = useCallback(() => {
    show(onScreen)
    backToLive()
  }, [show, onScreen, backToLive])
  const open = useCallback((next: RoomDialogName) => {
    setDialog(next)
    setOpened(true)
  }, [])
  const asked = run !== undefined
  const shortcuts = useMemo(
    () =>
      classShortcuts({
        slide: position.slide,
        count: deck.slides.length,
        asked,
        goTo,
        toClass,
        open,
        fullscreen: fullscreen.toggle,
      }),
    [asked, goTo, toClass, open, position.slide, deck.slides.length, fullscreen.toggle],
  )
  useShortcuts(shortcuts)

  return (
    <div className={styles.room}>
      <ConnectionBanner />
      <ClassBar
        view={view}
        me={me}
        mode={mode}
        onMode={setMode}
        onOpen={open}
        panel={me.role === 'ta' ? { shown: side === 'people', toggle: () => toggle('people') } : undefined}
        notes={{ shown: side === 'notes', toggle: () => toggle('notes') }}
        room={isStaffRole(me.role) ? undefined : { shown: side === 'room', toggle: () => toggle('room') }}
        exercises={exercises.length > 0}
      />
      {ended && onLeave && <EndedBar onLeave={onLeave} />}
      {!ended && <AnnouncementBanner announcements={view.announcements} />}
      {!ended && <TimingBanner timing={view.timing} />}
      <MissedBar
        missed={missed}
        open={side === 'missed'}
        onToggle={() => toggle('missed')}
        onDismiss={() => {
          dismiss()
          if (side === 'missed') setSide(undefined)
        }}
      />
      {!ended && learner && me.nudges && (
        <NudgeCards
          nudges={me.nudges}
          onHint={(id, number) => {
            setHint({ exercise: id, hint: number })
            void openExercise(id)
          }}
          onSlide={goTo}
          onAnswer={(nudge, option) => void send({ type: 'nudge.answer', nudge, option })}
        />
      )}
      {!ended && <DemoOffer me={me} demos={view.demos} />}
      {!ended && learner && (
        <ExerciseCall
          exercise={working && exercise.id === called ? undefined : exercises.find(({ id }) => id === called)}
          occasion={`${called} ${view.exercise?.since ?? position.slide}`}
          begun={view.exercise !== undefined}
          onOpen={() => called !== undefined && void openExercise(called)}
        />
      )}
      <div className={styles.columns}>
        <main ref={area} className={styles.area} aria-label={name}>
          <StageTabs
            others={[
              ...demoTabs(demos),
              ...quizTabs(runs),
              ...(exercise ? [{ id: EXERCISE_TAB, label: workName, Icon: Dumbbell }] : []),
            ]}
            shown={shown}
            live={onScreen}
            onShow={show}
            actions={
              demo &&
              !ended &&
              isStaffRole(me.role) && (
                <Suspense>
                  <DemoTools demo={demo} roster={view.roster} />
                </Suspense>
              )
            }
          >
            {slide && !demo && !working && !run && (
              <div
                key={position.slide}
                className={cx(styles.slide, black && styles.covered, !live && !ended && styles.away)}
                aria-hidden={black}
              >
                <SlideCanvas
                  slide={slide}
                  step={ended ? slide.steps : position.step}
                  deck={deck}
                  session={session}
                  mode={mode === 'canvas' ? 'canvas' : 'auto'}
                  tools={tools}
                />
              </div>
            )}
            {demo && (
              <LazyDemoEditor demo={demo} stage={stage} me={me} ended={ended} className={styles.code} />
            )}
            {run && <QuizInClass run={run} view={view} me={me} deck={deck} />}
            {working && (
              <ExerciseView
                exercise={exercise}
                looking={looking}
                me={me}
                view={view}
                hint={hint}
                roster={view.roster}
                language={deck.language}
                ended={ended}
                onOpen={() => void openExercise(exercise.id)}
                back={{ label: 'Back to the task', go: () => setLooking(undefined) }}
                className={styles.code}
              />
            )}
          </StageTabs>
          {black && (
            <div className={styles.black}>
              <p>The instructor has paused the screen.</p>
            </div>
          )}
          {!ended && <ReactionLayer />}
        </main>
        {side === 'room' && (
          <SidePanel title="Room" closeLabel="Close the room" onClose={() => setSide(undefined)}>
            <LazyRoomPanel view={view} me={me} ended={ended} onSlide={toAskedSlide} />
          </SidePanel>
        )}
        {side === 'missed' && missed && (
          <SidePanel
            title="What you missed"
            closeLabel="Close what you missed"
            onClose={() => setSide(undefined)}
          >
            <LazyMissedPanel
              missed={missed}
              deck={deck}
              view={view}
              position={position.slide}
              onSlide={toAskedSlide}
              onExercise={(id) => {
                uncover()
                void openExercise(id)
              }}
              onLive={() => {
                uncover()
                toClass()
              }}
            />
          </SidePanel>
        )}
        {side === 'notes' && <ClassNotesPanel me={me} ended={ended} onClose={() => setSide(undefined)} />}
        {me.role === 'ta' && view.roster && side === 'people' && (
          <Suspense>
            <StaffPanel
              view={view}
              me={me}
              slide={slide}
              language={deck.language}
              exercises={exercises}
              slides={deck.slides.length}
              looking={working ? looking : undefined}
              onLook={(exercise, row) => void look(lookInto(exercise, row))}
              onClose={() => setSide(undefined)}
            />
          </Suspense>
        )}
      </div>
      {!working && !run && (
        <SlideBar
          position={position.slide}
          count={deck.slides.length}
          live={live || ended ? undefined : stage.slide}
          following={live && !ended && shown === onScreen}
          onGo={goTo}
          onLive={toClass}
          onOverview={() => open('slides')}
          fullscreen={fullscreen}
          extra={!ended && <ReactButton />}
        />
      )}
      <Announcer text={black ? 'The instructor has paused the screen.' : name} />
      <SaidOfQuiz run={runs.find(({ id }) => id === quizzes?.onScreen)} me={me} />
      {opened && (
        <Suspense>
          <ClassDialogs
            open={dialog}
            onClose={(name) => setDialog((open) => (open === name ? undefined : open))}
            deck={deck}
            me={me}
            position={position.slide}
            live={ended ? undefined : stage.slide}
            onGo={goTo}
            exercise={view.exercise?.id}
            onExercise={openExercise}
            shortcuts={shortcuts}
          />
        </Suspense>
      )}
    </div>
  )
}
