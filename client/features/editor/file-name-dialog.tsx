import { type FormEvent, useId, useState } from 'react'
import type * as Y from 'yjs'
import { addFile, FILE_NAME_MAX, fileNameProblem, renameFile } from '../../documents/document-files.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'

/** Asks for the name of a new file, or for another one of the file `renamed`. */
export function FileNameDialog(props: {
  doc: Y.Doc
  open: boolean
  renamed: string | undefined
  onClose: () => void
  onDone: (name: string) => void
}) {
  const { doc, renamed, onClose, onDone } = props
  const [name, setName] = useState(renamed ?? '')
  const [error, setError] = useState<string>()
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = name.trim()
    const problem = fileNameProblem(doc, next, renamed)
    setError(problem)
    if (problem !== undefined) return
    if (renamed === undefined) addFile(doc, next)
    else renameFile(doc, renamed, next)
    onClose()
    onDone(next)
  }
  return (
    <Dialog
      open={props.open}
      onClose={onClose}
      title={renamed === undefined ? 'Add a file' : `Rename ${renamed}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary">
            {renamed === undefined ? 'Add' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field
          label="Name"
          hint="The ending sets the language: .py, .js, .ts, .json, .sql, .html, .yaml, .md."
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={error}
          maxLength={FILE_NAME_MAX}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus
        />
      </form>
    </Dialog>
  )
}
