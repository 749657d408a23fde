import type { FormEvent, ReactNode, Ref } from 'react'
import { Entrance } from './entrance.tsx'
import styles from './form-page.module.css'

/** A page that is one form. */
export function FormPage(props: {
  title: string
  lead: ReactNode
  children: ReactNode
  ref?: Ref<HTMLFormElement>
  onSubmit: () => void
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <Entrance>
      <div className={styles.page}>
        <div className={styles.head}>
          <h1 className={styles.title}>{props.title}</h1>
          <p className={styles.lead}>{props.lead}</p>
        </div>
        <form ref={props.ref} className={styles.form} onSubmit={submit} noValidate>
          {props.children}
        </form>
      </div>
    </Entrance>
  )
}
