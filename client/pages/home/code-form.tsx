import { ArrowRight } from 'lucide-react'
import { type ChangeEvent, type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import { CODE_LENGTH, formatCode, normalizeCode } from '../../../shared/ids.ts'
import { useFocusOnError } from '../../hooks/use-focus-on-error.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import styles from './code-form.module.css'
import { codeFault, formatTyped, type TypedCode } from './typed-code.ts'

/** Room for the separators and slips of a code typed in full before it is formatted, and for pasted addresses. */
const MOST_TYPED = 300

/**
 * The field for a class code.
 * @param rejected why the code that stands there first is no good; shown until it is edited
 * @param onCode takes a code that can be one, as people read it
 */
export function CodeForm(props: {
  first?: string
  rejected?: string
  busy?: boolean
  onCode: (code: string) => void
}) {
  const [typed, setTyped] = useState<TypedCode>(() => formatTyped(props.first ?? '', CODE_LENGTH + 1))
  const [fault, setFault] = useState<{ text: string } | undefined>(
    props.rejected === undefined ? undefined : { text: props.rejected },
  )
  const input = useRef<HTMLInputElement>(null)
  const form = useFocusOnError(fault)

  useLayoutEffect(() => {
    if (document.activeElement === input.current) {
      input.current?.setSelectionRange(typed.caret, typed.caret)
    }
  }, [typed])

  const edit = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target
    const caret = selectionStart ?? value.length
    // Changing the text under a keyboard that still composes it doubles letters (Android).
    const composing = (event.nativeEvent as InputEvent).isComposing
    setTyped(composing ? { text: value, caret } : formatTyped(value, caret))
    setFault(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = codeFault(typed.text)
    if (text === undefined) props.onCode(formatCode(normalizeCode(typed.text)))
    else setFault({ text })
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field
        ref={input}
        className={styles.code}
        label="Class code"
        hideLabel
        size="lg"
        name="code"
        placeholder="XXXX-XXXX"
        value={typed.text}
        maxLength={MOST_TYPED}
        error={fault?.text}
        onChange={edit}
        onCompositionEnd={(event) => setTyped(formatTyped(event.currentTarget.value, MOST_TYPED))}
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
      />
      <Button type="submit" variant="primary" size="lg" block busy={props.busy}>
        Join
        <ArrowRight size={20} aria-hidden="true" />
      </Button>
    </form>
  )
}
