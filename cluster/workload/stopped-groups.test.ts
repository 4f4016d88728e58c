import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aborted } from './keep-running'
import { StoppedGroups, writeStopped } from './stopped-groups'

test('a member leaves while its group is stopped, comes back when it is started, and no other does', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'highwater-stopped-'))
  const end = new AbortController()
  onTestFinished(() => {
    end.abort()
    rmSync(dir, { recursive: true })
  })
  const file = join(dir, 'stopped-groups')
  const groups = new StoppedGroups(file)
  groups.follow(end.signal)
  const here: string[] = []
  const member = (group: string) =>
    groups.obeyedBy(group, async (signal) => {
      here.push(group)
      await aborted(signal)
      here.splice(here.indexOf(group), 1)
    })
  const all = Promise.all(['mail', 'orders'].map((group) => member(group)(end.signal)))
  expect(here).toEqual(['mail', 'orders'])
  writeStopped(file, ['mail'])
  await expect.poll(() => here, { timeout: 5_000 }).toEqual(['orders'])
  writeStopped(file, [])
  await expect.poll(() => here, { timeout: 5_000 }).toEqual(['orders', 'mail'])
  end.abort()
  await all
  expect(here).toEqual([])
})

test('one that leaves by its habit stays away', async () => {
  const groups = new StoppedGroups('nowhere')
  let times = 0
  await groups.obeyedBy('job', () => Promise.resolve(void (times += 1)))(new AbortController().signal)
  expect(times).toBe(1)
})
