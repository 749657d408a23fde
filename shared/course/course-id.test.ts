import fc from 'fast-check'
import { expect, it } from 'vitest'
import { courseImportId } from '../wire/course-import.ts'
import { archiveTypeOf } from './archive-type.ts'
import { courseIdFrom } from './course-id.ts'

it.each([
  ['Backend Frameworks.zip', 'backend-frameworks'],
  ['Grüße & Straßen (2).tar.gz', 'grusse-strassen-2'],
  ['../x.tgz', 'x'],
  ['課程.zip', ''],
])('%s → %s', (name, id) => expect(courseIdFrom(name)).toBe(id))

it('is an id that is accepted, whatever the file is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
      const id = courseIdFrom(name)
      expect(id === '' || id.startsWith('readme') || courseImportId.safeParse(id).success).toBe(true)
    }),
  )
})

it('tells the type of an archive by its name', () => {
  expect(['a.ZIP', 'a.tar', 'a.tgz', 'a.tar.gz', 'a.gz', 'zip'].map(archiveTypeOf)).toEqual([
    'application/zip',
    'application/x-tar',
    'application/gzip',
    'application/gzip',
    undefined,
    undefined,
  ])
})
