import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { Refusal } from '../../cluster/progress.ts'

/** The same engine without windows: with it the tests take a third less of the machine. */
const SYSTEM_SHELL = '/usr/lib/chromium/chromium-headless-shell'
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A real browser: the system's; else Playwright's own download; else the package manager's. Returns its path.
 * `whole`: as people have it, with its windows; else one without is preferred.
 */
export async function ensureBrowser(kind: 'whole' | 'shell' = 'whole'): Promise<string> {
  const packages = kind === 'shell' ? ['chromium-headless-shell', 'chromium'] : ['chromium']
  const places = kind === 'shell' ? [SYSTEM_SHELL, ...SYSTEM_BROWSERS] : [...SYSTEM_BROWSERS, SYSTEM_SHELL]
  const system = () => places.find((path) => existsSync(path))
  const own = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
  const found = system() ?? own()
  if (found) return found
  console.log('• no browser here: asking Playwright for one')
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'ignore', timeout: 120_000 })
  const downloaded = own()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env })
    for (const name of packages) {
      if (system()) break
      console.log(`• installing ${name} with apt-get`)
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore', env })
    }
  }
  const installed = system()
  if (!installed) throw new Refusal('The browser tests need Chromium or Chrome; install one and run this again.')
  return installed
}
