// R11: no visitor and no role meets a link that leads nowhere.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOSTS, asEachRole, crawl, site } from '../lib.mjs'

for (const host of HOSTS) {
  let known = []
  test(`${host}: every link that a visitor can follow`, async () => {
    const { faults, visited } = await crawl(site(host) + '/')
    assert.deepEqual(faults, [])
    assert.ok(visited.length > 5, `only ${visited.length} pages`)
    known = visited
  })

  test(`${host}: every other link that each example role can follow`, async () => {
    await asEachRole(host, async (role, cookie) => {
      const { faults } = await crawl(site(host) + '/mijn', { cookie, known })
      assert.deepEqual(faults, [], `as ${role}`)
    })
  })
}
