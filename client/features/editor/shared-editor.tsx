import type { EditorView } from '@codemirror/view'
import { AArrowDown, AArrowUp, Globe, Pointer, Radio } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useState } from 'react'
import type { ParticipantId } from '../../../shared/ids.ts'
import { fileText } from '../../documents/document-files.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { HistoryButton } from '../history/history-button.tsx'
import { useRequests } from '../http-panel/use-requests.ts'
import { RunButton } from '../run/run-button.tsx'
import { RunPanel, type RunTab } from '../run/run-panel.tsx'
import { RunSplit } from '../run/run-split.tsx'
import type { Running } from '../run/running.ts'
import type { Place } from '../run/trace-links.ts'
import { useRunning } from '../run/use-running.ts'
import { CodeEditor } from './code-editor.tsx'
import { DocumentStatus } from './document-status.tsx'
import { goToLine, showLine } from './editor-place.ts'
import { FileTabs, tabId } from './file-tabs.tsx'
import { PeopleInDocument } from './people-in-document.tsx'
import { pointAtCursor } from './pointed-lines.ts'
import styles from './shared-editor.module.css'
import { type DocumentRequest, type OpenDocument, useDocument } from './use-document.ts'
import { useFiles } from './use-files.ts'
import { useFollowing } from './use-following.ts'
import { usePointed } from './use-pointed.ts'

const SIZES = [12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32] as const

export type EditorPane = 'code' | 'output'

/** The editor of the file that is shown. */
export interface ShownEditor {
  view: EditorView
  file: string
}

export interface SharedEditorProps extends DocumentRequest {
  /** Who is using it. */
  self: ParticipantId
  /** What is edited: “Live code: Hello”. */
  label: string
  mayWrite: boolean
  /** Why it may not be changed, as a sentence. */
  reason?: string | undefined
  /** Whose file, scroll position and cursor are followed; nobody's where it is absent. */
  leader?: { id: ParticipantId; name: string } | undefined
  /** A fixed font size in px, on a screen that nobody works at: no tools are shown. */
  fixedSize?: number | undefined
  /** Told of the document as it opens and closes. */
  onOpen?: ((open: OpenDocument | undefined) => void) | undefined
  /** How the files are run; without it they cannot be. */
  running?: Running | undefined
  /** May point at lines for everybody in the document. */
  pointing?: boolean | undefined
  /** On a narrow screen code and output take turns; they stand together where it is absent. */
  pane?: { shown: EditorPane; show: (pane: EditorPane) => void } | undefined
  /** Before the tools at the right of the bar; told of the editor that is shown. */
  actions?: ReactNode | ((shown: ShownEditor | undefined) => ReactNode)
  className?: string | undefined
}

