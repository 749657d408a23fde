import { createReadStream } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import type { CourseLibrary } from '../ports/course-library.ts'
import { openAsset } from './assets.ts'
import { compileCourse } from './compile.ts'
import { coursePath, listCourses } from './list-courses.ts'

/** The courses of a content folder. Nothing is kept: files may be mended while the server runs. */
export function courseLibrary(contentFolder: string): CourseLibrary {
  return {
    list: async () => {
      const { courses } = await listCourses(contentFolder)
      return courses.sort((a, b) => a.title.localeCompare(b.title))
    },
    compile: async (id) => {
      const path = await coursePath(contentFolder, id)
      return path === undefined ? undefined : compileCourse(path)
    },
    asset: async (id, path) => {
      const course = await coursePath(contentFolder, id)
      if (course === undefined) return undefined
      const found = await openAsset(course.endsWith('.md') ? dirname(course) : course, path)
      if (!found.ok) return undefined
      const { path: file, size, type } = found.value
      const stream = () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array<ArrayBuffer>>
      return { type, size, stream }
    },
  }
}
