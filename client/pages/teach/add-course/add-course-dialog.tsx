import { useEffect, useRef, useState } from 'react'
import { archiveTypeOf } from '../../../../shared/course/archive-type.ts'
import type { CourseImport } from '../../../../shared/wire/course-import.ts'
import { useRequest } from '../../../hooks/use-request.ts'
import { api } from '../../../net/api.ts'
import { ApiError } from '../../../net/problem.ts'
import { uploadCourse } from '../../../net/upload-course.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { LoadError } from '../../parts/load-error.tsx'
import type { Course } from '../course-cards.tsx'
import { type Choice, ChooseStep } from './choose-step.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { ProgressStep } from './progress-step.tsx'

/** How often the server is asked how far it is, ms. */
const LOOK_MS = 700

const FORM = 'add-course'

/** What the dialog shows; what comes of an import is asked from the server. */
type Step = { at: 'choose'; error?: ApiError } | { at: 'upload'; part: number } | { at: 'import'; id: string }

/**
 * Adds a course from an archive: choosing it, sending it, what the check found, and the way into a session.
 * @param onAdded the list of courses may not be right any more
 * @param onOpenSession with the id of the course that was added
 */
export function AddCourseDialog(props: {
  open: boolean
  courses: Course[]
  onAdded: () => void
  onOpenSession: (course: string) => void
  onClose: () => void
}) {
  const { open, courses, onAdded, onClose } = props
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [choice, setChoice] = useState<Choice>({ course: '' })
  const [isConfirming, setIsConfirming] = useState(false)
  const sending = useRef<AbortController>(undefined)
  const id = step.at === 'import' ? step.id : undefined
  const { data, error, busy, reload } = useRequest(id, (signal) => api.courseImport(id ?? '', signal), {
    every: (found) => (isOver(found) ? undefined : LOOK_MS),
  })
  const isDone = data?.state === 'done'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each import that is done
  useEffect(() => {
    if (isDone) onAdded()
  }, [isDone])

  const send = async (chosen: Choice, replace: boolean) => {
    const type = chosen.file && archiveTypeOf(chosen.file.name)
    if (!chosen.file || !type) return
    const controller = new AbortController()
    sending.current = controller
    setStep({ at: 'upload', part: 0 })
    try {
      const { id: started } = await uploadCourse({
        file: chosen.file,
        type,
        course: chosen.course,
        replace,
        onProgress: (part) => {
          if (!controller.signal.aborted) setStep({ at: 'upload', part })
        },
        signal: controller.signal,
      })
      setStep({ at: 'import', id: started })
    } catch (failure) {
      if (controller.signal.aborted) return
      if (!(failure instanceof ApiError)) throw failure
      setStep({ at: 'choose', error: failure })
      // Somebody else may have added the same course.
      if (failure.status === 409) onAdded()
    }
  }
  const giveUp = () => {
    sending.current?.abort(new DOMException('The upload was given up.', 'AbortError'))
    setStep({ at: 'choose' })
  }
  const close = () => {
    // What the server is checking goes on, and is shown when somebody looks again.
    if (step.at !== 'import' || isOver(data)) {
      giveUp()
      setChoice({ course: '' })
    }
    onClose()
  }
  const existing = courses.find((course) => course.id === choice.course)

  return (
    <>
      <Dialog
        open={open}
        onClose={close}
        title="Add a course"
        size="md"
        footer={
          <>
            {step.at === 'choose' && (
              <>
                <Button onClick={close}>Cancel</Button>
                <Button type="submit" form={FORM} variant="primary">
                  Add the course
                </Button>
              </>
            )}
            {step.at === 'upload' && <Button onClick={giveUp}>Stop the upload</Button>}
            {step.at === 'import' && !isOver(data) && <Button onClick={close}>Close</Button>}
            {step.at === 'import' && isOver(data) && !isDone && (
              <Button variant="primary" onClick={() => setStep({ at: 'choose' })}>
                Choose another file
              </Button>
            )}
            {isDone && (
              <>
                <Button onClick={close}>Done</Button>
                <Button
                  variant="primary"
                  data-autofocus
                  onClick={() => {
                    close()
                    props.onOpenSession(data.course)
                  }}
                >
                  Open a session
                </Button>
              </>
            )}
          </>
        }
      >
        {step.at === 'choose' && (
          <ChooseStep
            form={FORM}
            choice={choice}
            existing={courses}
            error={step.error}
            onChange={(changed) => {
              setChoice(changed)
              setStep({ at: 'choose' })
            }}
            onSend={() => {
              if (existing) setIsConfirming(true)
              else void send(choice, false)
            }}
          />
        )}
        {step.at === 'upload' && <ProgressStep file={choice.file?.name ?? ''} part={step.part} />}
        {step.at === 'import' && !isOver(data) && !error && (
          <ProgressStep file={choice.file?.name ?? ''} waitsFor={data?.error} />
        )}
        {step.at === 'import' && error && !data && <LoadError error={error} busy={busy} onRetry={reload} />}
        {step.at === 'import' && data && isOver(data) && <ImportOutcome outcome={data} />}
      </Dialog>
      {/* Beside the other: React lets the closing of one dialog count for those around it. */}
      <ConfirmDialog
        open={isConfirming}
        title={`Replace “${existing?.title ?? choice.course}”?`}
        action="Replace the course"
        danger
        onConfirm={async () => void send(choice, true)}
        onClose={() => setIsConfirming(false)}
      >
        <p>
          The files that are in its folder now are deleted once the new ones have been checked. Download the
          course before if you may want it back.
        </p>
      </ConfirmDialog>
    </>
  )
}

const isOver = (found: CourseImport | undefined) =>
  found !== undefined && found.state !== 'waiting' && found.state !== 'running'
