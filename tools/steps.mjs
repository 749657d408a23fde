import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's folder: every tool works there, from wherever it is called. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Something is missing that the user can put right: told as a sentence, without a stack. */
export class Problem extends Error {}

/** Runs `main` and turns a `Problem` into one clear line and exit code 1. */
export async function runTool(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(`\n✗ ${error.message}`)
    process.exitCode = 1
  }
}

/**
 * Runs one long step and says that it is still going. Its output is shown only if it fails, or as it comes with
 * `loud`.
 * @throws Problem when the command fails
 */
export async function step(title, command, args, options = {}) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  if (options.loud) console.log(`\n▸ ${title}`)
  else console.log(`▸ ${title} …`)
  const ticker = setInterval(() => console.log(`  … ${seconds()}`), 20_000)
  const { code, output } = await run(command, args, options)
  clearInterval(ticker)
  if (code === 0) {
    if (Date.now() - started > 3_000) console.log(`  done in ${seconds()}`)
    return
  }
  if (!options.loud) process.stderr.write(output)
  throw new Problem(
    options.onFailure ?? `“${title}” failed: ${command} ${args.join(' ')} (exit code ${code})`,
  )
}

/** Runs a command, in the project's folder unless `cwd` says otherwise. @returns its exit code and what it printed (unless `loud`) */
export function run(command, args, { loud = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: loud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (data) => {
      output += data
    })
    child.stderr?.on('data', (data) => {
      output += data
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
