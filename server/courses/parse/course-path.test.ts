import { expect, it } from 'vitest'
import { resolveInCourse } from './course-path.ts'

it.each([
  ['slides.md', './a/b.png', 'a/b.png'],
  ['parts/x.md', 'b.png', 'parts/b.png'],
  ['parts/x.md', '../b.png', 'b.png'],
  ['parts/x.md', '/b.png', 'b.png'],
  ['parts/x.md', '@/b.png', 'b.png'],
  ['parts/x.md', '../../b.png', undefined],
  ['slides.md', 'a/../../b', undefined],
  ['slides.md', '/../b', undefined],
  ['slides.md', 'a\0b', undefined],
  ['slides.md', 'a\\..\\b', undefined],
  ['slides.md', '', undefined],
  ['slides.md', '.', undefined],
])('from %s to %j', (from, reference, expected) => expect(resolveInCourse(from, reference)).toBe(expected))
