import { FileArchive } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { archiveTypeOf } from '../../../../shared/course/archive-type.ts'
import { courseIdFrom } from '../../../../shared/course/course-id.ts'
import { useFocusOnError } from '../../../hooks/use-focus-on-error.ts'
import type { ApiError } from '../../../net/problem.ts'
import { cx } from '../../../ui/cx.ts'
import { Field } from '../../../ui/field.tsx'
import { sizeText } from '../../../ui/size-text.ts'
import { FormError } from '../../parts/form-error.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Course } from '../course-cards.tsx'
import styles from './add-course.module.css'

export interface Choice {
  file?: File
  /** Id that the course gets. */
  course: string
}

const ENDINGS = '.zip,.tar,.tgz,.gz'

/** The archive and the course's id, with what stands in the way of either. */
export function ChooseStep(props: {
  form: string
  choice: Choice
  existing: Course[]
  error: ApiError | undefined
  onChange: (choice: Choice) => void
  onSend: () => void
}) {
  const { choice, existing, error, onChange } = props
  const [isOver, setIsOver] = useState(false)
  /** Times that it was sent without an archive. */
  const [refused, setRefused] = useState<number>()
  const fileId = useId()
  const form = useFocusOnError(refused ?? error)
  const wrongFile = fileFault(choice.file, refused !== undefined)
  const known = existing.find(({ id }) => id === choice.course)

  const choose = (file: File | undefined) => {
    setRefused(undefined)
    if (file) onChange({ ...choice, file, course: courseIdFrom(file.name) })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    choose(event.dataTransfer.files[0])
  }

  return (
    <form
      id={props.form}
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!choice.file || fileFault(choice.file, true)) setRefused((refused ?? 0) + 1)
        else props.onSend()
      }}
    >
      <FormError error={error} fields={['course']} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the input does the same */}
      <div
        className={cx(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <FileArchive size={28} aria-hidden="true" />
        <input
          id={fileId}
          type="file"
          name="file"
          accept={ENDINGS}
          className="visually-hidden"
          aria-invalid={wrongFile ? true : undefined}
          aria-describedby={wrongFile ? `${fileId}-error` : undefined}
          data-autofocus
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <label htmlFor={fileId} className={styles.pick}>
          {choice.file ? 'Choose another archive' : 'Choose an archive'}
        </label>
        <p className={styles.quiet}>
          {choice.file
            ? `${choice.file.name} · ${sizeText(choice.file.size)}`
            : 'A .zip, .tar or .tar.gz of the folder of a course. You can drop it here.'}
        </p>
        {wrongFile && (
          <p id={`${fileId}-error`} className={styles.fault} role="alert">
            {wrongFile}
          </p>
        )}
      </div>
      <Field
        label="Folder of the course"
        name="course"
        value={choice.course}
        maxLength={60}
        hint="Small letters, digits and hyphens. It is how the course is called in addresses and commands."
        error={error?.fieldErrors.course}
        onChange={(event) => onChange({ ...choice, course: event.target.value })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {known && (
        <Notice tone="warn" title={`This replaces “${known.title}”.`}>
          Sessions that were opened keep their slides; pictures come from the new course.
        </Notice>
      )}
    </form>
  )
}

function fileFault(file: File | undefined, isSent: boolean): string | undefined {
  if (!file) return isSent ? 'Choose an archive first.' : undefined
  return archiveTypeOf(file.name) ? undefined : 'This is no .zip, .tar, .tar.gz or .tgz.'
}
