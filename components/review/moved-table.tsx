import { useTranslations } from 'next-intl'
import type { Approval } from '@/lib/contract/changes'
import { figureText } from './words'

/** What is no longer as it was when a plan was made. */
export function MovedTable({ differences }: { differences: Approval['differences'] }) {
  const t = useTranslations('review.moved')
  const shown = (value: string | null) => (value === null ? <i className="text-muted">{t('none')}</i> : (figureText('', value) ?? value))
  return (
    <table className="mt-1.5 w-full max-w-160 text-12">
      <thead>
        <tr className="text-left text-muted">
          <th className="py-0.5 pr-4 font-regular">{t('what')}</th>
          <th className="py-0.5 pr-4 font-regular">{t('planned')}</th>
          <th className="py-0.5 font-regular">{t('now')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ what, planned, now }) => (
          <tr key={what} className="border-t border-line-strong align-top">
            <th scope="row" className="py-0.5 pr-4 text-left font-medium wrap-anywhere">
              {what}
            </th>
            <td className="py-0.5 pr-4 break-words">{shown(planned)}</td>
            <td className="py-0.5 font-strong break-words">{shown(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
