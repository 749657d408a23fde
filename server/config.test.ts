import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadConfig, SETTINGS } from './config.ts'
import { projectRoot } from './project-root.ts'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'lectern-config-'))

it('has defaults that run a class in a room', () => {
  const cwd = emptyFolder()
  expect(loadConfig({}, cwd)).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: '0.0.0.0',
      dataDir: join(cwd, 'data'),
      contentDir: join(cwd, 'content'),
      allowedOrigins: [],
      trustProxy: 0,
      logLevel: 'info',
      grading: 'auto',
      webhookPrivate: 'refuse',
      uploadBytes: 100 * 1024 * 1024,
    },
  })
})

it('reads .env, and the environment before it; empty values count as none', () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, '.env'), 'PORT=4000\nHOST="127.0.0.1" # only here\nLOG_LEVEL=debug\n')
  const config = loadConfig({ PORT: '5000', LOG_LEVEL: '', LECTERN_DATA: '/srv/data' }, cwd)
  expect(config.ok && config.value).toMatchObject({
    port: 5000,
    host: '127.0.0.1',
    logLevel: 'info',
    dataDir: '/srv/data',
  })
})

it('reads .env as editors on Windows write it', () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, '.env'), '\uFEFFPORT=4000\r\nHOST=127.0.0.1\r\n')
  const config = loadConfig({}, cwd)
  expect(config.ok && config.value).toMatchObject({ port: 4000, host: '127.0.0.1' })
})

it('takes addresses as people write them', () => {
  const config = loadConfig(
    { PUBLIC_URL: 'https://Class.Example.org/', LECTERN_ALLOWED_ORIGINS: 'http://a:5173, https://b/ ,' },
    emptyFolder(),
  )
  expect(config.ok && config.value.publicUrl).toBe('https://class.example.org')
  expect(config.ok && config.value.allowedOrigins).toEqual(['http://a:5173', 'https://b'])
})

it('names everything that is wrong at once', () => {
  const config = loadConfig(
    {
      PORT: '70000',
      PUBLIC_URL: 'class.example.org/path',
      TRUST_PROXY: 'yes',
      LOG_LEVEL: 'loud',
      LECTERN_ALLOWED_ORIGINS: 'https://good.example,ftp://x',
    },
    emptyFolder(),
  )
  expect(config).toEqual({
    ok: false,
    error: [
      'PORT must be a port from 0 to 65535.',
      'PUBLIC_URL must be an address like https://lectern.example.org (no path), not “class.example.org/path”.',
      'LECTERN_ALLOWED_ORIGINS must be an address like https://lectern.example.org (no path), not “ftp://x”.',
      'TRUST_PROXY must be a number from 0 to 10.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
    ],
  })
})

it('is documented: every setting with its default and meaning, and no other', () => {
  const page = readFileSync(join(projectRoot, 'docs/CONFIGURATION.md'), 'utf8')
  const rows = page.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line))
  const expected = Object.entries(SETTINGS).map(
    ([name, setting]) => `| \`${name}\` | \`${setting.default}\` | ${setting.meaning} |`,
  )
  expect(rows).toEqual(expected)
  const example = readFileSync(join(projectRoot, '.env.example'), 'utf8')
  expect([...example.matchAll(/^#(\w+)=/gm)].map(([, name]) => name)).toEqual(Object.keys(SETTINGS))
  expect(loadConfig({}, emptyFolder()).ok).toBe(true)
})
