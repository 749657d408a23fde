import { ChevronDown, ChevronUp, Eraser, Lock, Users } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import { Announcer } from '../../ui/announcer.tsx'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { HttpPanel } from '../http-panel/http-panel.tsx'
import type { Requests } from '../http-panel/use-requests.ts'
import { RunOutput } from './run-output.tsx'
import styles from './run-panel.module.css'
import { type ShownRun, sentenceOf } from './shown-run.ts'
import type { Place } from './trace-links.ts'
import type { EditorRuns } from './use-running.ts'

export type RunTab = 'output' | 'own' | 'requests'

/** What came of running the program of an editor: everybody's run, the reader's own, and how they ended. */
export function RunPanel(props: {
  runs: EditorRuns
  /** Requests to the web app in the files. */
  requests: Requests
  /** The editor's runs are seen by others too. */
  shared: boolean
  files: readonly string[]
  onPlace: (place: Place) => void
  tab: RunTab
  onTab: (tab: RunTab) => void
  collapsed: boolean
  /** Absent where there is nothing else to make room for. */
  onCollapse?: ((collapsed: boolean) => void) | undefined
  /** Font size of the output, in px. */
  size: number
  /** On a screen that nobody works at there is nothing but the output. */
  fixed?: boolean
}) {
  const { runs, requests, shared, files, onPlace, collapsed, onCollapse, fixed } = props
  const { output, own, aside } = runs
  const [seen, setSeen] = useState<string>()
  const tabThere = props.tab === 'own' ? own : props.tab === 'requests' ? requests.app : output
  const selected = tabThere ? props.tab : 'output'
  const current = { output, own, requests: undefined }[selected]
  if (selected === 'output' && output && output.id !== seen) setSeen(output.id)

  const look = { '--run-size': `${props.size}px` } as CSSProperties
  const live = (
    <>
      {output && <RunAnnouncer key={output.id} run={output} />}
      {own && <RunAnnouncer key={own.id} run={own} />}
    </>
  )
  if (fixed) {
    return (
      <div
        className={styles.panel}
        style={{ ...look, '--run-note': `${props.size * 0.85}px` } as CSSProperties}
      >
        {output && <RunOutput run={output} files={files} />}
        {live}
      </div>
    )
  }
  const tabs: Tab<RunTab>[] = [
    {
      id: 'output',
      label: aside ? 'The class’s run' : 'Output',
      detail: own && output && output.id !== seen && <Badge tone="accent">new</Badge>,
      content: output ? (
        <RunOutput
          run={output}
          files={files}
          onPlace={onPlace}
          note={shared && <ForEverybody run={output} />}
        />
      ) : (
        <EmptyState title="Nothing has been run yet" />
      ),
    },
  ]
  if (own) {
    tabs.push({
      id: 'own',
      label: 'Your run',
      content: <RunOutput run={own} files={files} onPlace={onPlace} note={<ForYou />} />,
    })
  }
  if (requests.app) {
    tabs.push({
      id: 'requests',
      label: 'Requests',
      content: (
        <HttpPanel
          requests={requests}
          files={files}
          onPlace={onPlace}
          everybody={shared ? !aside : undefined}
        />
      ),
    })
  }
  const clear = selected === 'own' ? runs.clearOwn : runs.clearOutput
  return (
    <div className={styles.panel} style={look}>
      <Tabs
        label="What came of it"
        tabs={tabs}
        selected={selected}
        onSelect={(tab) => {
          props.onTab(tab)
          onCollapse?.(false)
        }}
        className={cx(styles.tabs, collapsed && styles.collapsed)}
        actions={
          <div className={styles.actions}>
            {collapsed && current && <span className={styles.state}>{brief(current)}</span>}
            {clear && current?.phase === 'ended' && (
              <IconButton
                label={shared && !aside ? 'Clear the output for everybody' : 'Clear the output'}
                size="sm"
                icon={<Eraser size={16} />}
                onClick={clear}
              />
            )}
            {onCollapse && (
              <IconButton
                label={collapsed ? 'Show the output' : 'Hide the output'}
                size="sm"
                aria-expanded={!collapsed}
                icon={collapsed ? <ChevronUp size={18} /> : <ChevronDown size={18} />}
                onClick={() => onCollapse(!collapsed)}
              />
            )}
          </div>
        }
      />
      {live}
    </div>
  )
}

function ForEverybody({ run }: { run: ShownRun }) {
  return (
    <span className={styles.whose}>
      <Users size={14} aria-hidden="true" />
      <span>
        {run.by === undefined ? 'Everybody sees this.' : `${run.by} ran ${run.file}. Everybody sees this.`}
      </span>
    </span>
  )
}

function ForYou() {
  return (
    <span className={styles.whose}>
      <Lock size={14} aria-hidden="true" />
      <span>Only you see this.</span>
    </span>
  )
}

/** Says how a run ended: once, and none of its lines. */
function RunAnnouncer({ run }: { run: ShownRun }) {
  const whose = run.by === undefined ? run.file : `${run.by}, ${run.file}`
  return <Announcer text={run.ending ? `${whose}: ${sentenceOf(run.ending)}` : ''} />
}

const brief = ({ ending, file }: ShownRun) => (ending ? sentenceOf(ending) : `Running ${file}`)
