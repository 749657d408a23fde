import { describe, expect, it } from 'vitest'
import { importsOf } from './imports.ts'

const python = (text: string, ...others: string[]) =>
  [...importsOf('python', [{ name: 'main.py', text }, ...others.map((name) => ({ name, text: '' }))])].sort()
const typescript = (text: string) => [...importsOf('typescript', [{ name: 'main.ts', text }])].sort()

describe('imports of Python', () => {
  it('are the first names of modules', () => {
    expect(python('import fastapi.testclient as t, json\nfrom sqlalchemy.orm import Session')).toEqual([
      'fastapi',
      'json',
      'sqlalchemy',
    ])
    expect(python('def later():\n    import jwt # here\n    from . import x\n\tfrom .a import b')).toEqual([
      'jwt',
    ])
    expect(python('important = 1\nx = "import"\n# import flask')).toEqual([])
  })

  it('are not those of the program’s own files', () => {
    expect(python('import shop.prices, flask\nfrom yaml import x', 'shop/prices.py', 'yaml.py')).toEqual([
      'flask',
    ])
  })

  it('are looked for in files of Python only', () => {
    expect([...importsOf('python', [{ name: 'notes.txt', text: 'import flask' }])]).toEqual([])
  })
})

describe('imports of JavaScript', () => {
  it('are packages’ paths as written', () => {
    const text = `import { Hono } from 'hono'
import type { Context } from "hono"
import { jwt } from 'hono/jwt'
import '../../client/runner/own.ts'
import { z } from 'zod'
export * from '../../client/other.ts'
import 'jose'
const assert = require('node:assert')
const late = await import('node:util')`
    expect(typescript(text)).toEqual(['hono', 'hono/jwt', 'jose', 'node:assert', 'node:util', 'zod'])
  })
})
