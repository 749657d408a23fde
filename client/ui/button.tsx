import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

interface Look {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Before the text. */
  icon?: ReactNode
  /** As wide as its container. */
  block?: boolean
  className?: string
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** Shows a spinner and takes no clicks; the text stays, so that the width does. */
  busy?: boolean
}

function classes({ variant = 'secondary', size = 'md', block, className }: Look): string {
  return cx(styles.button, styles[variant], styles[size], block && styles.block, className)
}

export function Button({ variant, size, icon, block, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes({ variant, size, block, className })}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? <Spinner size={16} /> : icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. `href` inside Lectern moves without loading the page. */
export function ButtonLink({
  href,
  newWindow,
  download,
  variant,
  size,
  icon,
  block,
  className,
  children,
}: Look & {
  href: string
  newWindow?: boolean
  /** Saves what is there under this name instead of showing it. */
  download?: string
  children: ReactNode
}) {
  const look = classes({ variant, size, block, className })
  if (newWindow || /^https?:/.test(href) || href.startsWith('/api/')) {
    return (
      <a
        href={href}
        download={download}
        className={look}
        {...(newWindow ? { target: '_blank', rel: 'noopener' } : {})}
      >
        {icon}
        {children}
      </a>
    )
  }
  return (
    <Link href={href} className={look}>
      {icon}
      {children}
    </Link>
  )
}
