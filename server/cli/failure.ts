/** What a command ends with where it does not do what it was told. */
export class CliFailure extends Error {
  override name = 'CliFailure'
  readonly exitCode: number
  /** Further sentences, one for each thing that is wrong. */
  readonly details: readonly string[]

  constructor(message: string, exitCode: 1 | 2, details: readonly string[] = []) {
    super(message)
    this.exitCode = exitCode
    this.details = details
  }
}

/** The command line itself is wrong: exit code 2. */
export const usage = (message: string): CliFailure => new CliFailure(message, 2)

/** It could not be done: exit code 1. */
export const failure = (message: string, details: readonly string[] = []): CliFailure =>
  new CliFailure(message, 1, details)
