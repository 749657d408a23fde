import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { ExerciseFile } from '../../../shared/course/exercise.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ShownEditor } from '../editor/shared-editor.tsx'

/** Puts a file back to what the exercise began with: an edit as any other, which can be undone. */
export function ResetFile({ shown, starter }: { shown: ShownEditor; starter: ExerciseFile }) {
  const [asked, setAsked] = useState(false)
  const { view, file } = shown
  const reset = async () => {
    const insert = starter.text.replaceAll('\r\n', '\n')
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, userEvent: 'input.reset' })
  }
  return (
    <>
      <IconButton
        label={`Reset ${file} to the beginning`}
        size="sm"
        icon={<RotateCcw size={16} />}
        onClick={() => setAsked(true)}
      />
      <ConfirmDialog
        open={asked}
        title={`Reset ${file}?`}
        action="Reset the file"
        onConfirm={reset}
        onClose={() => setAsked(false)}
      >
        <p>
          The file becomes again what the exercise began with. Undo brings back what you wrote, as long as
          this page is open.
        </p>
      </ConfirmDialog>
    </>
  )
}
