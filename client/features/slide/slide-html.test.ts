import { describe, expect, it } from 'vitest'
import { resolveAddress, slideOfCourse, withAssets } from './slide-html.ts'

const BASE = '/api/v1/sessions/s1/assets/'

describe('addresses of slides', () => {
  it('point to the session’s files', () => {
    const html = '<img src="asset:images/a.svg" alt="x"><a href="asset:files/b%20c.pdf">d</a>'
    expect(withAssets(html, 's1')).toBe(
      `<img src="${BASE}images/a.svg" alt="x"><a href="${BASE}files/b%20c.pdf">d</a>`,
    )
  })

  it('are replaced in attributes only', () => {
    const html = '<p title="asset:x">asset:y</p><a href="https://a.example/asset:z">z</a>'
    expect(withAssets(html, 's1')).toBe(html)
  })

  it('stay percent-encoded, so that no name breaks out of its attribute', () => {
    expect(withAssets('<img src="asset:a%22%3E%3Cb%25.png">', 's1')).toBe(
      `<img src="${BASE}a%22%3E%3Cb%25.png">`,
    )
    expect(withAssets('<img src="asset:100%.png">', 's1')).toBe(`<img src="${BASE}100%25.png">`)
  })

  it('of backgrounds may lead outside', () => {
    expect(resolveAddress('https://a.example/b.png', 's1')).toBe('https://a.example/b.png')
    expect(resolveAddress('asset:b.png', 's1')).toBe(`${BASE}b.png`)
  })

  it('point to the course’s files where there is no session', () => {
    const slide = {
      title: '',
      layout: 'image',
      classes: '',
      html: '<img src="asset:a%20b.svg">',
      steps: 0,
      background: 'asset:images/x.png',
    }
    const { html, background } = slideOfCourse(slide, 'my course')
    expect(html).toBe('<img src="/api/v1/courses/my%20course/assets/a%20b.svg">')
    expect(background).toBe('/api/v1/courses/my%20course/assets/images/x.png')
    expect([withAssets(html, undefined), resolveAddress(background ?? '', undefined)]).toEqual([
      html,
      background,
    ])
  })
})
