import { Plus, RotateCcw, Send, Trash2, WandSparkles } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { BODY_TYPES, type BodyKind, METHODS, mayHaveBody, requestOf } from './draft.ts'
import { curlOf, prettyJson, statusText } from './http-text.ts'
import styles from './request-form.module.css'
import type { Requests, SentRequest } from './use-requests.ts'

/** What is sent to the app: method, path, headers and body. */
export function RequestForm({ requests }: { requests: Requests }) {
  const { draft, change, sent, busy } = requests
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) requests.send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!busy) requests.send()
  }
  const header = (at: number, part: { name?: string; value?: string }) =>
    change({ headers: draft.headers.map((one, n) => (n === at ? { ...one, ...part } : one)) })
  const wrong = draft.kind === 'json' && draft.body.trim() !== '' ? jsonProblem(draft.body) : undefined

  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} aria-label="Request">
      <div className={styles.line}>
        <select
          aria-label="Method"
          className={styles.method}
          value={draft.method}
          onChange={(event) => change({ method: event.target.value })}
        >
          {METHODS.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </select>
        <input
          aria-label="Path"
          className={styles.path}
          value={draft.path}
          onChange={(event) => change({ path: event.target.value })}
          placeholder="/items?limit=10"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button type="submit" variant="primary" size="sm" icon={<Send size={14} />} busy={busy}>
          Send
        </Button>
      </div>
      <div className={styles.tools}>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus size={14} />}
          onClick={() => change({ headers: [...draft.headers, { name: '', value: '' }] })}
        >
          Header
        </Button>
        {sent.length > 0 && (
          <Menu
            label="Requests that were sent"
            align="start"
            items={sent.map((one) => ({
              label: `${one.request.method} ${one.request.path}`,
              detail: outcomeOf(one),
              onSelect: () => requests.sendAgain(one.request),
            }))}
            trigger={(trigger) => (
              <Button {...trigger} size="sm" variant="ghost">
                Send again
              </Button>
            )}
          />
        )}
        <span className={styles.space} />
        <CopyButton text={curlOf(requestOf(draft))} label="Copy as a curl command" size="sm" />
        <IconButton
          label="Restart the app"
          size="sm"
          icon={<RotateCcw size={16} />}
          onClick={requests.restart}
        />
      </div>
      {draft.headers.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={at} className={styles.line}>
          <input
            aria-label={`Name of header ${at + 1}`}
            className={styles.name}
            value={name}
            placeholder="Name"
            onChange={(event) => header(at, { name: event.target.value })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <input
            aria-label={`Value of header ${at + 1}`}
            className={styles.path}
            value={value}
            placeholder="Value"
            onChange={(event) => header(at, { value: event.target.value })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <IconButton
            label={`Remove header ${at + 1}`}
            size="sm"
            icon={<Trash2 size={16} />}
            onClick={() => change({ headers: draft.headers.filter((_, n) => n !== at) })}
          />
        </div>
      ))}
      {mayHaveBody(draft.method) && (
        <div className={styles.body}>
          <div className={styles.tools}>
            <label htmlFor={`${id}-kind`} className={styles.label}>
              Body
            </label>
            <select
              id={`${id}-kind`}
              className={styles.kind}
              value={draft.kind}
              onChange={(event) => change({ kind: event.target.value as BodyKind })}
            >
              {Object.entries(BODY_TYPES).map(([kind, { label }]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </select>
            {draft.kind === 'json' && (
              <Button
                size="sm"
                variant="ghost"
                icon={<WandSparkles size={14} />}
                disabled={prettyJson(draft.body) === undefined}
                onClick={() => change({ body: prettyJson(draft.body) ?? draft.body })}
              >
                Format
              </Button>
            )}
          </div>
          <textarea
            aria-label="Body of the request"
            aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
            className={styles.text}
            value={draft.body}
            rows={Math.min(10, Math.max(3, draft.body.split('\n').length))}
            placeholder={
              draft.kind === 'json' ? '{ "name": "Ada" }' : draft.kind === 'form' ? 'name=Ada&age=36' : ''
            }
            onChange={(event) => change({ body: event.target.value })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          {wrong !== undefined && (
            <p id={`${id}-wrong`} className={styles.wrong}>
              {wrong} It is sent as it stands.
            </p>
          )}
        </div>
      )}
    </form>
  )
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return 'This is not JSON.'
  }
}

function outcomeOf({ result }: SentRequest): string {
  if (!result) return '…'
  return result.type === 'response' ? statusText(result.status) : 'no answer'
}
