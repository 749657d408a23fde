import type { Language, Runner } from '../../runner/types.ts'

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

/** Makes the first run of a language a warm one. Where that fails, the run itself will say why. */
export function warmUp(language: Language): void {
  void pageRunner()
    .then((runner) => runner.prepare(language))
    .catch(() => undefined)
}
