// Node's own report of the tests, closed by one line that counts them.

import { Readable } from 'node:stream'
import { spec } from 'node:test/reporters'

export default async function * report (events) {
  const count = { passed: 0, failed: 0, skipped: 0 }
  async function * counted () {
    for await (const event of events) {
      const { details, skip } = event.data ?? {}
      const single = details?.type !== 'suite'
      if (event.type === 'test:pass' && single) count[skip === undefined ? 'passed' : 'skipped']++
      if (event.type === 'test:fail' && single) count.failed++
      yield event
    }
  }
  yield * Readable.from(counted()).pipe(new spec())
  yield `Browser tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`
}