/** A shared document of files: tabs, the editor, who is here, and what the line is like. */
export function SharedEditor(props: SharedEditorProps) {
  const { label, mayWrite, leader, fixedSize, pointing = false, pane, actions } = props
  const open = useDocument(props)
  const names = useFiles(open?.doc)
  const { onOpen } = props
  useEffect(() => onOpen?.(open), [onOpen, open])
  const base = useId()
  const [chosen, setChosen] = useState<string>()
  const [shown, setShown] = useState<ShownEditor>()
  const [stored, setStored] = useStored('lectern.editor-size', '15')
  const size = fixedSize ?? nearest(Number(stored))

  const following = useFollowing(open?.awareness, leader?.id, shown)
  const led = following.on ? following.file : undefined
  useEffect(() => {
    // Kept as the reader's own, so that the file stays when they stop following.
    if (led !== undefined) setChosen(led)
  }, [led])
  const wanted = led ?? chosen
  const file = wanted !== undefined && names.includes(wanted) ? wanted : names[0]
  const text = open && file !== undefined ? fileText(open.doc, file) : undefined

  const onView = useCallback(
    (view: EditorView | undefined) => setShown(view && file !== undefined ? { view, file } : undefined),
    [file],
  )
  const choose = (name: string) => {
    setChosen(name)
    following.leave()
  }
  const resize = (step: number) => {
    const next = SIZES[SIZES.indexOf(size as (typeof SIZES)[number]) + step]
    if (next !== undefined) setStored(String(next))
  }
  const tools = fixedSize === undefined

  const runs = useRunning(open?.ready ? open.doc : undefined, names, file, props.running, mayWrite && tools)
  const requests = useRequests(open?.ready && tools ? open.doc : undefined, props.running)
  const [tab, setTab] = useState<RunTab>()
  const [collapsed, setCollapsed] = useState(false)
  const run = () => {
    if (runs.entry === undefined || runs.busy) return
    setCollapsed(false)
    setTab(runs.aside ? 'own' : 'output')
    pane?.show('output')
    runs.start()
  }
  // Before the editor, which would begin a new line.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || runs.entry === undefined) return
    if (!tools || (event.target as Element).closest('form, dialog')) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  const [place, setPlace] = useState<Place>()
  useEffect(() => {
    if (!place || !shown || shown.file !== place.file) return
    goToLine(shown.view, place.line)
    setPlace(undefined)
  }, [place, shown])

  const pointed = usePointed(tools ? open?.awareness : undefined)
  const [followed, setFollowed] = useState<string>()
  useEffect(() => {
    if (!pointed || pointed.id === followed) return
    if (shown?.file !== pointed.file) return setChosen(pointed.file)
    setFollowed(pointed.id)
    showLine(shown.view, pointed.line)
  }, [pointed, followed, shown])

  return (
    <section className={cx(styles.shell, props.className)} aria-label={label} onKeyDownCapture={onKey}>
      {(tools || names.length > 1) && (
        <div className={styles.bar}>
          {open && (
            <FileTabs
              doc={open.doc}
              names={names}
              selected={file}
              onSelect={choose}
              mayManage={mayWrite && tools && open.ready}
              base={base}
            />
          )}
          {open && tools && <PeopleInDocument awareness={open.awareness} self={props.self} />}
          {typeof actions === 'function' ? actions(shown) : actions}
          {tools && requests.app && (
            <IconButton
              label="Send requests to the app"
              size="sm"
              pressed={tab === 'requests' && !collapsed}
              icon={<Globe size={18} />}
              onClick={() => {
                setCollapsed(tab === 'requests' && !collapsed)
                setTab('requests')
                pane?.show('output')
                requests.warm()
              }}
            />
          )}
          {tools && runs.entry !== undefined && <RunButton runs={runs} onRun={run} />}
        </div>
      )}
      <RunSplit
        kind={tab === 'requests' ? 'requests' : 'output'}
        initial={tab === 'requests' ? 60 : 40}
        collapsed={collapsed && !pane}
        fixed={!tools}
        only={pane && (pane.shown === 'output' ? 'panel' : 'code')}
        panel={
          (runs.output || runs.own || (tab === 'requests' && requests.app)) && (
            <RunPanel
              runs={runs}
              requests={requests}
              shared={props.running?.audience !== undefined}
              files={names}
              onPlace={(to) => {
                choose(to.file)
                setPlace(to)
                pane?.show('code')
              }}
              tab={tab ?? 'output'}
              onTab={setTab}
              collapsed={collapsed && !pane}
              onCollapse={pane ? undefined : setCollapsed}
              size={tools ? size : Math.round(size * 0.9)}
              fixed={!tools}
            />
          )
        }
      >
        <div
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={file === undefined ? undefined : tabId(base, file)}
          className={styles.panel}
        >
          {open?.ready && text && file !== undefined && (
            <CodeEditor
              key={file}
              text={text}
              awareness={open.awareness}
              fileName={file}
              mayWrite={mayWrite && open.state.name !== 'closed'}
              pointing={pointing && tools}
              size={size}
              onView={onView}
              className={styles.editor}
            />
          )}
          {open?.ready && !text && <p className={styles.empty}>There is no file yet.</p>}
          {!open?.ready && open?.state.name !== 'closed' && <PageSpinner label="Opening the code" />}
          {leader && following.possible && !following.on && (
            <Button
              variant="primary"
              className={styles.pill}
              icon={<Radio size={16} />}
              onClick={following.follow}
            >
              Follow {leader.name}
            </Button>
          )}
        </div>
      </RunSplit>
      <Announcer
        text={pointed ? `${pointed.by.name} points at line ${pointed.line} of ${pointed.file}` : ''}
      />
      {tools && (
        <div className={styles.foot}>
          {open && (
            <div className={styles.status}>
              <DocumentStatus open={open} mayWrite={mayWrite} reason={props.reason} />
            </div>
          )}
          {leader && following.possible && following.on && (
            <p className={styles.following}>
              <Radio size={14} aria-hidden="true" />
              <span className={styles.leader}>Following {leader.name}</span>
            </p>
          )}
          <span className={styles.space} />
          {open?.ready && (
            <HistoryButton
              label={label}
              document={props.document}
              shape="files"
              doc={open.doc}
              mayWrite={mayWrite && open.state.name !== 'closed'}
            />
          )}
          {pointing && open && shown && (
            <IconButton
              label="Point at the line of the cursor"
              shortcut="Alt+P"
              size="sm"
              icon={<Pointer size={16} />}
              onClick={() => pointAtCursor(shown.view, open.awareness, shown.file)}
            />
          )}
          <IconButton
            label="Smaller letters"
            size="sm"
            icon={<AArrowDown size={16} />}
            disabled={size === SIZES[0]}
            onClick={() => resize(-1)}
          />
          <IconButton
            label="Larger letters"
            size="sm"
            icon={<AArrowUp size={16} />}
            disabled={size === SIZES.at(-1)}
            onClick={() => resize(1)}
          />
        </div>
      )}
    </section>
  )
}

const nearest = (size: number) =>
  SIZES.reduce((best, one) => (Math.abs(one - size) < Math.abs(best - size) ? one : best), 15)
