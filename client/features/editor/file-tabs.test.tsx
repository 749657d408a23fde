import { act, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addFile, fileNames } from '../../documents/document-files.ts'
import { type Mounted, mounted, submit, type } from '../../hooks/mounted.tsx'
import { FileTabs } from './file-tabs.tsx'
import { useFiles } from './use-files.ts'

let doc: Y.Doc
let page: Mounted

function Page({ mayManage }: { mayManage: boolean }) {
  const names = useFiles(doc)
  const [selected, setSelected] = useState('a.py')
  return (
    <FileTabs
      doc={doc}
      names={names}
      selected={selected}
      onSelect={setSelected}
      mayManage={mayManage}
      base="t"
    />
  )
}

beforeEach(() => {
  doc = new Y.Doc()
  for (const name of ['a.py', 'b.py', 'c.py']) addFile(doc, name)
})
afterEach(() => page.unmount())

const tabs = () => [...page.root.querySelectorAll<HTMLElement>('[role=tab]')]
const selected = () =>
  tabs()
    .filter((tab) => tab.getAttribute('aria-selected') === 'true')
    .map((tab) => tab.textContent)
const press = (key: string) =>
  act(async () => {
    page.root
      .querySelector('[role=tab][tabindex="0"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })
const button = (label: string) =>
  page.root.querySelector<HTMLElement>(`button[aria-label="${label}"]`) ?? expect.fail(`no ${label}`)
const input = () => page.root.querySelector<HTMLInputElement>('dialog input') ?? expect.fail('no input')
const form = () => page.root.querySelector<HTMLFormElement>('dialog form') ?? expect.fail('no form')

describe('tabs of files', () => {
  it('have one Tab stop, and arrows that go round', async () => {
    page = await mounted(<Page mayManage={false} />)
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1])
    await press('ArrowRight')
    expect(selected()).toEqual(['b.py'])
    await press('End')
    await press('ArrowRight')
    expect(selected()).toEqual(['a.py'])
    await press('ArrowLeft')
    expect(selected()).toEqual(['c.py'])
    await press('Home')
    expect(selected()).toEqual(['a.py'])
  })

  it('of readers offer no changes', async () => {
    page = await mounted(<Page mayManage={false} />)
    expect(page.root.querySelectorAll('button:not([role=tab])')).toHaveLength(0)
    await press('Delete')
    await press('F2')
    expect(page.root.querySelector('dialog')).toBeNull()
  })

  it('add a file and show it, once it has a good name', async () => {
    page = await mounted(<Page mayManage />)
    await act(async () => button('Add a file').click())
    await type(input(), 'a.py')
    await submit(form())
    expect(page.root.querySelector('[role=alert]')?.textContent).toBe('There is a file with this name.')
    await type(input(), 'new.py')
    await submit(form())
    expect(fileNames(doc)).toEqual(['a.py', 'b.py', 'c.py', 'new.py'])
    expect(selected()).toEqual(['new.py'])
  })

  it('rename by F2, and show the file under its new name', async () => {
    page = await mounted(<Page mayManage />)
    await press('F2')
    expect(input().value).toBe('a.py')
    await type(input(), 'z.py')
    await submit(form())
    expect(fileNames(doc)).toEqual(['z.py', 'b.py', 'c.py'])
    expect(selected()).toEqual(['z.py'])
  })

  it('delete after a question', async () => {
    page = await mounted(<Page mayManage />)
    await press('Delete')
    expect(fileNames(doc)).toHaveLength(3)
    const confirm = [...page.root.querySelectorAll('button')].find((b) => b.textContent === 'Delete the file')
    await act(async () => confirm?.click())
    expect(fileNames(doc)).toEqual(['b.py', 'c.py'])
  })
})
