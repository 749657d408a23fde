import { type FormEvent, useId, useState } from 'react'
import { useCommand } from '../../hooks/use-command.ts'
import { randomId } from '../../net/random-id.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './demo-dialog.module.css'
import { DEMO_TEMPLATES } from './demo-templates.ts'

type Beginning = 'empty' | 'example'
const BEGINNINGS: readonly { value: Beginning; label: string }[] = [
  { value: 'empty', label: 'An empty file' },
  { value: 'example', label: 'A few lines' },
]

/** Opens a live demo: a title, a language, and a few lines or none. */
export function DemoDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const command = useCommand()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState('python')
  const [beginning, setBeginning] = useState<Beginning>('empty')
  const [busy, setBusy] = useState(false)
  const form = useId()
  const template = DEMO_TEMPLATES.find(({ id }) => id === language) ?? DEMO_TEMPLATES[0]

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!template || busy) return
    setBusy(true)
    const outcome = await command({
      type: 'demo.open',
      demo: randomId(),
      title: title.trim() || `${template.language} demo`,
      files: [{ name: template.file, text: beginning === 'example' ? template.text : '' }],
    })
    setBusy(false)
    if (!outcome.ok) return
    setTitle('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Start live code"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            Show to the class
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <p className={styles.about}>Everybody sees what you type. You decide who else may type.</p>
        <Field
          label="Title"
          placeholder={template ? `${template.language} demo` : undefined}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={80}
          autoComplete="off"
          data-autofocus
        />
        <Choices
          legend="Language"
          name="language"
          choices={DEMO_TEMPLATES.map(({ id: value, language: label }) => ({ value, label }))}
          value={language}
          onChange={setLanguage}
        />
        <Choices
          legend="Begin with"
          name="example"
          choices={BEGINNINGS}
          value={beginning}
          onChange={setBeginning}
        />
      </form>
    </Dialog>
  )
}
