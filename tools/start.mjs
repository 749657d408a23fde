import { setUp } from './setup.mjs'
import { runTool } from './steps.mjs'

await runTool(async () => {
  await setUp()
  const { serve } = await import('../dist/server/main.js')
  await serve()
})
