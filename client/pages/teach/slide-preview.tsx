import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
import { SlideCanvas } from '../../features/slide/slide-canvas.tsx'
import { slideOfCourse } from '../../features/slide/slide-html.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { api } from '../../net/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageSpinner } from '../../ui/spinner.tsx'
import styles from './slide-preview.module.css'

/** A slide of a course with its notes, as it is now, and the way to its neighbours. */
export function SlidePreview(props: {
  course: string
  /** From 1. */
  slide: number
  onMove: (slide: number) => void
  onClose: () => void
  /** Opens a session of the module that the slide is in; without one, of the course. */
  onStart: (module: number | undefined) => void
}) {
  const { course, slide: number, onMove, onClose, onStart } = props
  const { data, error, busy, reload } = useRequest(`slide ${number} of ${course}`, (signal) =>
    api.courseSlide(course, number, signal),
  )
  const slide = useMemo(() => data && slideOfCourse(data.slide, course), [data, course])
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={data ? `Slide ${number} of ${data.count}` : `Slide ${number}`}
      footer={
        <>
          {data && (
            <Button className={styles.start} onClick={() => onStart(data.module)}>
              {data.module === undefined ? 'Open a session' : 'Open a session of this module'}
            </Button>
          )}
          <Button
            icon={<ChevronLeft size={16} aria-hidden="true" />}
            disabled={number <= 1}
            onClick={() => onMove(number - 1)}
          >
            Previous
          </Button>
          <Button
            icon={<ChevronRight size={16} aria-hidden="true" />}
            disabled={data === undefined || number >= data.count}
            onClick={() => onMove(number + 1)}
          >
            Next
          </Button>
        </>
      }
    >
      {error && !data && (
        <div className={styles.error} role="alert">
          <p>{error.detail}</p>
          <Button size="sm" busy={busy} onClick={reload}>
            Try again
          </Button>
        </div>
      )}
      {!error && !data && <PageSpinner label="Opening the slide" />}
      {data && slide && (
        <article
          className={styles.preview}
          aria-label={`Slide ${number}: ${slide.title || 'Without a title'}`}
        >
          <p className={styles.course} lang={data.language}>
            {data.title}
          </p>
          <div className={styles.picture}>
            <SlideCanvas slide={slide} step={slide.steps} deck={data} mode="canvas" fitWidth />
          </div>
          {slide.notes && (
            <section aria-label="Notes">
              <h3 className={styles.heading}>Notes</h3>
              <div
                className={styles.notes}
                lang={data.language}
                // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is compiled
                dangerouslySetInnerHTML={{ __html: slide.notes }}
              />
            </section>
          )}
        </article>
      )}
    </Dialog>
  )
}
