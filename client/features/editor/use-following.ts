import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { ParticipantId } from '../../../shared/ids.ts'
import { type EditorPlace, placeOfPerson } from '../../documents/people-here.ts'
import { moveTo, onOwnMove } from './editor-place.ts'

export interface Following {
  /** The leader is in the document, so that there is somebody to follow. */
  possible: boolean
  on: boolean
  /** The file that the leader looks at. */
  file: string | undefined
  leave: () => void
  follow: () => void
}

/** Keeps an editor where another person's is, until the reader moves it; `leader` undefined: nobody is followed. */
export function useFollowing(
  awareness: Awareness | undefined,
  leader: ParticipantId | undefined,
  /** The editor that is shown, and of which file. */
  shown: { view: EditorView; file: string } | undefined,
): Following {
  const [place, setPlace] = useState<EditorPlace>()
  const [away, setAway] = useState<ParticipantId>()
  const on = leader !== undefined && away !== leader

  useEffect(() => {
    if (!awareness || leader === undefined) return setPlace(undefined)
    const look = () => setPlace((old) => same(old, placeOfPerson(awareness, leader)))
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness, leader])

  const view = shown?.view
  const here = on && place !== undefined && shown?.file === place.file ? place : undefined
  useEffect(() => {
    if (!view || !here) return
    view.requestMeasure({ read: () => undefined, write: () => moveTo(view, here) })
  }, [view, here])

  const leave = () => {
    if (place) setAway(leader)
  }
  const moved = useEffectEvent(leave)
  useEffect(() => {
    if (view) return onOwnMove(view, () => moved())
  }, [view])

  return {
    possible: place !== undefined,
    on,
    file: place?.file,
    leave,
    follow: () => setAway(undefined),
  }
}

/** The same object for the same place, so that nothing is drawn or scrolled for nothing. */
function same(old: EditorPlace | undefined, now: EditorPlace | undefined): EditorPlace | undefined {
  const equal = old?.file === now?.file && old?.topLine === now?.topLine && old?.head === now?.head
  return equal ? old : now
}
