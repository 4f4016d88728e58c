import { useTranslations } from 'next-intl'
import type { ApiProblem } from '@/lib/client/api-problem'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

interface SavedMeanwhileProps {
  differences: ApiProblem['differences']
  onLoad: () => void
}

/** Somebody else has saved this board: how what was typed differs from it. Loading theirs drops what was typed, so it is asked for. */
export function SavedMeanwhile({ differences, onLoad }: SavedMeanwhileProps) {
  const t = useTranslations('boards.editor.meanwhile')
  const shown = (value: string | null) => (value === null ? <i className="text-muted">{t('none')}</i> : value)
  const nameOf = (what: string) => (what === 'name' || what === 'order' ? t(what) : what)
  return (
    <Notice tone="warn" says="at-once" action={<Button onClick={onLoad}>{t('load')}</Button>}>
      <b>{t('title')}</b> {t('detail')}
      <table className="mt-1.5 w-full max-w-160 text-12">
        <thead>
          <tr className="text-left text-muted">
            <th className="py-0.5 pr-4 font-regular">{t('what')}</th>
            <th className="py-0.5 pr-4 font-regular">{t('yours')}</th>
            <th className="py-0.5 font-regular">{t('now')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ what, planned, now }) => (
            <tr key={`${what} ${planned} ${now}`} className="border-t border-line-strong align-top">
              <th scope="row" className="py-0.5 pr-4 text-left font-medium wrap-anywhere">
                {nameOf(what)}
              </th>
              <td className="py-0.5 pr-4 wrap-anywhere">{shown(planned)}</td>
              <td className="py-0.5 font-strong wrap-anywhere">{shown(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  )
}
