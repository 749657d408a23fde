/**
 * 128 random bits for the ids of commands. Not `crypto.randomUUID`, which browsers offer only on https and
 * localhost: a class on a school's network may run on plain http.
 */
export function randomId(): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += byte.toString(16).padStart(2, '0')
  return id
}
