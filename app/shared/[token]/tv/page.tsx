import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SharedTv } from '@/components/boards/shared/shared-tv'
import { nameFromParam } from '@/lib/client/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('boards')
  return { title: t('tv') }
}

export default async function Page({ params }: PageProps<'/shared/[token]/tv'>) {
  return <SharedTv token={nameFromParam((await params).token)} />
}
