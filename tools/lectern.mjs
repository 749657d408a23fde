#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = new URL('../dist/server/cli/main.js', import.meta.url)

if (!existsSync(new URL('../node_modules', import.meta.url))) {
  console.error('✗ Lectern is not installed yet. Run “npm ci” in its folder, or start it with “npm start”.')
  process.exitCode = 1
} else if (!existsSync(fileURLToPath(program))) {
  console.error(
    '✗ Lectern is not built yet. Run “npm run build” in its folder, or start it with “npm start”.',
  )
  process.exitCode = 1
} else {
  await import(program.href)
}
