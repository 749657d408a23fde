import { useMemo } from 'react'
import type { RunFile } from '../../../shared/runner/types.ts'
import { useCommand } from '../../hooks/use-command.ts'
import { randomId } from '../../net/random-id.ts'

/** What readers of a slide can do with its code beyond running it for themselves. */
export interface SlideTools {
  /** Opens a live demo with the file; for staff while the class lasts. */
  openLive?: ((file: RunFile, title: string) => Promise<unknown>) | undefined
}

/** @param mayOpenLive the reader is staff, and the class goes on */
export function useSlideTools(mayOpenLive: boolean): SlideTools {
  const command = useCommand()
  return useMemo(
    () =>
      mayOpenLive
        ? {
            openLive: (file, title) =>
              command({
                type: 'demo.open',
                demo: randomId(),
                title: title.trim().slice(0, 80).trim() || file.name,
                files: [file],
              }),
          }
        : {},
    [command, mayOpenLive],
  )
}
