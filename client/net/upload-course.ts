import type { ArchiveType } from '../../shared/course/archive-type.ts'
import type { CourseImport } from '../../shared/wire/course-import.ts'
import { errorFrom, unreachable } from './problem.ts'

interface Upload {
  file: Blob
  type: ArchiveType
  /** Id that the course gets. */
  course: string
  replace: boolean
  /** @param part from 0 to 1 */
  onProgress: (part: number) => void
  signal: AbortSignal
}

/**
 * Sends the archive of a course. It takes as long as it takes: `fetch` would not say how far it is.
 * @returns the import that follows on the server
 * @throws ApiError; the reason of `signal` where that ended it
 */
export function uploadCourse({
  file,
  type,
  course,
  replace,
  onProgress,
  signal,
}: Upload): Promise<CourseImport> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const call = new XMLHttpRequest()
    call.open('POST', `/api/v1/course-imports?course=${encodeURIComponent(course)}&replace=${replace}`)
    call.setRequestHeader('content-type', type)
    call.setRequestHeader('accept', 'application/json, application/problem+json')
    call.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    )
    call.addEventListener('error', () => reject(unreachable('offline')))
    call.addEventListener('abort', () => reject(signal.reason))
    call.addEventListener('load', () => {
      const { status, responseText } = call
      if (status === 202) return resolve(JSON.parse(responseText) as CourseImport)
      const headers = new Headers()
      for (const name of ['content-type', 'retry-after']) {
        const value = call.getResponseHeader(name)
        if (value !== null) headers.set(name, value)
      }
      errorFrom(new Response(responseText, { status, headers }), Date.now()).then(reject, reject)
    })
    signal.addEventListener('abort', () => call.abort())
    call.send(file)
  })
}
