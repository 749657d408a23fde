import { setUp } from './setup.mjs'
import { Problem, run, runTool } from './steps.mjs'

/** `npm run chaos [-- --kills 100 --participants 50]`: kills the server again and again while a class acts. */
await runTool(async () => {
  await setUp()
  const { code } = await run(
    process.execPath,
    ['--import', 'tsx', 'tests/faults/chaos.ts', ...process.argv.slice(2)],
    { loud: true },
  )
  if (code !== 0) throw new Problem('A promise was broken, or could not be shown to hold: see above.')
})
