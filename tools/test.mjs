import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, findChromium, findSandbox, setUp } from './setup.mjs'
import { Problem, root, run, runTool, step } from './steps.mjs'

/** `npm test`: set-up, types, lint, unit, integration and browser tests; what a fresh machine lacks is installed. */
await runTool(async () => {
  await setUp()
  const chromium = await findChromium()
  await findSandbox()
  for (const part of ['shared', 'server', 'client', 'tests/browser']) {
    await step(`Checking types: ${part}`, process.execPath, [
      bin('typescript', 'tsc'),
      '-p',
      `${part}/tsconfig.json`,
    ])
  }
  await step('Checking format and style', process.execPath, [bin('@biomejs/biome', 'biome'), 'check', '.'])

  const reports = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  try {
    const vitestReport = join(reports, 'vitest.json')
    console.log('\n▸ Unit and integration tests')
    const unit = await run(
      process.execPath,
      [
        bin('vitest', 'vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
      { loud: true },
    )
    const playwrightReport = join(reports, 'playwright.json')
    console.log('\n▸ Browser tests')
    const browser = await run(process.execPath, [bin('@playwright/test', 'playwright'), 'test'], {
      loud: true,
      env: { LECTERN_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    })
    const vitest = JSON.parse(readFileSync(vitestReport, 'utf8'))
    const playwright = JSON.parse(readFileSync(playwrightReport, 'utf8')).stats
    const passed = vitest.numPassedTests + playwright.expected
    const failed = vitest.numFailedTests + playwright.unexpected + playwright.flaky
    console.log(`\nlectern: ${passed} passed, ${failed} failed`)
    if (unit.code !== 0 || browser.code !== 0) throw new Problem(`Tests failed in ${root}: see above.`)
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
})
