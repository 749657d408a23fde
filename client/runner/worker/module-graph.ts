import type { RunFile } from '../../../shared/runner/types.ts'
import { type CompiledModule, compileModule } from './compile-module.ts'
import { isPath, resolveFile } from './learner-paths.ts'
import type { Packages } from './packages.ts'
import { ParseError } from './program-error.ts'

interface Module {
  exports: unknown
  compiled: CompiledModule | undefined
  /** Set once its evaluation has begun; in a circle others see what it has exported so far. */
  begun: boolean
}

/** The program's files as modules that import each other, each evaluated once. */
export class ModuleGraph {
  private readonly files: ReadonlyMap<string, string>
  private readonly packages: Packages
  private readonly modules = new Map<string, Module>()

  constructor(files: readonly RunFile[], packages: Packages) {
    this.packages = packages
    this.files = new Map(files.map(({ name, text }) => [name, text]))
  }

  /** Evaluates a file and those that it imports. @returns what it exports */
  async load(name: string): Promise<unknown> {
    await this.awaitWaiting(name, new Set())
    return this.evaluate(name)
  }

  /** Modules that wait at their top level cannot be evaluated inside `require`: they come before those that import. */
  private async awaitWaiting(name: string, seen: Set<string>): Promise<void> {
    if (seen.has(name)) return
    seen.add(name)
    const module = this.module(name)
    for (const specifier of module.compiled?.imports ?? []) {
      const found = resolveFile(this.files, name, specifier)
      if (found) await this.awaitWaiting(found, seen)
    }
    if (!module.compiled?.waits || module.begun) return
    await this.begin(name, module)
  }

  private evaluate(name: string): unknown {
    const module = this.module(name)
    if (!module.begun) this.begin(name, module)
    return module.exports
  }

  private begin(name: string, module: Module): void | Promise<void> {
    module.begun = true
    if (!module.compiled) {
      module.exports = { __esModule: true, default: parseJson(name, this.files.get(name) ?? '') }
      return
    }
    const require = (specifier: string) => this.require(name, specifier)
    return module.compiled.body(Object(module.exports), require, module)
  }

  private require(from: string, specifier: string): unknown {
    const found = resolveFile(this.files, from, specifier)
    if (found !== undefined) return this.evaluate(found)
    if (isPath(specifier)) throw new Error(`${from} imports “${specifier}”, but there is no such file.`)
    const known = this.packages.find(specifier)
    if (known) return known
    const reason = this.packages.reason(specifier)
    throw new Error(
      reason ??
        `${from} imports the package “${specifier}”, which is not available here. A program can import its own ` +
          `files, such as “./${[...this.files.keys()].find((name) => name !== from) ?? 'other.js'}”.`,
    )
  }

  private module(name: string): Module {
    const known = this.modules.get(name)
    if (known) return known
    const text = this.files.get(name) ?? ''
    const compiled = name.endsWith('.json') ? undefined : compileModule(name, text)
    const module: Module = { exports: {}, compiled, begun: false }
    this.modules.set(name, module)
    return module
  }
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ParseError(error instanceof Error ? error.message : String(error), name, {})
  }
}
