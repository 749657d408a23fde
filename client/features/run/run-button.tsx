import { Play, Square } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './run-button.module.css'
import type { EditorRuns } from './use-running.ts'

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Runs the program of an editor, and stops it. */
export function RunButton({ runs, onRun }: { runs: EditorRuns; onRun: () => void }) {
  const { entry, busy, aside } = runs
  const keys = MAC ? '⌘ Enter' : 'Ctrl+Enter'
  if (busy) {
    return (
      <Button size="sm" className={styles.button} icon={<Square size={14} />} onClick={runs.stop}>
        Stop
      </Button>
    )
  }
  return (
    <Button
      size="sm"
      variant={aside ? 'secondary' : 'primary'}
      className={styles.button}
      icon={<Play size={14} />}
      title={`Run ${entry} (${keys})${aside ? '. Only you see what comes of it.' : ''}`}
      aria-keyshortcuts={MAC ? 'Meta+Enter' : 'Control+Enter'}
      onClick={onRun}
      onPointerEnter={runs.warm}
      onFocus={runs.warm}
    >
      <span>
        Run{aside && <span className={styles.long}> it yourself</span>}
        <span className="visually-hidden"> {entry}</span>
      </span>
    </Button>
  )
}
