import { useState } from 'react'
import { useLocation } from 'wouter'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import type { Course } from './course-cards.tsx'
import styles from './start-dialog.module.css'

const FORM = 'start-session'
/** As in shared/wire/http.ts, which the client cannot load for its schemas. */
const TITLE_MAX = 120

/** Opens a session of `course`; closed where there is none. */
export function StartDialog({ course, onClose }: { course: Course | undefined; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open={course !== undefined}
      onClose={onClose}
      title="Start a session"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} variant="primary" busy={busy}>
            Start session
          </Button>
        </>
      }
    >
      {course && <StartForm course={course} onBusy={setBusy} />}
    </Dialog>
  )
}

/** `showModal` puts the focus on what has the attribute; React's `autoFocus` does not write it. */
const focusFirst = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

function StartForm({ course, onBusy }: { course: Course; onBusy: (busy: boolean) => void }) {
  const [, navigate] = useLocation()
  const [title, setTitle] = useState(course.title)
  const { error, submit, clearError } = useSubmit(async () => {
    onBusy(true)
    try {
      const session = await api.createSession(course.id, title.trim() || undefined)
      navigate(`/s/${session.id}/present`)
    } finally {
      onBusy(false)
    }
  })
  const form = useFocusOnError(error)
  return (
    <form
      id={FORM}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormError error={error} fields={['title']} />
      <Field
        label="Title"
        name="title"
        value={title}
        maxLength={TITLE_MAX}
        placeholder={course.title}
        hint="Your class sees it when it joins."
        error={error?.fieldErrors.title}
        onChange={(event) => {
          setTitle(event.target.value)
          clearError()
        }}
        onFocus={(event) => event.target.select()}
        ref={focusFirst}
        autoComplete="off"
        enterKeyHint="go"
      />
      <p className={styles.text}>
        You come to the presenter view, with the code for your class. The class begins when you say so.
      </p>
    </form>
  )
}
