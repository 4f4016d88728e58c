import { type ChangeEvent, type ComponentProps, type DragEvent, useRef, useState } from 'react'

interface TextFile {
  /** For a hidden `<input>`. */
  input: ComponentProps<'input'>
  /** Asks for a file. */
  pick: () => void
  /** For where a file may be dropped; a text that is dragged there is left to the browser. */
  drop: (event: DragEvent) => void
  /** The last one was larger than is read. */
  isTooLarge: boolean
}

/** A file of text, chosen or dropped, of at most so many bytes. */
export function useTextFile(mostBytes: number, onText: (text: string, fileName: string) => void): TextFile {
  const ref = useRef<HTMLInputElement>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const read = async (file: File | undefined) => {
    if (!file) return
    setIsTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes) onText(await file.text(), file.name)
  }
  return {
    input: {
      ref,
      type: 'file',
      hidden: true,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        void read(event.target.files?.[0])
        // The same file can be chosen again once it has been mended.
        event.target.value = ''
      },
    },
    pick: () => ref.current?.click(),
    drop: (event) => {
      if (event.dataTransfer.files.length === 0) return
      event.preventDefault()
      void read(event.dataTransfer.files[0])
    },
    isTooLarge,
  }
}
