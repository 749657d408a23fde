type Exports = Record<string, unknown>

/** Packages that programs can import, from the set-up's bundles; each bundle is evaluated when it is first needed. */
export class Packages {
  /** Why modules are not there, by their names. */
  absent: Record<string, string> = {}
  private readonly waiting: ArrayBuffer[]
  private readonly modules = new Map<string, Exports>()

  /** @param bundles scripts, those that are needed by others first */
  constructor(bundles: readonly ArrayBuffer[]) {
    this.waiting = [...bundles]
  }

  /** @returns what the module exports, marked as a module for compiled imports; undefined when it is not there */
  find(name: string): Exports | undefined {
    while (!this.modules.has(name)) {
      const next = this.waiting.shift()
      if (!next) return undefined
      this.evaluate(new TextDecoder().decode(next))
    }
    return this.modules.get(name)
  }

  /** @returns in words why a module is not there, if it could have been */
  reason(name: string): string | undefined {
    return Object.hasOwn(this.absent, name) ? this.absent[name] : undefined
  }

  private evaluate(code: string): void {
    const exports: { modules?: Record<string, Exports> } = {}
    // biome-ignore lint/security/noGlobalEval: our own script; indirect, so it sees globals only
    const body = globalThis.eval(`(function (exports, require) {${code}\n})`) as (
      exports: object,
      require: (name: string) => unknown,
    ) => void
    body(exports, (name) => this.find(name))
    for (const [name, module] of Object.entries(exports.modules ?? {})) {
      this.modules.set(name, { ...module, __esModule: true })
    }
  }
}
