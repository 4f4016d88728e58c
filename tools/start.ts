// `npm start`: builds when needed, then serves the console for the clusters of highwater.yaml or KAFKA_BROKERS.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { refuseBusyPort } from '../cluster/busy-port.ts'
import { isRefusal } from '../cluster/progress.ts'
import { buildConsole, NODE_OPTIONS, SERVER, SERVER_ENV } from './build.ts'

// The standalone server changes into its own folder, so what is relative here must not be there.
const paths = {
  HIGHWATER_DATA_DIR: resolve(process.env['HIGHWATER_DATA_DIR'] ?? '.highwater'),
  ...(process.env['HIGHWATER_CONFIG'] || existsSync('highwater.yaml')
    ? { HIGHWATER_CONFIG: resolve(process.env['HIGHWATER_CONFIG'] || 'highwater.yaml') }
    : {}),
}
const port = process.env['HIGHWATER_PORT'] ?? process.env['PORT'] ?? '3000'
const host = process.env['HIGHWATER_HOST'] ?? (process.env['HIGHWATER_AUTH'] === 'none' ? '127.0.0.1' : '0.0.0.0')

try {
  await refuseBusyPort(Number(port), host)
  await buildConsole()
} catch (error) {
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  process.exit(1)
}
const child = spawn(process.execPath, [...NODE_OPTIONS, SERVER], {
  stdio: 'inherit',
  env: { ...process.env, ...paths, ...SERVER_ENV, PORT: port, HOSTNAME: host },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
