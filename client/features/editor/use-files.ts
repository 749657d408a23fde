import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { fileNames, watchFiles } from '../../documents/document-files.ts'

/** The names of a document's files, as they come and go. */
export function useFiles(doc: Y.Doc | undefined): string[] {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    if (!doc) return setNames([])
    const look = () => setNames(fileNames(doc))
    look()
    return watchFiles(doc, look)
  }, [doc])
  return names
}
