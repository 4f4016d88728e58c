import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { Providers } from '@/components/layout/providers'
import { THEME_COOKIE, themeFrom } from '@/lib/client/theme'
import { PREFERENCES_COOKIE, preferencesFrom } from '@/lib/contract/preferences'
import { AS_BROWSER } from '@/lib/domain/preferences/limits'
import '@fontsource-variable/inter'
import './globals.css'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return { title: { template: `%s · ${t('name')}`, default: t('name') }, description: t('description'), robots: 'noindex' }
}

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const stored = await cookies()
  const theme = themeFrom(stored.get(THEME_COOKIE)?.value)
  const { timeZone } = preferencesFrom(stored.get(PREFERENCES_COOKIE)?.value)
  return (
    <html
      lang={await getLocale()}
      data-theme={theme === 'system' ? undefined : theme}
      data-time-zone={timeZone === AS_BROWSER ? undefined : timeZone}
    >
      {/* Korean breaks lines between words, as English does. */}
      <body className="break-keep">
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
