import { useId, useMemo, useState } from 'react'
import { restore } from '../../documents/history/restore.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast.tsx'
import { FileTabs, tabId } from '../editor/file-tabs.tsx'
import { HistoryControls } from './history-controls.tsx'
import type { HistoryDialogProps } from './history-dialog.tsx'
import styles from './history-view.module.css'
import { HistoryViewer } from './history-viewer.tsx'
import { momentOf } from './moment-text.ts'
import { type History, useHistory } from './use-history.ts'

/** The states of a document one after another: the files, what changed last, and ways through the time. */
export function HistoryView(props: HistoryDialogProps) {
  const history = useHistory(props.document, props.shape, props.doc)
  if (history.error && history.count === 0) {
    return (
      <EmptyState
        title="The history cannot be shown"
        action={<Button onClick={history.retry}>Try again</Button>}
      >
        <p role="alert">{history.error.detail}</p>
      </EmptyState>
    )
  }
  if (history.count > 0) return <Scrubber {...props} history={history} />
  if (history.busy) return <PageSpinner label="Opening the history" />
  return (
    <EmptyState title="Nobody has typed anything yet">What is typed from now on is kept here.</EmptyState>
  )
}

function Scrubber(props: HistoryDialogProps & { history: History }) {
  const { history, doc, shape, mayWrite } = props
  const { replay, count, people } = history
  const { steps } = replay
  const base = useId()
  /** Undefined: at the end, also while it moves on. */
  const [stopped, setStopped] = useState<number>()
  const [chosen, setChosen] = useState<{ position: number; file: string }>()

  // Before the files that a document begins with there is nothing to see.
  const first = steps[0]?.by === null ? 1 : 0
  const position = Math.min(stopped ?? count, count)
  const step = position > 0 ? steps[position - 1] : undefined
  const { names, texts } = useMemo(() => replay.at(position), [replay, position])
  const touched = step?.files.find(({ file }) => texts.has(file))
  const kept = chosen && texts.has(chosen.file) ? chosen : undefined
  const file = (kept?.position === position ? kept.file : touched?.file) ?? kept?.file ?? names[0]
  // All of a file that was just put there is no change that one has to look for.
  const changed = useMemo(
    () => (step?.by === null ? [] : (step?.files.find((one) => one.file === file)?.splices ?? [])),
    [step, file],
  )
  const moment = momentOf(steps, position, people)

  const bringBack = () => {
    const result = restore(doc, shape, { names, texts })
    if (!result.ok) return toast.info(result.reason)
    props.onRestored({ undo: result.undo, when: moment.time })
    props.onClose()
  }

  return (
    <div className={styles.view}>
      {shape === 'files' && (
        <div className={styles.tabs}>
          <FileTabs
            doc={doc}
            names={names}
            selected={file}
            onSelect={(name) => setChosen({ position, file: name })}
            mayManage={false}
            base={base}
          />
        </div>
      )}
      <div
        className={styles.panel}
        {...(shape === 'files' && file !== undefined
          ? { role: 'tabpanel', id: `${base}-panel`, 'aria-labelledby': tabId(base, file) }
          : {})}
      >
        {file === undefined ? (
          <p className={styles.empty}>There was no file.</p>
        ) : (
          <HistoryViewer
            key={file}
            file={file}
            text={texts.get(file) ?? ''}
            changed={changed}
            className={styles.viewer}
          />
        )}
      </div>
      <HistoryControls
        history={history}
        first={first}
        position={position}
        moment={moment}
        onMove={(to) => setStopped(to >= count ? undefined : Math.max(first, to))}
        onRestore={mayWrite ? bringBack : undefined}
      />
    </div>
  )
}
