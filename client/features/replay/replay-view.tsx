import { List, MessageCircleQuestion } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { AudienceDeck } from '../../../shared/course/deck.ts'
import type { ReplayTimeline } from '../../../shared/report/replay.ts'
import { entriesUntil, replayMoment } from '../../../shared/report/replay-moment.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ThemeMenu } from '../../ui/theme-menu.tsx'
import { ReplayChapters } from './replay-chapters.tsx'
import { ReplayControls } from './replay-controls.tsx'
import { marksOf, nowText } from './replay-marks.ts'
import { ReplaySaid } from './replay-said.tsx'
import { ReplayStage } from './replay-stage.tsx'
import { silencesOf } from './replay-time.ts'
import styles from './replay-view.module.css'
import { usePlayer } from './use-player.ts'
import { useReplayDemos } from './use-replay-demos.ts'

type Panel = 'chapters' | 'said'

/** How far an arrow moves while nothing has the focus, ms. */
const ARROW_MS = 5_000

/** A class to watch again: what it saw, and ways through its time. */
export function ReplayView(props: {
  /** Where the replay is (see `api.replay`). */
  source: string
  timeline: ReplayTimeline
  deck: AudienceDeck
  /** The way back, for those who were in the class. */
  home?: ReactNode
}) {
  const { source, timeline, deck } = props
  const { start, end, entries } = timeline
  const demos = useReplayDemos(
    source,
    timeline.demos.map(({ id }) => id),
  )
  const silences = useMemo(() => {
    const typed = [...demos.demos.values()].flatMap(({ replay }) => replay.steps.map((step) => step.at))
    return silencesOf([...entries.map((entry) => entry.at), ...typed], start, end)
  }, [demos.demos, entries, start, end])
  const player = usePlayer(start, end, silences)
  const { at, seek, toggle } = player
  const count = entriesUntil(entries, at)
  const moment = useMemo(() => replayMoment(entries, count), [entries, count])
  const marks = useMemo(() => marksOf(timeline, deck), [timeline, deck])
  const now = nowText(moment, timeline, deck)
  const [panel, setPanel] = useState<Panel | undefined>(() =>
    window.innerWidth > 1000 ? 'chapters' : undefined,
  )
  const show = (next: Panel) => setPanel(panel === next ? undefined : next)
  const leap = (to: number) => {
    // On a phone the panel covers what one goes to.
    if (window.innerWidth <= 800) setPanel(undefined)
    seek(to)
  }
  useShortcuts(
    useMemo(
      () => [
        { keys: [' '], does: 'Play or pause', run: toggle },
        { keys: ['ArrowRight'], does: 'Five seconds on', run: () => seek(at + ARROW_MS) },
        { keys: ['ArrowLeft'], does: 'Five seconds back', run: () => seek(at - ARROW_MS) },
      ],
      [toggle, seek, at],
    ),
  )

  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        {props.home && <div className={styles.home}>{props.home}</div>}
        <h1 className={styles.title}>{timeline.title}</h1>
        <IconButton
          label="Chapters"
          icon={<List size={18} />}
          aria-pressed={panel === 'chapters'}
          onClick={() => show('chapters')}
        />
        <IconButton
          label="Questions"
          icon={<MessageCircleQuestion size={18} />}
          aria-pressed={panel === 'said'}
          onClick={() => show('said')}
        />
        <ThemeMenu />
      </header>
      {demos.error && (
        <p className={styles.error} role="alert">
          The code could not be loaded: {demos.error.detail}{' '}
          <Button size="sm" onClick={demos.retry}>
            Try again
          </Button>
        </p>
      )}
      <div className={styles.columns}>
        <main className={styles.main} aria-label={now}>
          <ReplayStage timeline={timeline} deck={deck} moment={moment} demos={demos} at={at} />
        </main>
        {panel === 'chapters' && (
          <SidePanel title="Chapters" closeLabel="Close the chapters" onClose={() => setPanel(undefined)}>
            <ReplayChapters marks={marks} start={start} at={at} onSeek={leap} />
          </SidePanel>
        )}
        {panel === 'said' && (
          <SidePanel title="Questions" closeLabel="Close the questions" onClose={() => setPanel(undefined)}>
            <ReplaySaid moment={moment} start={start} onSeek={leap} />
          </SidePanel>
        )}
      </div>
      <ReplayControls start={start} end={end} player={player} marks={marks} now={now} />
    </div>
  )
}
