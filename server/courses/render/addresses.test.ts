import { describe, expect, it } from 'vitest'
import { addressResolver } from './addresses.ts'

const FILES = new Set([
  'images/a.png',
  'parts/b.svg',
  'public/c.jpg',
  'd e.png',
  'notes.md',
  'f.pdf',
  '.env.png',
])

function resolver(file = 'slides.md') {
  const assets = new Set<string>()
  const messages: string[] = []
  const hints = { add: (_: string, message: string) => void messages.push(message), found: () => [] }
  return {
    resolve: addressResolver({ file, has: (path) => FILES.has(path), assets, hints }),
    assets,
    messages,
  }
}

describe('addresses of images', () => {
  it('count from the file of the slide, then from the course folder and from public', () => {
    const { resolve, assets } = resolver('parts/x.md')
    expect(resolve('image', './b.svg')).toBe('asset:parts/b.svg')
    expect(resolve('image', '../images/a.png?raw')).toBe('asset:images/a.png')
    expect(resolve('image', 'images/a.png')).toBe('asset:images/a.png')
    expect(resolve('image', '/c.jpg')).toBe('asset:public/c.jpg')
    expect(resolve('image', '@/images/a.png')).toBe('asset:images/a.png')
    expect([...assets]).toEqual(['parts/b.svg', 'images/a.png', 'public/c.jpg'])
  })

  it('are encoded part by part', () => {
    expect(resolver().resolve('image', 'd%20e.png')).toBe('asset:d%20e.png')
    expect(resolver().resolve('image', 'd e.png')).toBe('asset:d%20e.png')
  })

  it('may be https and inline, with nothing else', () => {
    const { resolve } = resolver()
    expect(resolve('image', 'https://a.example/x.png')).toBe('https://a.example/x.png')
    expect(resolve('image', 'data:image/png;base64,AA==')).toBe('data:image/png;base64,AA==')
    for (const bad of [
      'http://a.example/x.png',
      '//a.example/x.png',
      'data:image/svg+xml;base64,AA',
      'file:///x',
      'asset:x.png',
      '',
    ]) {
      expect(resolve('image', bad)).toBeUndefined()
    }
  })

  it('keep to the course folder and its shown files', () => {
    const { resolve, assets, messages } = resolver()
    expect(resolve('image', '../x.png')).toBeUndefined()
    expect(resolve('image', 'notes.md')).toBeUndefined()
    expect(resolve('image', '.env.png')).toBeUndefined()
    expect([...assets]).toEqual([])
    expect(messages[0]).toBe('../x.png lies outside the course folder.')
    expect(messages).toHaveLength(3)
  })

  it('are named when the file is missing, and keep their place', () => {
    const { resolve, messages } = resolver()
    expect(resolve('image', 'img/none.png')).toBe('asset:img/none.png')
    expect(messages).toEqual(['The file img/none.png was not found.'])
  })
})

describe('addresses of links', () => {
  it('lead to pages, mail, marks on the slide and files of the course', () => {
    const { resolve } = resolver()
    for (const good of ['https://a.example', 'http://a.example', 'mailto:a@example.org', '#part']) {
      expect(resolve('link', good)).toBe(good)
    }
    expect(resolve('link', 'f.pdf')).toBe('asset:f.pdf')
  })

  it('lead nowhere else', () => {
    const { resolve, messages } = resolver()
    for (const bad of ['/api/v1/x', '../up', 'other.md', 'javascript:alert(1)', 'tel:1', '//a.example']) {
      expect(resolve('link', bad)).toBeUndefined()
    }
    expect(messages).toHaveLength(6)
  })
})

it('sound and video lie in the course folder', () => {
  expect(resolver().resolve('media', 'https://a.example/x.mp4')).toBeUndefined()
})
