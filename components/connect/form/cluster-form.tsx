'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '@/lib/client/paths'
import { connectionMutations } from '@/lib/client/queries/connections'
import type { ClusterConfigItem } from '@/lib/contract/cluster-configs'
import { Button, buttonClass } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { ProblemNotice } from '../../ui/problem-notice'
import { Section } from '../../ui/section'
import { CheckResult } from '../check/check-result'
import { type ClusterDraft, type DraftInput, draftOf, inputOf } from './cluster-draft'
import { useErrorOf } from './field-set'
import { ReachFields } from './reach-fields'
import { SaslFields } from './sasl-fields'
import { TlsFields } from './tls-fields'

/** Adds a cluster, or says how one is reached from now on. It can be tried before it is saved. */
export function ClusterForm({ kept, back }: { kept: ClusterConfigItem | null; back: Route }) {
  const t = useTranslations('connection.form')
  const router = useRouter()
  const [draft, setDraft] = useState(() => draftOf(kept))
  const [isTried, setIsTried] = useState(false)
  const [checked, setChecked] = useState<DraftInput | null>(null)
  const add = useMutation(connectionMutations.add())
  const update = useMutation(connectionMutations.update(kept?.id ?? ''))
  const check = useMutation(connectionMutations.check())
  const { error, isPending } = kept === null ? add : update
  // What was refused last, by whichever of the two was asked.
  const errorsIn = useErrorOf(error ?? check.error)
  const read = inputOf(draft, kept)
  const faults = 'faults' in read ? read.faults : {}
  const onChange = (changes: Partial<ClusterDraft>) => {
    setDraft((last) => ({ ...last, ...changes }))
    // What was refused of the fields may be right by now.
    if (check.error) check.reset()
  }

  const save = ({ id, ...input }: DraftInput) => {
    const toPage = { onSuccess: () => router.push(paths.connection(id)) }
    if (kept === null) add.mutate({ id, ...input }, toPage)
    else update.mutate({ ...input, commits: kept.commits }, toPage)
  }
  const tryIt = () => {
    setIsTried(true)
    const { id: _id, name: _name, ...others } = faults
    if (Object.keys(others).length > 0) return
    const whole = inputOf({ ...draft, id: draft.id.trim() || 'unnamed' }, kept)
    if ('faults' in whole) return
    const { brokers, tls, sasl } = whole.value
    setChecked(whole.value)
    check.mutate({ brokers, tls, sasl, ...(kept !== null && { cluster: kept.id }) })
  }
  const isAsChecked = checked !== null && 'value' in read && isReachedAlike(checked, read.value)
  return (
    <CheckedForm
      faults={faults}
      refusal={error ?? check.error}
      isSending={isPending}
      onSend={() => 'value' in read && save(read.value)}
      className="max-w-180"
    >
      {(said) => {
        const fields = { draft, kept, onChange, errorOf: errorsIn(isTried ? { ...said, ...faults } : said) }
        return (
          <>
            {error && (
              <div className="mb-4">
                <ProblemNotice error={error} />
              </div>
            )}
            <ReachFields {...fields} />
            <Section title={t('encryption')}>
              <TlsFields {...fields} />
            </Section>
            <Section title={t('signIn')}>
              <SaslFields {...fields} />
            </Section>
            <Section title={t('check')} note={t('checkNote')}>
              <Button icon="tick" disabled={check.isPending} onClick={tryIt}>
                {t(check.isPending ? 'checking' : 'checkIt')}
              </Button>
              <CheckResult check={check} isOfBefore={check.data !== undefined && !isAsChecked} />
            </Section>
            <div className="mt-6 flex flex-wrap items-center gap-2 border-t border-line pt-4">
              <Button type="submit" look="primary" disabled={isPending}>
                {t(kept === null ? 'add' : 'save')}
              </Button>
              <Link href={back} className={buttonClass()}>
                {t('cancel')}
              </Link>
              <span className="text-12 text-muted">{t('sealed')}</span>
            </div>
          </>
        )
      }}
    </CheckedForm>
  )
}

function isReachedAlike(one: DraftInput, other: DraftInput): boolean {
  const reached = ({ brokers, tls, sasl }: DraftInput) => JSON.stringify([brokers, tls, sasl])
  return reached(one) === reached(other)
}
