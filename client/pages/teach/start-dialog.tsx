import { useState } from 'react'
import { useLocation } from 'wouter'
import { SESSION_TITLE_MAX, sessionTitle } from '../../../shared/course/session-title.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormError } from '../parts/form-error.tsx'
import type { Course } from './course-cards.tsx'
import { ModuleChoice } from './module-choice.tsx'
import styles from './start-dialog.module.css'

const FORM = 'start-session'

/** Opens a session of `course`; closed where there is none. @param props.modules those that are chosen at first; else all */
export function StartDialog(props: {
  course?: Course | undefined
  modules?: readonly number[] | undefined
  onClose: () => void
}) {
  const { course, modules, onClose } = props
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
      {course && <StartForm course={course} first={modules} onBusy={setBusy} />}
    </Dialog>
  )
}

function StartForm(props: {
  course: Course
  first: readonly number[] | undefined
  onBusy: (busy: boolean) => void
}) {
  const { course, first, onBusy } = props
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState(() => [...(first ?? course.modules.map((_, index) => index + 1))])
  /** Those of a part of the course; a whole one keeps the slides that stand around its modules. */
  const modules = chosen.length < course.modules.length ? chosen : undefined
  const suggested = sessionTitle(course.title, course.modules, modules)
  /** Follows the choice of modules until somebody types one. */
  const [typed, setTyped] = useState<string>()
  const title = typed ?? suggested
  /** Starts that were refused because no module was chosen. */
  const [refused, setRefused] = useState<number>()
  const { error, submit, clearError } = useSubmit(async () => {
    onBusy(true)
    try {
      const session = await api.createSession(course.id, {
        ...(typed?.trim() ? { title: typed.trim() } : {}),
        ...(modules && { modules }),
      })
      navigate(`/s/${session.id}/present`)
    } finally {
      onBusy(false)
    }
  })
  const hasChoice = course.modules.length > 1
  const form = useFocusOnError(refused ?? error)
  return (
    <form
      id={FORM}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (modules?.length === 0) setRefused((refused ?? 0) + 1)
        else submit()
      }}
    >
      <FormError error={error} fields={hasChoice ? ['title', 'modules'] : ['title']} />
      <Field
        label="Title"
        name="title"
        value={title}
        maxLength={SESSION_TITLE_MAX}
        placeholder={suggested}
        hint="Your class sees it when it joins."
        error={error?.fieldErrors.title}
        onChange={(event) => {
          setTyped(event.target.value)
          clearError()
        }}
        onFocus={(event) => event.target.select()}
        data-autofocus
        autoComplete="off"
        enterKeyHint="go"
      />
      {hasChoice && (
        <ModuleChoice
          course={course}
          chosen={chosen}
          error={refused === undefined ? error?.fieldErrors.modules : 'Choose at least one module.'}
          onChange={(numbers) => {
            setChosen(numbers)
            setRefused(undefined)
            clearError()
          }}
        />
      )}
      <p className={styles.text}>
        You come to the presenter view, with the code for your class. The class begins when you say so.
      </p>
    </form>
  )
}
