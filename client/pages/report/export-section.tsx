import { Archive, Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ExportBody } from '../../../shared/wire/jobs.ts'
import { useRequest } from '../../hooks/use-request.ts'
import { useSubmit } from '../../hooks/use-submit.ts'
import { api } from '../../net/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { sizeText } from '../../ui/size-text.ts'
import { toast } from '../../ui/toast.tsx'
import { Notice } from '../parts/notice.tsx'
import { orToast } from '../parts/or-toast.ts'
import { momentText } from '../times.ts'
import styles from './export-section.module.css'

/** How often to look how far an archive is, ms. */
const LOOK_MS = 1_000

const isUnderWay = (one: ExportBody | undefined) => one?.state === 'waiting' || one?.state === 'running'

/** The whole class as one archive, made in the background; and deleting it once it is over. */
export function ExportSection({ id, title, live }: { id: string; title: string; live: boolean }) {
  const { data, error, reload } = useRequest(`exports ${id}`, (signal) => api.exports(id, signal), {
    every: (list) => (isUnderWay(list?.items[0]) ? LOOK_MS : undefined),
  })
  const begin = useSubmit(async () => {
    await api.exportSession(id)
    reload()
  })
  const newest = data?.items[0]
  const underWay = isUnderWay(newest)
  const archive = data?.items.find(({ state }) => state === 'done')
  const failure = begin.error ?? (data ? undefined : error)
  return (
    <section className={styles.section} aria-labelledby="export-title">
      <h2 id="export-title">Everything of this class</h2>
      <p className={styles.text}>
        One archive with all reports and tables, everybody’s code, the notes, the slides and the log. It holds
        names: keep it safe.
      </p>
      {failure && <Notice tone="warn">{failure.detail}</Notice>}
      {newest?.state === 'failed' && <Notice tone="danger">The archive was not made. {newest.error}</Notice>}
      {newest && underWay && <Progress one={newest} />}
      <div className={styles.buttons}>
        {archive && <DownloadLink one={archive} />}
        <Button
          icon={<Archive size={16} aria-hidden="true" />}
          busy={begin.busy || underWay}
          onClick={begin.submit}
        >
          {archive ? 'Export again' : 'Export everything'}
        </Button>
      </div>
      {archive && <p className={styles.text}>{madeText(archive, Date.now())}</p>}
      {!live && (
        <div className={styles.end}>
          <p className={styles.text}>Deleting it takes away all of this, for everybody who was there.</p>
          <DeleteButton id={id} title={title} />
        </div>
      )}
    </section>
  )
}

function Progress({ one }: { one: ExportBody }) {
  const { state, progress, error } = one
  return (
    <div className={styles.progress}>
      <label>
        {state === 'running' ? 'The archive is being made' : 'The archive is about to be made'}
        <progress max={1} value={state === 'running' && progress ? progress : undefined} />
      </label>
      {error && <p className={styles.text}>The last attempt failed: {error} It is tried again.</p>}
    </div>
  )
}

function DownloadLink({ one: { id, bytes } }: { one: ExportBody }) {
  return (
    <ButtonLink
      href={api.exportUrl(id)}
      variant="primary"
      download=""
      icon={<Download size={16} aria-hidden="true" />}
    >
      Download the archive{bytes === undefined ? '' : `, ${sizeText(bytes)}`}
    </ButtonLink>
  )
}

function madeText({ createdAt, expiresAt }: ExportBody, now: number): string {
  const kept = expiresAt === undefined ? '' : `, kept until ${momentText(expiresAt, now)}`
  return `Made ${momentText(createdAt, now)}${kept}.`
}

/** For accounts only: others are told by the server that they cannot. */
function DeleteButton({ id, title }: { id: string; title: string }) {
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState(false)
  const remove = () =>
    orToast(async () => {
      await api.deleteSession(id)
      toast.ok(`“${title}” is deleted.`)
      navigate('/teach')
    })
  return (
    <>
      <Button
        className={styles.remove ?? ''}
        icon={<Trash2 size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        Delete this class…
      </Button>
      <ConfirmDialog
        open={asked}
        title={`Delete “${title}”?`}
        action="Delete for good"
        danger
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        <p>
          Names, attendance, answers, code, notes and the log are deleted, for you and for everybody who was
          there. This cannot be taken back. Export first what you want to keep.
        </p>
      </ConfirmDialog>
    </>
  )
}
