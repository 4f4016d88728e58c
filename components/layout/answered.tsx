import { useTranslations } from 'next-intl'

/** How many brokers answered, on phones in figures alone. */
export function Answered({ answered, total }: { answered: number; total: number }) {
  const t = useTranslations('asOf')
  return (
    <>
      <span className="max-md:hidden">{t('answered', { answered, total })}</span>
      <span className="md:hidden">{t('answeredShort', { answered, total })}</span>
    </>
  )
}
