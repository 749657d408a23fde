import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { courseTexts } from './course-texts.ts'
import { htmlText } from './render/html-text.ts'

const COURSES = join(import.meta.dirname, '../../tests/fixtures/courses')

describe('the texts of a course', () => {
  it('are the course, its slides and its questions, without keys', async () => {
    const { title, language, entries } = await courseTexts(join(COURSES, 'quizzed'))
    expect(entries[0]).toMatchObject({ kind: 'course', ref: '', title })
    expect(language).toBe('en')
    const slides = entries.filter(({ kind }) => kind === 'slide')
    expect(slides.map(({ ref, slide }) => [ref, slide])).toEqual(
      slides.map((_, index) => [String(index + 1), index + 1]),
    )
    const questions = entries.filter(({ kind }) => kind === 'question')
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.every(({ ref, body }) => ref.includes('/') && body !== '')).toBe(true)
    expect(JSON.stringify(entries)).not.toMatch(/<\/?(p|span|code)\b/)
  })
})

describe('the text of HTML', () => {
  it('keeps blocks apart, words together, and formulas once', () => {
    expect(htmlText('<h1>A</h1><p>B<b>o</b>ld &amp; x</p>one<br>two<ul><li>i</li><li>j</li></ul>')).toBe(
      'A Bold & x one two i j',
    )
    const formula =
      '<span class="katex"><math><mi>E</mi><annotation>TeX</annotation></math><span class="katex-html">E</span></span>'
    expect(htmlText(formula)).toBe('E')
  })
})
