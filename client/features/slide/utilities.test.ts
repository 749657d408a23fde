import { beforeAll, describe, expect, it, vi } from 'vitest'
import { utilityRules } from './utilities.ts'

beforeAll(() => {
  // happy-dom has no CSS.escape; this is what it does to the characters of utility classes.
  vi.stubGlobal('CSS', { escape: (name: string) => name.replace(/[^\w-]/g, '\\$&') })
})

const declarations = (name: string) => /\{(.*)\}/.exec(utilityRules(name)[0] ?? '')?.[1]

describe('utility classes', () => {
  it.each([
    ['mt-4', 'margin-top:16px'],
    ['-mb-6', 'margin-bottom:-24px'],
    ['px-20', 'padding-left:80px;padding-right:80px'],
    ['m-auto', 'margin:auto'],
    ['gap-x-3', 'column-gap:12px'],
    ['w-1/2', 'width:50.0000%'],
    ['h-full', 'height:100%'],
    ['max-w-80', 'max-width:320px'],
    ['w-[12rem]', 'width:12rem'],
    ['-left-7', 'left:-28px'],
    ['inset-0', 'inset:0'],
    ['text-center', 'text-align:center'],
    ['text-sm', 'font-size:14px;line-height:1.45'],
    ['font-bold', 'font-weight:700'],
    ['leading-tight', 'line-height:1.25'],
    ['opacity-50', 'opacity:0.5'],
    ['rounded-lg', 'border-radius:8px'],
    ['border', 'border:1px solid var(--slide-border)'],
    ['border-t-2', 'border-top:2px solid var(--slide-border)'],
    ['grid-cols-3', 'grid-template-columns:repeat(3,minmax(0,1fr))'],
    ['grid-cols-[1fr_2fr]', 'grid-template-columns:1fr 2fr'],
    ['items-center', 'align-items:center'],
    ['justify-between', 'justify-content:space-between'],
    ['abs-br', 'position:absolute;bottom:0;right:0'],
    ['-rotate-10', 'rotate:-10deg'],
    ['text-[#2B90B6]', 'color:#2B90B6'],
    ['bg-primary/20', 'background-color:color-mix(in srgb, var(--slide-accent) 20%, transparent)'],
  ])('%s', (name, expected) => {
    expect(declarations(name)).toBe(expected)
  })

  it.each([
    'card',
    'mt-',
    'text-blurple',
    'w-[url(x)]',
    'bg-[url(x)]',
    'constructor',
    'fixed',
    'm-4;color:red',
  ])('%s is none', (name) => {
    expect(utilityRules(name)).toEqual([])
  })

  it('let pale and deep shades change places on dark slides', () => {
    const [light, dark] = utilityRules('bg-gray-100')
    expect(light).toContain(':where(.slide) .bg-gray-100{background-color:oklch(0.945')
    expect(dark).toContain(':where(.slide[data-scheme=dark]) .bg-gray-100{background-color:oklch(0.33')
    expect(utilityRules('text-red-500')).toHaveLength(1)
  })

  it('understand variants', () => {
    expect(utilityRules('dark:bg-black')).toEqual([
      '.slide[data-scheme=dark] .dark\\:bg-black{background-color:black}',
    ])
    expect(utilityRules('md:grid-cols-2')[0]).toContain('.slide:not(.flow) .md\\:grid-cols-2{')
  })
})
