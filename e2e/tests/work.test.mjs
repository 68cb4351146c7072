// The workplace holds to what goes for public pages: accessible, valid, by keyboard, and at 400 % (320 px wide).

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  WIDE, axe, axeEverywhere, cookieOf, get, headerFaults, keyboardWalk, linksOf, noSidewaysScroll, open, signIn, site, validHtml, withPage
} from '../lib.mjs'

const WORK = {
  policy_officer: [
    '/werk', '/werk/agenda', '/werk/agenda/versies', '/werk/agenda/strategie', '/werk/cijfers', '/werk/cijfers/indeling',
    '/werk/aandacht', '/werk/gebieden', '/werk/vergelijken', '/werk/rapporten', '/mijn', '/mijn/rol', '/mijn/wachtwoord'
  ],
  administrator: ['/werk', '/werk/instellingen', '/werk/mail', '/werk/mensen', '/werk/organisaties'],
  resident: ['/mijn', '/mijn/passkeys']
}

// Of each of these the first that a page of the list links to.
const KINDS = [
  /^\/werk\/agenda\/themas\/[^/]+$/, /^\/werk\/agenda\/resultaten\/[^/]+$/, /^\/werk\/agenda\/indicatoren\/[^/]+$/,
  /^\/werk\/agenda\/resultaten\/[^/]+\/verwijdering$/, /^\/werk\/cijfers\/leveringen\/[^/]+$/, /^\/werk\/mensen\/[^/]+$/, /^\/werk\/organisaties\/[^/]+$/
]

for (const [role, listed] of Object.entries(WORK)) {
  test(`the workplace, as ${role}`, t => withPage({}, async page => {
    const host = 'waterstad.localhost'
    await signIn(page, host, role)
    const cookie = await cookieOf(page)
    const answers = {}
    const fetched = async path => { answers[path] = await get(site(host) + path, { cookie }) }
    for (const path of listed) await fetched(path)
    const links = Object.values(answers).flatMap(({ body }) => linksOf(body))
    for (const path of KINDS.map(kind => links.find(link => kind.test(link))).filter(Boolean)) await fetched(path)

    for (const path of Object.keys(answers)) {
      await t.test(path, async () => {
        await page.setViewportSize(WIDE)
        await open(page, site(host) + path)
        const faults = {
          keyboard: await keyboardWalk(page),
          axe: await axeEverywhere(page),
          sideways: await noSidewaysScroll(page, 320),
          magnified: await axe(page)
        }
        assert.deepEqual(faults, { keyboard: [], axe: [], sideways: [], magnified: [] })
      })
    }

    await t.test('valid HTML and strict headers', async () => {
      const bodies = Object.entries(answers).map(([path, answer]) => {
        assert.deepEqual(headerFaults(answer), [], path)
        return [path, answer.body]
      })
      assert.deepEqual(await validHtml(Object.fromEntries(bodies)), [])
    })
  }))
}

test('a page of the workplace fills the paper, and says on it that it is made up', () => withPage({}, async page => {
  await signIn(page, 'waterstad.localhost', 'administrator')
  await page.setViewportSize(WIDE)
  await open(page, site('waterstad.localhost') + '/werk/bewaren')
  await page.emulateMedia({ media: 'print' })
  const seen = await page.evaluate(() => ({
    share: document.querySelector('main').getBoundingClientRect().width / document.documentElement.clientWidth,
    madeUp: document.querySelector('.sk-made-up__word').checkVisibility(),
    menu: document.querySelector('.sk-side').checkVisibility()
  }))
  assert.ok(seen.share > 0.95, `${seen.share} of the paper`)
  assert.deepEqual([seen.madeUp, seen.menu], [true, false])
}))
