import { CircleCheck, CircleX, UsersRound } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { ExerciseId } from '../../../shared/course/exercise.ts'
import type { ParticipantId } from '../../../shared/ids.ts'
import { type FilePlace, fileText, watchTyping } from '../../documents/document-files.ts'
import { placeOfPerson } from '../../documents/people-here.ts'
import { EditorWindow } from '../../features/editor/editor-window.tsx'
import { usePeople } from '../../features/editor/people-in-document.tsx'
import { type OpenDocument, useDocument } from '../../features/editor/use-document.ts'
import { useFiles } from '../../features/editor/use-files.ts'
import { NeedMark, needText } from '../../features/work/need-mark.tsx'
import type { WorkRow } from '../../features/work/work-rows.ts'
import { useRoom } from '../../hooks/use-room.tsx'
import { cx } from '../../ui/cx.ts'
import { Slots } from './slots.ts'
import { useNear } from './use-near.ts'
import styles from './wall-tile.module.css'

/** One learner's or team's editor on the wall. It is connected only while it is on the screen or near. */
export const WallTile = memo(function WallTile(props: {
  exercise: ExerciseId
  row: WorkRow
  self: ParticipantId
  now: number
  /** Font size of the code, px. */
  size: number
  /** There is room for one word about how they are getting on. */
  narrow: boolean
  onOpen: (owner: string) => void
}) {
  const { exercise, row, now, size, onOpen } = props
  const [home, near] = useNear<HTMLLIElement>()
  const { work, name } = row
  const live = useSlot(near && work !== undefined)
  const failed = work?.lastRun && !work.lastRun.ok
  return (
    <li ref={home} className={cx(styles.tile, styles[row.need])}>
      <button
        type="button"
        className={styles.open}
        disabled={!work}
        aria-label={`${name}: ${needText(row, now)}${work ? '. Open the editor' : ''}`}
        onClick={() => onOpen(row.owner)}
      />
      <div className={styles.head} aria-hidden="true">
        <span className={styles.name}>{name}</span>
        <NeedMark row={row} now={now} short={props.narrow} />
      </div>
      <div className={styles.body}>
        {work && live && <Live exercise={exercise} row={row} self={props.self} size={size} />}
        {work && near && !live && (
          <p className={styles.none} aria-hidden="true">
            Not live: choose larger tiles
          </p>
        )}
        {!work && (
          <p className={styles.none} aria-hidden="true">
            Has not opened the exercise
          </p>
        )}
      </div>
      {work?.lastRun && (
        <p className={cx(styles.run, failed ? styles.bad : styles.good)} aria-hidden="true">
          {failed ? <CircleX size={13} /> : <CircleCheck size={13} />}
          <span className={styles.error}>
            {failed ? `Failed${work.lastRun.error ? `: ${work.lastRun.error}` : ''}` : 'Last run ok'}
          </span>
        </p>
      )}
    </li>
  )
})

/** So many tiles are live at a time: fewer than the server lets one person of the staff open. */
const slots = new Slots(100)

function useSlot(wanted: boolean): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!wanted) return
    const release = slots.take(() => setHeld(true))
    return () => {
      setHeld(false)
      release()
    }
  }, [wanted])
  return held
}

function Live(props: { exercise: ExerciseId; row: WorkRow; self: ParticipantId; size: number }) {
  const { exercise, row, self, size } = props
  const { session } = useRoom()
  // Nobody is told that somebody looks, or a class would see a crowd; the learner's page says that staff can.
  const open = useDocument({
    session,
    document: `${session}/work/${exercise}/${row.owner}`,
    as: 'staff',
    mayWrite: false,
    announce: false,
    offline: false,
  })
  const names = useFiles(open?.doc)
  const typed = useTyped(open, row.members)
  const others = usePeople(open?.awareness, self).filter(({ id }) => !row.members.includes(id))
  const file = typed && names.includes(typed.file) ? typed.file : names[0]
  const text = open && file !== undefined ? fileText(open.doc, file) : undefined
  return (
    <>
      {open?.ready && text && file !== undefined && (
        <EditorWindow
          key={file}
          text={text}
          awareness={open.awareness}
          fileName={file}
          place={typed?.file === file ? typed : undefined}
          size={size}
          className={styles.code}
        />
      )}
      {!open?.ready && (
        <p className={styles.none} aria-hidden="true">
          {open?.state.name === 'closed' ? 'Cannot be opened now' : 'Opening'}
        </p>
      )}
      <span className={styles.file} aria-hidden="true">
        {file}
      </span>
      {others.length > 0 && (
        <span className={styles.others} aria-hidden="true">
          <UsersRound size={12} />
          {others.map(({ name }) => name).join(', ')}
        </span>
      )}
    </>
  )
}

/** Where somebody typed last; at first, where the learner's editor stands. */
function useTyped(open: OpenDocument | undefined, members: readonly ParticipantId[]): FilePlace | undefined {
  const [typed, setTyped] = useState<FilePlace>()
  const { doc, awareness, ready } = open ?? {}
  const who = members.join()
  useEffect(() => {
    setTyped(undefined)
    if (!doc || !awareness || !ready) return
    let known = false
    const stands = () => {
      if (known) return
      for (const person of who.split(',')) {
        const place = placeOfPerson(awareness, person)
        if (!place) continue
        known = true
        setTyped({ file: place.file, at: place.head ?? 0 })
      }
    }
    stands()
    awareness.on('change', stands)
    const end = watchTyping(doc, (place) => {
      known = true
      setTyped(place)
    })
    return () => {
      awareness.off('change', stands)
      end()
    }
  }, [doc, awareness, ready, who])
  return typed
}
