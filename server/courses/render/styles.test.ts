import { describe, expect, it } from 'vitest'
import { safeColor, safeStyle } from './styles.ts'

describe('safeStyle', () => {
  it.each([
    'color:red',
    'background:#fff',
    'background-color:rgb(1, 2, 3)',
    'width:50%',
    'margin:1em auto',
    'transform:rotate(-10deg) scale(1.2)',
    'grid-template-columns:repeat(3, 1fr) 1.5fr 1fr',
    'border:1px solid #ccc',
    'position:absolute',
    'flex-grow:1',
    '--shiki-light:#24292E',
    '--shiki-dark-font-style:italic',
    'height:calc(100% - 20px)',
  ])('keeps %s', (style) => expect(safeStyle(style)).toBe(style))

  it.each([
    'position:fixed',
    'position:sticky',
    'background:url(x)',
    'background-image:linear-gradient(red, blue)',
    'content:"x"',
    'width:expression(1)',
    'color:r\\65 d',
    'color:red/**/',
    '--other:red',
    '--shiki-light:url(x)',
    'z-index:9999',
    'animation:x 1s',
    'cursor:none',
    'filter:blur(9px)',
    'color',
    ':red',
    'pointer-events:none',
  ])('drops %s', (style) => expect(safeStyle(style)).toBe(''))

  it('keeps the good part of a style and takes off !important', () => {
    expect(safeStyle('COLOR: red !important; position: fixed;width:10px')).toBe('color:red;width:10px')
  })
})

it('safeColor knows colours from addresses', () => {
  expect(safeColor(' #fff ')).toBe('#fff')
  expect(safeColor('hsl(10, 20%, 30%)')).toBe('hsl(10, 20%, 30%)')
  expect(safeColor('images/x.png')).toBeUndefined()
  expect(safeColor('url(x)')).toBeUndefined()
  expect(safeColor(undefined)).toBeUndefined()
})
