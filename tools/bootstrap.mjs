#!/usr/bin/env node
// First step of every command a person types: runs on the machine's own Node (20 or newer, nothing
// installed), installs the packages when the tree does not match the lockfile, then hands over to the
// Node 24 that the `node` package brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const env = {
  ...process.env,
  PATH: bin + delimiter + process.env.PATH,
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_NO_WARNINGS: '1',
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  fail(`Highwater needs Node 20.9 or newer to set itself up; this is ${process.versions.node}.`)
}
const [script, ...args] = process.argv.slice(2)
if (!script) fail('usage: node tools/bootstrap.mjs <script> [arguments]')

install()
run()

function install() {
  const stamp = join(root, 'node_modules', '.highwater-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readFileSync(join(root, 'package.json')))
    .digest('hex')
  if (existsSync(join(bin, 'node')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const started = Date.now()
  console.log('• installing packages (about 40 s the first time)')
  // Not `npm ci`: it refuses a lockfile whose optional packages for other systems cannot be had.
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) fail('npm install failed; its message is above.')
  writeFileSync(stamp, lock)
  console.log(`✓ packages installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

function run() {
  const child = spawn(join(bin, 'node'), [script, ...args], { cwd: root, stdio: 'inherit', env })
  // A terminal's Ctrl-C reaches the child by itself; what others send is passed on. Either way the
  // child does the stopping and this process only waits for it.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function fail(sentence) {
  console.error(`✗ ${sentence}`)
  process.exit(1)
}
