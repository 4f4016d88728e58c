import { expect, test } from 'vitest'
import { judgeAudit, readReport, type AuditException } from './judge-audit'

const report = {
  vulnerabilities: {
    leftish: { severity: 'high', via: [{ url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', title: 'Pads too much' }] },
    pads: { severity: 'high', via: ['leftish'] },
  },
}
const exception: AuditException = { advisory: 'GHSA-aaaa-bbbb-cccc', package: 'leftish', reason: 'not reached', reviewBy: '2027-01-31' }
const TODAY = '2026-11-21'

test('an advisory fails, once, whoever uses the package', () => {
  expect(judgeAudit(report, [], TODAY)).toEqual(['leftish GHSA-aaaa-bbbb-cccc: Pads too much (high)'])
  expect(judgeAudit({ vulnerabilities: {} }, [], TODAY)).toEqual([])
})

test('an exception lets pass its advisory, of its package, until its day', () => {
  expect(judgeAudit(report, [exception], TODAY)).toEqual([])
  expect(judgeAudit(report, [{ ...exception, package: 'other' }], TODAY)).toHaveLength(2)
  expect(judgeAudit(report, [exception], '2027-01-31')).toEqual(['leftish GHSA-aaaa-bbbb-cccc: to be reviewed since 2027-01-31'])
})

test('an exception without its advisory fails', () => {
  expect(judgeAudit({ vulnerabilities: {} }, [exception], TODAY)).toEqual([
    'leftish GHSA-aaaa-bbbb-cccc: the exception is not needed any more',
  ])
})

test('what npm prints without a way to whoever knows is no report', () => {
  expect(readReport('{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}')).toBeNull()
  expect(readReport('')).toBeNull()
  expect(readReport(JSON.stringify({ auditReportVersion: 2, ...report }))).toEqual(report)
})
