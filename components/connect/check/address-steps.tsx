import { useTranslations } from 'next-intl'
import { formatDay } from '@/lib/client/format'
import type { Message } from '@/lib/contract/changes'
import type { ConnectionStep } from '@/lib/contract/connections'
import { Status } from '../../ui/status'
import type { AddressSteps as Steps } from './steps-by-address'

interface Lookup {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

const STATES = { passed: 'healthy', failed: 'offline', skipped: 'inactive' } as const

/** One address: open where something failed, one line where all went well. */
export function AddressSteps({ address }: { address: Steps }) {
  const t = useTranslations('connection.check')
  const { target, broker, steps, state, ms } = address
  return (
    <details open={state === 'failed'} className="border-b border-line">
      <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 py-1.5 hover:bg-hover">
        <Status status={STATES[state]} word={t(state)} />
        <span className="min-w-0 font-mono text-12 wrap-anywhere">{target}</span>
        {broker !== null && <span className="text-12 text-muted">{t('broker', { id: broker })}</span>}
        <span className="ml-auto text-12 text-muted tabular-nums">{t('took', { steps: steps.length, ms })}</span>
      </summary>
      <ol className="mb-2 ml-1.5 grid gap-1.5 border-l border-line py-1 pl-4">
        {steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
    </details>
  )
}

function Step({ step: { step, state, ms, error, expiresAt } }: { step: ConnectionStep }) {
  const t = useTranslations('connection.check')
  const reasons = useTranslations('connect.reasons') as unknown as Lookup
  const said = ({ code, figures, text }: Message) => (reasons.has(code) ? reasons(code, figures as Record<string, string | number>) : text)
  return (
    <li className="grid grid-cols-[112px_minmax(0,1fr)_auto] items-baseline gap-x-3 max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Status status={STATES[state]} word={t(state)} />
      <span className="min-w-0 max-md:order-first max-md:col-span-2">
        {t(`steps.${step}`)}
        {expiresAt && <span className="text-12 text-muted"> {t('expires', { day: formatDay(expiresAt) })}</span>}
      </span>
      <span className="text-12 text-muted tabular-nums">{state !== 'skipped' && t('ms', { ms })}</span>
      {error && (
        <div className="col-start-2 col-end-4 min-w-0 wrap-anywhere max-md:col-start-1">
          <p className="text-danger">{said(error.message)}</p>
          <p className="text-muted">{said(error.advice)}</p>
        </div>
      )}
    </li>
  )
}
