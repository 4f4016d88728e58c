'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

type Faults = Partial<Record<string, unknown>>

interface CheckedFormProps<Wrong extends Faults> {
  /** By the `name` of the field; empty: it can be sent. */
  faults: Wrong
  /** The server's last word against it; null while there is none. */
  refusal: object | null
  isSending: boolean
  onSend: () => void
  className?: string
  /** Is given what may be said by now of what is wrong. */
  children: (said: Partial<Wrong>) => ReactNode
}

/**
 * The rule of all forms: a field is judged when it is left with something in it, all of them when the form is sent, and then
 * the first that is wrong gets the focus. Nothing is cleared. Enter in any field sends it.
 */
export function CheckedForm<Wrong extends Faults>({ faults, refusal, isSending, onSend, className, children }: CheckedFormProps<Wrong>) {
  const form = useRef<HTMLFormElement>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tries, setTries] = useState(0)
  const isRight = Object.keys(faults).length === 0
  useEffect(() => {
    const onLeft = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || target.value === '') return
      const { name } = target
      setLeft((last) => (last.has(name) ? last : new Set([...last, name])))
    }
    const node = form.current
    node?.addEventListener('focusout', onLeft)
    return () => node?.removeEventListener('focusout', onLeft)
  }, [])
  useEffect(() => {
    if (tries === 0 && refusal === null) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    const field = wrong instanceof HTMLFieldSetElement ? wrong.querySelector('input') : wrong
    field?.focus()
  }, [tries, refusal])
  const said = tries > 0 ? faults : (Object.fromEntries(Object.entries(faults).filter(([name]) => left.has(name))) as Partial<Wrong>)
  return (
    <form
      ref={form}
      noValidate
      aria-busy={isSending}
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        if (isSending) return
        if (isRight) onSend()
        else setTries(tries + 1)
      }}
    >
      {children(said)}
      {/* The dialog's own button stands outside: without one in here Enter would send nothing. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nobody meets it */}
      <button type="submit" hidden />
    </form>
  )
}
