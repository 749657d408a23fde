import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { archiveTypeOf } from '../../shared/course/archive-type.ts'
import { courseIdFrom } from '../../shared/course/course-id.ts'
import { courseImportId } from '../../shared/wire/course-import.ts'
import { newId } from '../auth/random.ts'
import { courseThread } from '../courses/course-thread.ts'
import { importCourse } from '../courses/imports/import-course.ts'
import { canImportInto } from '../courses/imports/uploads.ts'
import { counted } from './counted.ts'
import { failure } from './failure.ts'
import { leaf } from './leaf.ts'
import { settings } from './settings.ts'

/** `lectern course import`: what an upload does, without a server. */
export const importArchive = leaf(
  {
    name: 'import',
    description: 'Check an archive of a course and put the course into the folder of courses',
    args: {
      file: { type: 'positional', description: 'A .zip, .tar, .tar.gz or .tgz', required: true },
      as: {
        type: 'string',
        valueHint: 'id',
        description: 'Id of the course; made of the name of the file where it is absent',
      },
      replace: { type: 'boolean', default: false, description: 'Replace the course of this id' },
    },
  },
  async ({ file, as, replace }) => {
    if (!existsSync(file)) throw failure(`There is no ${file}.`)
    const type = archiveTypeOf(file)
    if (type === undefined) throw failure(`${file} is no .zip, .tar, .tar.gz or .tgz.`)
    const course = as ?? courseIdFrom(basename(file))
    const id = courseImportId.safeParse(course)
    if (!id.success) throw failure(`“${course}” is no id of a course. ${id.error.issues[0]?.message ?? ''}`)
    const { contentDir } = settings()
    if (!(await canImportInto(contentDir))) throw failure(`${contentDir} cannot be written to.`)
    const done = await importCourse({
      id: newId(),
      archive: file,
      type,
      contentDir,
      course,
      replace,
      signal: new AbortController().signal,
      thread: courseThread(),
    })
    const { problems } = done.ok ? done.value : done.error
    const lines = problems.map(
      ({ severity, file: at, line, message }) =>
        `${at === '' ? '' : `${at}:${line === undefined ? '' : `${line}:`} `}${severity}: ${message}`,
    )
    const last = done.ok
      ? `“${done.value.found.title}” is there as ${course}: ${counted(done.value.found.slides, 'slide')}, ${counted(done.value.found.exercises, 'exercise')}.`
      : done.error.reason
    return {
      json: { course, imported: done.ok, ...(done.ok ? done.value : done.error) },
      text: [...lines, last].join('\n'),
      exitCode: done.ok ? 0 : 1,
    }
  },
)
