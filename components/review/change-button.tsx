'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useMayWrite } from './may'
import { WriteButton } from './write-button'

interface ChangeButtonProps extends Omit<ComponentProps<typeof WriteButton>, 'onClick' | 'onPointerEnter' | 'onFocus'> {
  /** Fetches the code of the dialog, before it is asked for. */
  load: () => Promise<unknown>
  onOpen: () => void
  /** The dialog, if the URL says that it is open: a link can say so to anybody, but only who may make the change sees it. */
  dialog: ReactNode
}

/** A button and the dialog of a change that it opens. */
export function ChangeButton({ load, onOpen, dialog, ...write }: ChangeButtonProps) {
  const mayWrite = useMayWrite(write.resource, write.permission)
  const preload = () => void load()
  return (
    <>
      <WriteButton {...write} onPointerEnter={preload} onFocus={preload} onClick={onOpen} />
      {mayWrite && dialog}
    </>
  )
}
