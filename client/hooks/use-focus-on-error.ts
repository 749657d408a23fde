import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus to the first field that is wrong, or to the message of a form that failed as a whole, each
 * time `error` is another one.
 * @returns the ref of the form, or of what stands for one; its fields carry `aria-invalid`, its message `data-form-error`
 */
export function useFocusOnError<E extends HTMLElement = HTMLFormElement>(
  error: unknown,
): RefObject<E | null> {
  const form = useRef<E>(null)
  useEffect(() => {
    if (error === undefined) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-form-error]')?.focus()
  }, [error])
  return form
}
