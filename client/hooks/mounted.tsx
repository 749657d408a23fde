import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

/** For tests: draws into the document, with state changes settled. */
export interface Mounted {
  root: HTMLElement
  draw: (node: ReactNode) => Promise<void>
  unmount: () => Promise<void>
}

export async function mounted(node: ReactNode): Promise<Mounted> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const home = document.createElement('div')
  document.body.append(home)
  const root = createRoot(home)
  const draw = (next: ReactNode) => act(async () => root.render(next))
  await draw(node)
  return {
    root: home,
    draw,
    unmount: async () => {
      await act(async () => root.unmount())
      home.remove()
    },
  }
}

/** Types into an input as React notices it. */
export async function type(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    // React replaces the instance's own setter to tell its changes from a person's.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input.setSelectionRange(text.length, text.length)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

export async function submit(form: HTMLFormElement): Promise<void> {
  await act(async () => {
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
}
