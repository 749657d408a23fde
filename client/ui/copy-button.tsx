import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { toast } from './toast.tsx'

/** Copies `text`; says that it did. Without `children` it is an icon. */
export function CopyButton(props: {
  text: string
  /** What is copied: “Copy learner link”. */
  label: string
  children?: string
  size?: ButtonSize
  variant?: ButtonVariant
}) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 2_000)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    if (await copyText(props.text)) setDone(true)
    else toast.error('The browser did not let the page copy. Select the text and copy it yourself.')
  }
  const icon = done ? <Check size={16} /> : <Copy size={16} />
  const said = (
    <span className="visually-hidden" role="status">
      {done ? 'Copied' : ''}
    </span>
  )
  if (!props.children) {
    return (
      <>
        <IconButton label={props.label} icon={icon} size={props.size === 'sm' ? 'sm' : 'md'} onClick={copy} />
        {said}
      </>
    )
  }
  return (
    <>
      <Button icon={icon} size={props.size} variant={props.variant} aria-label={props.label} onClick={copy}>
        {done ? 'Copied' : props.children}
      </Button>
      {said}
    </>
  )
}

/** The clipboard API is there only on https and localhost; classrooms often run on plain http in a LAN. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    if (done) return true
  }
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  // Inside an open dialog, only its own content can be selected.
  const home = document.querySelector('dialog[open]') ?? document.body
  home.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  return copied
}
