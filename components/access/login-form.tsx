'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem, isApiProblem } from '@/lib/client/api-problem'
import { safeNext } from '@/lib/client/paths'
import { sessionMutations } from '@/lib/client/queries/access'
import { useCountdown } from '@/lib/client/use-countdown'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'

export function LoginForm() {
  const t = useTranslations('login')
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<{ name?: boolean; password?: boolean }>({})
  const [pause, startPause] = useCountdown()
  const { mutate, error, isPending, isSuccess } = useMutation({
    ...sessionMutations.signIn(),
    // A full load, so that the page starts with the new session and nothing of the one before.
    onSuccess: () => window.location.assign(safeNext(new URLSearchParams(window.location.search).get('next'))),
    onError: (problem) => {
      if (isApiProblem(problem) && problem.retryAfterSeconds) startPause(problem.retryAfterSeconds)
      form.current?.querySelector<HTMLInputElement>('input[name=password]')?.focus()
    },
  })
  const problem = error && (isApiProblem(error) ? error : new ApiProblem({ code: 'internal', status: 0, title: error.message }))
  const isWrong = problem?.code === 'unauthenticated'

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = textOf(data.get('name'))
    const password = textOf(data.get('password'))
    setMissing({ name: name === '', password: password === '' })
    if (name === '' || password === '') {
      event.currentTarget.querySelector<HTMLInputElement>(`input[name=${name === '' ? 'name' : 'password'}]`)?.focus()
      return
    }
    mutate({ name, password })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="contents">
      {problem && !isWrong && (
        <Notice
          tone={problem.code === 'rate-limited' ? 'warn' : 'danger'}
          icon={problem.code === 'rate-limited' ? 'lock' : 'barred'}
          says="at-once"
        >
          {problem.code === 'rate-limited'
            ? t('tooMany', { seconds: pause })
            : problem.code === 'unreachable'
              ? t('unreachable')
              : (problem.detail ?? t('failed'))}
        </Notice>
      )}
      <Field
        label={t('name')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        isRoomy
        error={missing.name ? t('nameMissing') : undefined}
      />
      <Field
        label={t('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        isRoomy
        error={missing.password ? t('passwordMissing') : isWrong ? t('wrong') : undefined}
      />
      <Button type="submit" look="primary" className="h-9!" disabled={isPending || isSuccess || pause > 0}>
        {pause > 0 ? t('signInAfter', { seconds: pause }) : isPending || isSuccess ? t('signingIn') : t('signIn')}
      </Button>
      <p className="mt-3 text-12 text-muted">{t('noAccount')}</p>
    </form>
  )
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
