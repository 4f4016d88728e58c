'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { scramUserQueries } from '@/lib/client/queries/scram-users'
import { SCRAM_MECHANISMS, type ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { Command } from '../../ui/command'
import { Facet } from '../../ui/facet'
import { Notice } from '../../ui/notice'
import { tokenConfig } from './token-config'

interface TokenShownProps {
  cluster: string
  tokenId: string
  hmac: string
}

/** The one time that the HMAC of a delegation token is shown, and what a Java client's config says to log in by it. */
export function TokenShown({ cluster, tokenId, hmac }: TokenShownProps) {
  const t = useTranslations('review.reveal')
  const [mechanism, setMechanism] = useState<ScramMechanism>('SCRAM-SHA-512')
  const { data } = useQuery(scramUserQueries.connection(cluster))
  // The button that was pressed is gone.
  const shown = useRef<HTMLElement>(null)
  useEffect(() => shown.current?.focus(), [])
  return (
    <section ref={shown} tabIndex={-1} aria-label={t('label')} className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-2">
      <Notice tone="warn">
        <b>{t('copyNow')}</b> {t('copyNowDetail')}
      </Notice>
      <div className="grid max-w-240 grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="text-12 font-medium">{t('tokenId')}</h3>
        <Command>{tokenId}</Command>
      </div>
      <div className="grid max-w-240 grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="text-12 font-medium">{t('hmac')}</h3>
        <Command>{hmac}</Command>
      </div>
      {data && (
        <div className="grid max-w-240 grid-cols-[minmax(0,1fr)] gap-1.5">
          <h3 className="text-12 font-medium">{t('config')}</h3>
          <div>
            <Facet
              label={t('mechanism')}
              value={mechanism}
              onChange={setMechanism}
              options={SCRAM_MECHANISMS.map((value) => ({ value, label: value }))}
            />
          </div>
          <Command key={mechanism}>{tokenConfig({ tokenId, hmac, mechanism, ...data })}</Command>
          <p className="text-12 text-muted">
            {t('mechanismNote')} {t(data.tls ? 'tls' : 'noTls')}
          </p>
        </div>
      )}
      <p className="text-12 text-muted">{t('onlyJava')}</p>
    </section>
  )
}
