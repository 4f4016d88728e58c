import { useTranslations } from 'next-intl'
import type { Fault } from './reset-input'

const MOST_NAMED = 3

/** What is wrong with a field, in a sentence. */
export function useFaultWords(): (fault: Fault | undefined) => string | undefined {
  const t = useTranslations('reset.fault')
  return (fault) => {
    if (fault === undefined) return undefined
    switch (fault.code) {
      case 'server':
        return t('server', { message: fault.message })
      case 'duration':
        return t(`duration.${fault.problem}`)
      case 'ranges':
        return t(`ranges.${fault.problem}`, { topic: fault.topic, found: fault.found })
      case 'csv':
        return t('csv', { count: fault.errors.length })
      case 'other-groups':
        return t('other-groups', { groups: fault.groups.slice(0, MOST_NAMED).join(', ') })
      case 'row':
        return t('row', { partition: fault.key })
      case 'no-time':
      case 'skipped-time':
      case 'before-1970':
      case 'no-group':
      case 'same-group':
      case 'no-saved':
      case 'no-topics':
      case 'no-partitions':
      case 'not-whole':
      case 'not-shift':
      case 'too-large':
        return t(fault.code)
    }
  }
}
