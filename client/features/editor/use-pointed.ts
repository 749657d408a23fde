import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { pointersIn, type SeenPointer } from '../../documents/pointers.ts'

/** The last line at which somebody else began to point while this page looked. */
export function usePointed(awareness: Awareness | undefined): SeenPointer | undefined {
  const [pointed, setPointed] = useState<SeenPointer>()
  useEffect(() => {
    setPointed(undefined)
    if (!awareness) return
    const seen = new Set<string>()
    const look = () => {
      for (const pointer of pointersIn(awareness)) {
        if (pointer.self || seen.has(pointer.id)) continue
        seen.add(pointer.id)
        setPointed(pointer)
      }
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness])
  return pointed
}
