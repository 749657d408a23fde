import { Lock, Pencil, Play, Presentation, RotateCcw, Square, X } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Announcer } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import { warmUp } from '../run/page-runner.ts'
import { RunOutput } from '../run/run-output.tsx'
import { sentenceOf } from '../run/shown-run.ts'
import { useProgram } from '../run/use-program.ts'
import { GAP_PX, outputRoom } from './output-room.ts'
import type { SlideBlock } from './slide-blocks.ts'
import styles from './slide-code.module.css'
import type { SlideTools } from './slide-tools.ts'
import type { Place } from './use-places.ts'
import { useRoomBelow } from './use-room-below.ts'

// Most blocks are run and never changed.
const BlockEditor = lazy(async () => ({ default: (await import('./block-editor.tsx')).BlockEditor }))

/** Below this width of a block its buttons have no words. */
const NARROW_PX = 340

/** The buttons of one block, and when they were pressed its editor and its output. */
export function CodeBlock(props: {
  block: SlideBlock
  place: Place
  flow: boolean
  /** Of the slide: what live code made of the block is called. */
  title: string
  tools: SlideTools
  drafts: Map<number, string>
}) {
  const { block, place, flow, title, tools, drafts } = props
  const { file, language, source, index } = block
  const program = useProgram()
  const { run } = program
  const [editing, setEditing] = useState(false)
  const [draft, setDraft] = useState(() => drafts.get(index) ?? source)
  // While the block itself is in sight, that is what runs.
  const text = editing ? draft : source
  const [anew, setAnew] = useState(0)
  const [opening, setOpening] = useState(false)
  const edit = useRef<HTMLDivElement>(null)
  const card = useRoomBelow(block.element, flow, place)
  const busy = run !== undefined && run.phase !== 'ended'

  const change = (next: string) => {
    setDraft(next)
    if (next === source) drafts.delete(index)
    else drafts.set(index, next)
  }
  const files = [{ name: file, text }]
  const start = () => program.start({ language, entry: file, files })
  const close = () => {
    setEditing(false)
    // The button that opened the editor is there again.
    requestAnimationFrame(() => edit.current?.querySelector('button')?.focus())
  }
  const openLive = async () => {
    setOpening(true)
    await tools.openLive?.({ name: file, text }, title)
    setOpening(false)
  }

  const narrow = place.width < NARROW_PX
  const buttons = (
    <>
      {busy ? (
        <Button size="sm" icon={<Square size={14} />} onClick={program.stop}>
          Stop
        </Button>
      ) : (
        <Button
          size="sm"
          variant="primary"
          icon={<Play size={14} />}
          onClick={start}
          onPointerEnter={() => warmUp(language, files)}
          onFocus={() => warmUp(language, files)}
        >
          Run<span className="visually-hidden"> {file}</span>
        </Button>
      )}
      {!editing && (
        <span ref={edit}>
          {narrow ? (
            <IconButton
              size="sm"
              label={`Edit ${file}`}
              icon={<Pencil size={15} />}
              onClick={() => setEditing(true)}
            />
          ) : (
            <Button size="sm" icon={<Pencil size={14} />} onClick={() => setEditing(true)}>
              Edit<span className="visually-hidden"> {file}</span>
            </Button>
          )}
        </span>
      )}
      {tools.openLive &&
        (narrow ? (
          <IconButton
            size="sm"
            label="Open as live code"
            disabled={opening}
            icon={<Presentation size={15} />}
            onClick={openLive}
          />
        ) : (
          <Button
            size="sm"
            busy={opening}
            icon={<Presentation size={14} />}
            title="Everybody sees it, and you type and run it in front of the class"
            onClick={openLive}
          >
            Open as live code
          </Button>
        ))}
    </>
  )
  const open = editing || run !== undefined
  const room = editing || flow ? undefined : outputRoom(place)
  return (
    <>
      {!editing && (
        <div
          className={styles.buttons}
          style={{
            left: place.left,
            width: place.width,
            top: place.top + place.height,
          }}
        >
          <div className={styles.bar}>{buttons}</div>
        </div>
      )}
      {open && (
        <div className={cx(styles.column, room?.over && styles.over)} style={columnOf(place, flow, room)}>
          {/* Gives way when what is opened is too high for the rest of the slide. */}
          <div
            style={{
              flex: room?.over
                ? '1 1 0px'
                : `0 1 ${(editing ? place.captionTop : place.top + place.height + GAP_PX) - (flow ? 0 : GAP_PX)}px`,
            }}
          />
          <section
            ref={card}
            aria-label={editing ? `Editor of ${file}` : `Run of ${file}`}
            className={cx(styles.card, !editing && styles.outputOnly)}
            style={room && { maxHeight: `min(100%, 20rem, ${room.height}px)` }}
          >
            {editing && (
              <>
                <div className={styles.head}>
                  <span className={styles.name}>{file}</span>
                  <span className={styles.bar}>
                    {buttons}
                    {draft !== source && (
                      <IconButton
                        size="sm"
                        label="Begin again with the code of the slide"
                        icon={<RotateCcw size={15} />}
                        onClick={() => {
                          change(source)
                          setAnew(anew + 1)
                        }}
                      />
                    )}
                    <IconButton size="sm" label="Back to the slide" icon={<X size={16} />} onClick={close} />
                  </span>
                </div>
                <div className={styles.editor} style={{ height: editorHeight(place) }}>
                  <Suspense fallback={<PageSpinner label="Opening the editor" />}>
                    <BlockEditor key={anew} fileName={file} text={draft} onChange={change} onRun={start} />
                  </Suspense>
                </div>
              </>
            )}
            {run && (
              <div className={styles.result}>
                <RunOutput
                  run={run}
                  files={[]}
                  note={<OnlyYou mayOpenLive={tools.openLive !== undefined} />}
                />
                <span className={styles.corner}>
                  {busy ? (
                    <IconButton
                      size="sm"
                      label={`End ${file}`}
                      icon={<Square size={15} />}
                      onClick={program.stop}
                    />
                  ) : (
                    <>
                      <IconButton size="sm" label="Run again" icon={<Play size={15} />} onClick={start} />
                      <IconButton
                        size="sm"
                        label="Close the output"
                        icon={<X size={16} />}
                        onClick={program.clear}
                      />
                    </>
                  )}
                </span>
              </div>
            )}
          </section>
        </div>
      )}
      <Announcer text={run?.ending ? `${file}: ${sentenceOf(run.ending)}` : ''} />
    </>
  )
}

/** As wide as the block, but never so narrow that nothing can be read in it. */
const LEAST_WIDTH_PX = 320

/** That of the block, less the editor's head. */
const editorHeight = ({ top, height, captionTop }: Place) => Math.max(top + height - captionTop - 46, 130)

function columnOf(place: Place, flow: boolean, room: ReturnType<typeof outputRoom> | undefined) {
  return {
    '--run-size': `${Math.min(20, Math.max(14, place.fontSize))}px`,
    '--block-left': `${place.left}px`,
    '--block-width': `${flow ? place.width : Math.max(place.width, LEAST_WIDTH_PX)}px`,
    '--block-below': `${place.below}px`,
    ...(flow ? { top: 0 } : { top: GAP_PX, ...(room?.over ? {} : { bottom: GAP_PX }) }),
  } as object
}

function OnlyYou({ mayOpenLive }: { mayOpenLive: boolean }) {
  return (
    <span className={styles.whose}>
      <Lock size={14} aria-hidden="true" />
      <span>
        Only you see this.
        {mayOpenLive && ' To run it in front of the class, open it as live code.'}
      </span>
    </span>
  )
}
