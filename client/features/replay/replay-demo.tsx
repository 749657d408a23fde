import { useId, useMemo, useState } from 'react'
import * as Y from 'yjs'
import { entriesUntil, type ReplayRun } from '../../../shared/report/replay-moment.ts'
import { FileTabs, tabId } from '../editor/file-tabs.tsx'
import { HistoryViewer } from '../history/history-viewer.tsx'
import { RunOutput } from '../run/run-output.tsx'
import styles from './replay-demo.module.css'
import type { ReplayDemo } from './use-replay-demos.ts'

/** Tabs ask for a document to add files to; nobody adds any here. */
const NOTHING = new Y.Doc()

/** A live demo as it was at a moment: its files, and below them the program that ran. */
export function ReplayDemoView(props: {
  title: string
  /** Absent while it is on its way. */
  demo: ReplayDemo | undefined
  busy: boolean
  run: ReplayRun | undefined
  /** ms since the epoch */
  at: number
}) {
  const { title, demo, run, at } = props
  const base = useId()
  const [chosen, setChosen] = useState<{ touched: string | undefined; file: string }>()
  // The files that a demo begins with are stored a moment after it is shown.
  const position = demo ? Math.max(Math.min(1, demo.count), entriesUntil(demo.replay.steps, at)) : 0
  const { names, texts, touched, changed } = useMemo(() => stateAt(demo, position), [demo, position])
  // Whoever looks at another file does so until somebody types elsewhere.
  const kept = chosen?.touched === touched && chosen && texts.has(chosen.file) ? chosen.file : undefined
  const file = kept ?? (touched !== undefined && texts.has(touched) ? touched : names[0])
  return (
    <section className={styles.demo} aria-label={`Live code: ${title}`}>
      {names.length > 0 && (
        <div className={styles.tabs}>
          <FileTabs
            doc={NOTHING}
            names={names}
            selected={file}
            onSelect={(name) => setChosen({ touched, file: name })}
            mayManage={false}
            base={base}
          />
        </div>
      )}
      <div
        className={styles.panel}
        {...(file === undefined
          ? {}
          : { role: 'tabpanel', id: `${base}-panel`, 'aria-labelledby': tabId(base, file) })}
      >
        {file === undefined ? (
          <p className={styles.empty}>{props.busy ? 'The code is on its way.' : 'There was no code yet.'}</p>
        ) : (
          <HistoryViewer
            key={file}
            file={file}
            text={texts.get(file) ?? ''}
            changed={file === touched ? changed : NO_CHANGE}
            unmarked
            className={styles.viewer ?? ''}
          />
        )}
      </div>
      {run && (
        <div className={styles.output}>
          <RunOutput
            run={{
              id: run.run,
              file: run.file,
              output: run.output,
              phase: run.ending ? 'ended' : 'running',
              ...(run.ending ? { ending: run.ending } : {}),
            }}
            files={names}
            note={run.by === undefined ? undefined : `Run by ${run.by}`}
          />
        </div>
      )}
    </section>
  )
}

const NO_CHANGE: never[] = []

/** The files at a position, the one that was typed in last, and what changed there. */
function stateAt(demo: ReplayDemo | undefined, position: number) {
  if (!demo) return { names: [], texts: new Map<string, string>(), touched: undefined, changed: NO_CHANGE }
  const { names, texts } = demo.replay.at(position)
  const last = demo.replay.steps
    .slice(0, position)
    .findLast(({ by, files }) => by !== null || files.length > 0)
  const touched = last?.files.at(-1)
  return { names, texts, touched: touched?.file, changed: touched?.splices ?? NO_CHANGE }
}
