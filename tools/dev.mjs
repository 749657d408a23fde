import { spawn } from 'node:child_process'
import { bin, setUp } from './setup.mjs'
import { root, runTool } from './steps.mjs'

/** `npm run dev`: the server restarts when its sources change, the client reloads in the browser. */
await runTool(async () => {
  await setUp()
  const children = [
    [bin('tsx', 'tsx'), 'watch', '--clear-screen=false', '--include', 'shared/**/*.ts', 'server/dev.ts'],
    [bin('vite', 'vite'), '--clearScreen', 'false'],
  ].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: devEnvironment() }))
  const stop = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  for (const child of children) child.on('exit', stop)
  console.log('▸ Open http://localhost:5173 (client, reloads) — the server is on http://localhost:3000')
})

/** Pages come from Vite's port, so its origin must be allowed to call the server. */
function devEnvironment() {
  return {
    ...process.env,
    LECTERN_ALLOWED_ORIGINS: process.env.LECTERN_ALLOWED_ORIGINS ?? 'http://localhost:5173',
  }
}
