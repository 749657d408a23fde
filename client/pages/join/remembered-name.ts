const KEY = 'lectern.name'

/** The name given last on this device, or '' where none is known. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return '' // storage is closed to us, as in some private windows
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name)
  } catch {
    return // only a convenience: without storage, the name is asked for again
  }
}
