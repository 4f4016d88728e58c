'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { newCredential } from '@/lib/client/scram/new-credential'
import { hasWebCrypto } from '@/lib/client/scram/salted-password'
import { formatCount } from '@/lib/client/format'
import { ITERATIONS, isWeak } from '@/lib/domain/scram/iterations'
import { SCRAM_MECHANISMS } from '@/lib/domain/scram/scram-mechanism'
import type { ChooseForm } from '../../review/change-dialog'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { RadioList } from '../../ui/radio-list'
import { type PasswordDraft, type PasswordTask, draftOf, isBeyondAscii, passwordFaults, passwordOf, readIterations } from './password-draft'

export interface MadePassword extends Pick<PasswordDraft, 'user' | 'mechanism'> {
  password: string
}

interface PasswordFormProps extends ChooseForm {
  task: PasswordTask
  /** Told of the password each time a credential has been made of it. It stays in this browser. */
  onMade: (made: MadePassword) => void
}

/** For whom, by which mechanism, and a password of which only what Kafka stores of it is sent. */
export function PasswordForm({ task, onMade, plan, planning, problem }: PasswordFormProps) {
  const t = useTranslations('userChange')
  const [draft, setDraft] = useState(() => draftOf(task))
  const [planned, setPlanned] = useState<PasswordDraft | null>(null)
  const [isDeriving, setIsDeriving] = useState(false)
  const [failed, setFailed] = useState<Error | null>(null)
  const onChange = (change: Partial<PasswordDraft>) => setDraft({ ...draft, ...change })
  const refusal = problem !== null && planned === draft && !planning ? problem : null
  const refusedUser = refusal?.fields.find(({ path }) => path === 'input.user')?.message
  const iterations = readIterations(draft.iterations)
  const isNew = task.kind === 'create'
  const isFree = isNew && task.mechanism === undefined

  const send = async () => {
    if (isDeriving || iterations === null) return
    setPlanned(draft)
    setFailed(null)
    setIsDeriving(true)
    const { user, mechanism } = draft
    const password = passwordOf(draft)
    try {
      const credential = await newCredential(password, mechanism, iterations)
      onMade({ user, mechanism, password })
      plan({ user, ...credential })
    } catch (error) {
      setFailed(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setIsDeriving(false)
    }
  }

  return (
    <CheckedForm
      faults={passwordFaults(draft)}
      refusal={refusal}
      isSending={planning || isDeriving}
      onSend={() => void send()}
      className="grid max-w-160 gap-5"
    >
      {(faults) => (
        <>
          {(failed ?? (refusal && refusedUser === undefined ? refusal : null)) && <ProblemNotice error={failed ?? (refusal as Error)} />}
          {!hasWebCrypto() && <Notice tone="warn">{t('plainHttp')}</Notice>}
          {isNew && (
            <Field
              label={t('user')}
              hint={t('userHint')}
              error={faults.user ? t(`faults.user.${faults.user === 'missing' ? 'missing' : 'blanks'}`) : refusedUser}
              name="user"
              value={draft.user}
              onChange={(event) => onChange({ user: event.target.value })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={255}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing of a dialog that somebody has just opened
              autoFocus
              className="max-md:h-9"
            />
          )}
          {isFree ? (
            <RadioList
              legend={t('mechanism')}
              name="mechanism"
              isInline
              value={draft.mechanism}
              onChange={(mechanism) => onChange({ mechanism })}
              options={SCRAM_MECHANISMS.toReversed().map((value) => ({ value, label: value }))}
            />
          ) : (
            <p>
              <span className="block text-12 font-medium">{t('mechanism')}</span>
              {draft.mechanism}
            </p>
          )}
          <RadioList
            legend={t('password')}
            name="how"
            takesFocus={!isNew}
            value={draft.how}
            onChange={(how) => onChange({ how })}
            options={[
              { value: 'generated', label: t('generated'), note: t('generatedNote') },
              { value: 'entered', label: t('entered') },
            ]}
          />
          {draft.how === 'entered' && (
            <Field
              label={t('passwordLabel')}
              hint={isBeyondAscii(draft.entered) ? t('beyondAscii') : t('passwordHint')}
              error={faults.password && t(`faults.password.${faults.password === 'missing' ? 'missing' : 'control'}`)}
              name="password"
              type="password"
              value={draft.entered}
              onChange={(event) => onChange({ entered: event.target.value })}
              autoComplete="new-password"
              className="max-md:h-9"
            />
          )}
          <Field
            label={t('iterations')}
            hint={iterations !== null && isWeak(iterations) ? t('iterationsWeak') : t('iterationsHint', RANGE)}
            error={faults.iterations && t('faults.iterations', RANGE)}
            name="iterations"
            inputMode="numeric"
            value={draft.iterations}
            onChange={(event) => onChange({ iterations: event.target.value })}
            autoComplete="off"
            className="max-w-40 max-md:h-9"
          />
          <p className="text-12 text-muted">{t('staysHere')}</p>
        </>
      )}
    </CheckedForm>
  )
}

const RANGE = { least: formatCount(ITERATIONS.least), most: formatCount(ITERATIONS.most) }
