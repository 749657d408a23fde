import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setUp } from './setup.mjs'
import { Problem, root, run, runTool } from './steps.mjs'

/** `npm run bench -- room [--learners 2000]`: one benchmark, with its peers in the same run. */
await runTool(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const known = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.replace('.bench.ts', ''))
  if (!existsSync(join(root, 'bench', `${name}.bench.ts`))) {
    throw new Problem(`Name a benchmark: npm run bench -- ${known.join(' | ')}`)
  }
  await setUp()
  const { code } = await run(process.execPath, ['--import', 'tsx', `bench/${name}.bench.ts`, ...args], {
    loud: true,
  })
  if (code !== 0) throw new Problem(`The benchmark “${name}” failed.`)
})
