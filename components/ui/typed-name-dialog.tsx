'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'
import { ProblemNotice } from './problem-notice'

interface TypedNameDialogProps {
  title: string
  /** What is lost. */
  detail: string
  /** What has to be typed; blanks around it do not count. */
  name: string
  /** Asks for it. */
  label: ReactNode
  /** Why the button does nothing yet. */
  why: string
  act: string
  error: Error | null
  isPending: boolean
  onConfirm: () => void
  onClose: () => void
}

/** For what nobody brings back: its name has to be typed first. */
export function TypedNameDialog({ title, detail, name, label, why, act, error, isPending, onConfirm, onClose }: TypedNameDialogProps) {
  const t = useTranslations('dialog')
  const ids = { form: useId(), name: useId(), why: useId() }
  const [typed, setTyped] = useState('')
  const isTyped = typed.trim() === name.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isTyped && !isPending) onConfirm()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <p id={ids.why} className="mr-auto text-12 text-muted">
            {!isTyped && why}
          </p>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={ids.form} look="danger" disabled={!isTyped || isPending} aria-describedby={ids.why}>
            {act}
          </Button>
        </>
      }
    >
      <form id={ids.form} onSubmit={submit} className="grid gap-3">
        <p>{detail}</p>
        {error && <ProblemNotice error={error} />}
        <div className="grid gap-1">
          <label htmlFor={ids.name} className="text-12 wrap-anywhere">
            {label}
          </label>
          <input
            id={ids.name}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="h-control w-full min-w-0 rounded-2 border border-line-control bg-raised px-2"
          />
        </div>
      </form>
    </Dialog>
  )
}
