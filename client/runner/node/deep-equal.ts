/**
 * Whether two values are equal in all that they hold, as `node:assert` compares them.
 * @param strict types and prototypes count and `1` is not `'1'`
 */
export function deepEqual(
  a: unknown,
  b: unknown,
  strict: boolean,
  seen = new Map<object, object>(),
): boolean {
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b)) {
    // biome-ignore lint/suspicious/noDoubleEquals: what the loose comparison means
    return !strict && !isObject(a) && !isObject(b) && a == b
  }
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (seen.get(a) === b) return true
  seen.set(a, b)
  const same = (one: unknown, other: unknown) => deepEqual(one, other, strict, seen)
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime()
  }
  if (a instanceof RegExp || b instanceof RegExp) return String(a) === String(b)
  if (a instanceof Error && b instanceof Error && (a.name !== b.name || a.message !== b.message)) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (a instanceof Set || b instanceof Set) {
    if (!(a instanceof Set && b instanceof Set) || a.size !== b.size) return false
    return [...a].every((one) => b.has(one) || [...b].some((other) => same(one, other)))
  }
  if (a instanceof Map || b instanceof Map) {
    if (!(a instanceof Map && b instanceof Map) || a.size !== b.size) return false
    return [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)))
  }
  const keys = Reflect.ownKeys(a).filter((key) => isEnumerable(a, key))
  const others = Reflect.ownKeys(b).filter((key) => isEnumerable(b, key))
  if (keys.length !== others.length) return false
  return keys.every((key) => isEnumerable(b, key) && same(Reflect.get(a, key), Reflect.get(b, key)))
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isEnumerable = (value: object, key: PropertyKey): boolean =>
  Object.prototype.propertyIsEnumerable.call(value, key)
