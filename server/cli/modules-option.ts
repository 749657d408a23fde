import { createSessionRequest } from '../../shared/wire/http.ts'
import { usage } from './failure.ts'

/**
 * The numbers of `--modules 1,3`.
 * @throws CliFailure that says what is wrong with them
 */
export function readModules(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !/^\d+$/.test(part))
  if (wrong !== undefined) {
    throw usage(`--modules: “${wrong}” is not the number of a module. Write them with commas, as in 1,3.`)
  }
  const checked = createSessionRequest.shape.modules.safeParse(parts.map(Number))
  if (!checked.success) throw usage(`--modules: ${checked.error.issues[0]?.message}`)
  return checked.data ?? []
}
