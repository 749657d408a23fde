import type { Language, RunFile, Runner } from '../../../shared/runner/types.ts'

let made: Promise<Runner> | undefined

/** The one runner of this page, made when it is first needed. Rejects while its code cannot be fetched. */
export function pageRunner(): Promise<Runner> {
  made ??= import('../../runner/create-runner.ts').then(
    ({ createRunner }) => createRunner(),
    (error: unknown) => {
      made = undefined
      throw error
    },
  )
  return made
}

/**
 * Makes the first run of a program a warm one. Where that fails, the run itself will say why.
 * @param files of the program: what they import is fetched too
 */
export function warmUp(language: Language, files: readonly RunFile[]): void {
  void pageRunner()
    .then((runner) => runner.prepare(language, files))
    .catch(() => undefined)
}
