// A contribution from somebody without an account to an answer, the officer's part of it by keyboard alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeEverywhere, keyboardWalk, noSidewaysScroll, open, signIn, site, validHtml, withPage } from '../lib.mjs'

const HOST = 'waterstad.localhost'
const SAID = 'Ik ken niemand in mijn straat. Eet eens samen met ouderen die eenzaam zijn.'

const at = path => site(HOST) + path
const button = (page, name) => page.getByRole('button', { name, exact: true })

async function isGood (page, name) {
  const faults = { axe: await axeEverywhere(page), keyboard: await keyboardWalk(page), sideways: await noSidewaysScroll(page, 320) }
  assert.deepEqual(faults, { axe: [], keyboard: [], sideways: [] }, name)
  assert.deepEqual(await validHtml({ [name]: await page.content() }), [])
}

// Says something, and gives the code.
async function give (page, text) {
  await open(page, at('/inbreng/nieuw'))
  await page.getByLabel('Wat wilt u zeggen?').fill(text)
  await page.getByLabel('Ja, zonder mijn naam.').check()
  await button(page, 'Verder').click()
  await page.getByRole('heading', { name: 'Klopt dit?' }).waitFor()
  await isGood(page, 'Klopt dit?')
  await page.waitForTimeout(3500)
  await button(page, 'Ja, versturen').click()
  await page.getByRole('heading', { name: 'Uw code' }).waitFor()
  await isGood(page, 'code')
  return page.locator('.sk-ticket__code').textContent()
}

test('somebody without an account says something and hears what became of it', async () => {
  await withPage({}, async resident => {
    const code = await give(resident, SAID)
    await withPage({}, async officer => {
      await signIn(officer, HOST, 'policy_officer')
      await open(officer, at('/werk/inbreng'))
      await officer.getByRole('link', { name: SAID.slice(0, 40) }).first().click()
      await officer.getByRole('heading', { name: 'Deze inbreng' }).waitFor()
      await isGood(officer, 'inbox')
      // The first suggestion, used, save: of the 4 keys that there may be.
      const keys = ['l', '1', 'b']
      assert.ok(keys.length <= 4)
      for (const key of keys) await officer.keyboard.press(key)
      await officer.getByText('Bewaard. Wie dit zei, kan het antwoord lezen.').waitFor()
    })
    await open(resident, at('/volg'))
    await resident.getByLabel('Uw code').fill(code.toLowerCase().replaceAll('-', ' '))
    await button(resident, 'Bekijken').click()
    await resident.getByText('Wij gebruikten dit bij').waitFor()
    await isGood(resident, 'followed')
    await open(resident, at('/inbreng'))
    await isGood(resident, 'register')
    await resident.getByRole('link', { name: SAID }).first().click()
    await resident.getByRole('heading', { name: 'Waar het terechtkwam' }).waitFor()
    await isGood(resident, 'contribution')
  })
})
