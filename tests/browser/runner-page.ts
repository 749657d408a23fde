import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import type { createRunner } from '../../client/runner/create-runner.ts'
import { projectRoot } from '../../server/project-root.ts'
import type { Runner } from '../../shared/runner/types.ts'
import type { ServerProcess } from '../support/server-process.ts'

declare global {
  interface Window {
    runner: Runner
    createRunner: typeof createRunner
  }
}

const ADDRESS = '/assets/runner-under-test.js'

/** The runner as pages load it: one module, by `import()`. */
async function runnerModule(): Promise<string> {
  const result = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'client/runner/create-runner.ts', formats: ['es'], fileName: 'runner' },
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  if (!first || !('output' in first)) throw new Error('nothing was built')
  return first.output[0].code
}

/** A page of the real server, with its policy, that has a runner at `window.runner`. */
export async function openRunnerPage(browser: Browser, server: ServerProcess): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const code = await runnerModule()
  await page.route(`**${ADDRESS}`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
  await page.goto(server.base)
  await page.evaluate(async (address) => {
    const module = (await import(address)) as { createRunner: typeof createRunner }
    window.createRunner = module.createRunner
    window.runner = module.createRunner()
  }, ADDRESS)
  return page
}
