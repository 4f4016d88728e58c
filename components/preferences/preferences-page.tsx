'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { sessionQueries } from '@/lib/client/queries/access'
import { preferencesMutations, preferencesQueries } from '@/lib/client/queries/preferences'
import type { Preferences } from '@/lib/contract/preferences'
import { ProblemState } from '../ui/problem'
import { ProblemNotice } from '../ui/problem-notice'
import { Section } from '../ui/section'
import { LandingField } from './landing-field'
import { LanguageField } from './language-field'
import { PatternsField } from './patterns-field'
import { PreferencesSkeleton } from './preferences-skeleton'
import { ThemeField } from './theme-field'
import { TimeZoneField } from './time-zone-field'

/** Each change is kept when it is made: there is no button to forget. Below it what else is a person’s own. */
export function PreferencesPage({ children }: { children: ReactNode }) {
  const t = useTranslations('preferences')
  const { data: session } = useQuery(sessionQueries.current())
  const { data: kept, error, refetch } = useQuery(preferencesQueries.current())
  const { mutate, variables, isPending, isSuccess, error: refused } = useMutation(preferencesMutations.save())
  if (error && !kept) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!kept || !session) return <PreferencesSkeleton />

  const shown = isPending ? variables : kept
  const change = (part: Partial<Preferences>) => mutate({ ...shown, ...part })
  return (
    <div className="max-w-180">
      <p className="text-muted">
        {t(session.actor.kind === 'anonymous' ? 'keptInBrowser' : 'keptForYou')}{' '}
        <output className="font-medium text-ink">{isPending ? t('saving') : isSuccess ? t('saved') : ''}</output>
      </p>
      {refused && (
        <div className="mt-3">
          <ProblemNotice error={refused} />
        </div>
      )}
      <Section title={t('language')}>
        <LanguageField value={shown.language} onChange={(language) => change({ language })} />
      </Section>
      <Section title={t('timeZone')}>
        <TimeZoneField value={shown.timeZone} onChange={(timeZone) => change({ timeZone })} />
      </Section>
      <Section title={t('theme')}>
        <ThemeField />
      </Section>
      <Section title={t('landing')} note={t('landingHint')}>
        <LandingField role={session.like} value={shown.landing} onChange={(landing) => change({ landing })} />
      </Section>
      <Section title={t('mine')} note={t('mineHint')}>
        <div className="grid grid-cols-2 gap-6 max-md:grid-cols-1">
          <PatternsField kind="groups" patterns={shown.groups} onChange={(groups) => change({ groups })} />
          <PatternsField kind="topics" patterns={shown.topics} onChange={(topics) => change({ topics })} />
        </div>
      </Section>
      {children}
    </div>
  )
}
