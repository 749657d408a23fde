import { History, Undo2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { HistoryDialogProps } from './history-dialog.tsx'

// Most people never look at it.
const HistoryDialog = lazy(async () => ({ default: (await import('./history-dialog.tsx')).HistoryDialog }))

/** A tool of an editor: opens the history of its document, and undoes what was restored from there. */
export function HistoryButton(props: Omit<HistoryDialogProps, 'open' | 'onClose' | 'onRestored'>) {
  const { doc, mayWrite } = props
  const [open, setOpen] = useState(false)
  const [opened, setOpened] = useState(false)
  const [undo, setUndo] = useState<() => void>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was done to another document is not undone here
  useEffect(() => () => setUndo(undefined), [doc])
  return (
    <>
      {undo && mayWrite && (
        <Button
          size="sm"
          icon={<Undo2 size={16} />}
          onClick={() => {
            undo()
            setUndo(undefined)
          }}
        >
          Undo restore
        </Button>
      )}
      <IconButton
        label="History"
        size="sm"
        icon={<History size={16} />}
        aria-haspopup="dialog"
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
      />
      {opened && (
        <Suspense>
          <HistoryDialog
            {...props}
            open={open}
            onClose={() => setOpen(false)}
            onRestored={(restored) => {
              setUndo(() => restored.undo)
              toast.ok(`It is again as it was at ${restored.when}. What was there since is in the history.`)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
