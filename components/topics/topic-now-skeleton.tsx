'use client'

import { useTranslations } from 'next-intl'
import { Section } from '../ui/section'

/** Holds the place of what producers get and of where the bytes lie, at about the heights they will have. */
export function TopicNowSkeleton() {
  const t = useTranslations('topics.detail')
  return (
    <div aria-busy="true" className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_372px]">
      <Section title={t('acks.title')}>
        <div className="h-25 border-y border-t-line-strong border-b-line max-md:h-65" />
      </Section>
      <Section title={t('size.title')}>
        <div className="h-33 border-y border-t-line-strong border-b-line" />
      </Section>
    </div>
  )
}
