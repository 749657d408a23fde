import { describe, expect, it } from 'vitest'
import { offlineHtml } from './offline-html.ts'

const DATA = 'data:image/png;base64,AA=='
const made = (html: string, steps = 0) =>
  offlineHtml(html, steps, async (address) => (address === 'asset:a%20b.png' ? DATA : undefined))

describe('HTML that stands alone', () => {
  it('has the pictures of the course inside', async () => {
    expect(await made('<p><img src="asset:a%20b.png" alt="A" width="20" loading="lazy"></p>')).toBe(
      `<p><img width="20" alt="A" src="${DATA}"></p>`,
    )
  })

  it('asks no other computer for anything by itself', async () => {
    const html = await made(
      `<img src="https://example.org/x.png" alt="Map"><img src="asset:gone.png"><iframe src="https://example.org/film"></iframe>
<video controls><source src="asset:film.mp4"></video><a href="asset:paper.pdf">paper</a> <a href="https://example.org/">on</a>`,
    )
    expect(html).toContain('<a href="https://example.org/x.png" rel="noreferrer">Map</a>')
    expect(html).toContain('<span class="left-out">(picture)</span>')
    expect(html).toContain('<a href="https://example.org/film" rel="noreferrer">(iframe)</a>')
    expect(html).toContain('<span class="left-out">(video)</span>')
    expect(html).toContain('<a>paper</a> <a href="https://example.org/">on</a>')
    expect(html).not.toMatch(/src=|asset:/)
  })

  it('is as after the last click', async () => {
    const html = '<p data-step="2">last</p><p data-step-until="2">gone</p><p data-step-until="9">stays</p>'
    expect(await made(html, 2)).toBe('<p data-step="2">last</p><p data-step-until="9">stays</p>')
  })
})
