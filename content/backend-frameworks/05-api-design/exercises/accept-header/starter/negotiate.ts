/** The type that the client likes best, or undefined if it takes none of them. */
export function choose(accept: string | undefined, offered: string[]): string | undefined {
  return offered.find((type) => accept?.includes(type))
}
