// Emergency access, from opening it to what the person reads of it, each as the example role that does it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeEverywhere, keyboardWalk, noSidewaysScroll, open, signIn, site, validHtml, withPage } from '../lib.mjs'

const HOST = 'waterstad.localhost'
const LIST = '/werk/noodtoegang'
const PERSON = 'inwoner@voorbeeld.invalid'
const REASON = 'Er neemt niemand op en de deur is dicht.'

const at = path => site(HOST) + path
const button = (page, name) => page.getByRole('button', { name, exact: true })

// One page for each role, kept open as colleagues keep theirs.
function asRole (role, use, options = {}) {
  return withPage(options, async page => {
    await signIn(page, HOST, role)
    return use(page)
  })
}

async function isGood (page, name) {
  const faults = { axe: await axeEverywhere(page), keyboard: await keyboardWalk(page), sideways: await noSidewaysScroll(page, 320) }
  assert.deepEqual(faults, { axe: [], keyboard: [], sideways: [] }, name)
  assert.deepEqual(await validHtml({ [name]: await page.content() }), [])
}

async function fillIn (page, email) {
  await page.getByLabel('E-mailadres van de persoon').fill(email)
  await page.getByLabel('Iemands leven of gezondheid is in direct gevaar').check()
  await page.getByLabel('Waarom is het nodig?').fill(REASON)
  await page.getByLabel('Hoe lang?').selectOption('2')
}

async function withdraw (page) {
  await page.getByLabel('Waarom trekt u dit in?').fill('Er is al iemand ter plaatse.')
  await button(page, 'Intrekken').click()
  await page.getByText('De noodtoegang is ingetrokken.').waitFor()
}

// Withdraws and reviews whatever an earlier run left, so that a new one can be opened.
async function reviewAll (page) {
  for (let left = 0; left < 20; left++) {
    await open(page, at(LIST))
    const waits = page.locator('tbody tr', { hasText: 'nog geen oordeel' }).getByRole('link')
    if (!await waits.count()) return
    await waits.first().click()
    await page.getByRole('heading', { name: 'Oordeel' }).waitFor()
    if (await page.getByLabel('Waarom trekt u dit in?').count()) await withdraw(page)
    await page.getByLabel('Was het terecht?').selectOption('right')
    await page.getByLabel('Uw uitleg').fill('Het kon niet wachten.')
    await button(page, 'Oordeel geven').click()
    await page.getByText('Uw oordeel is bewaard.').waitFor()
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`emergency access, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async t => {
    const looksGood = javaScriptEnabled ? isGood : async () => {}
    await asRole('privacy_officer', reviewAll, { javaScriptEnabled })

    await asRole('guide', async holder => {
      let opened
      await t.test('somebody who is not there is not found, and nothing typed is lost', async () => {
        await open(holder, at(LIST))
        await holder.getByRole('link', { name: 'Noodtoegang openen' }).click()
        await looksGood(holder, 'the form')
        await fillIn(holder, 'niemand@voorbeeld.invalid')
        await button(holder, 'Noodtoegang openen').click()
        await holder.getByRole('alert').getByText('We vinden niemand met dit adres').waitFor()
        assert.equal(await holder.getByLabel('Waarom is het nodig?').inputValue(), REASON)
        await looksGood(holder, 'the form with a fault')
      })

      await t.test('it opens name and address at once', async () => {
        await holder.getByLabel('E-mailadres van de persoon').fill(PERSON)
        await button(holder, 'Noodtoegang openen').click()
        await holder.getByRole('heading', { level: 1, name: 'Noodtoegang: Inwoner (voorbeeld)' }).waitFor()
        await holder.getByText(PERSON).waitFor()
        opened = new URL(holder.url()).pathname
        await looksGood(holder, 'what it opens')
      })

      await t.test('others are told by mail, which names nobody', () => asRole('administrator', async keeper => {
        for (let tries = 0; tries < 60; tries++) {
          await open(keeper, at('/werk/mail'))
          const letters = (await keeper.locator('details pre').allTextContents()).filter(text => text.includes('noodtoegang'))
          if (letters.length >= 2) {
            for (const letter of letters) assert.ok(!letter.includes(REASON) && !letter.includes('Gids') && !letter.includes(PERSON), letter)
            return
          }
          await new Promise(resolve => setTimeout(resolve, 500))
        }
        assert.fail('no mail')
      }))

      await t.test('the person sees who looked, as what and on which ground', () => asRole('resident', async own => {
        await open(own, at('/mijn/gegevens'))
        await own.getByText('Gids (voorbeeld), gids').first().waitFor()
        await own.getByText('AVG artikel 6 lid 1 onder d').first().waitFor()
        assert.ok(!(await own.content()).includes(REASON))
        await looksGood(own, 'own data')
      }, { javaScriptEnabled }))

      await t.test('a second person takes it back and says whether it was right', () => asRole('team_lead', async lead => {
        await open(lead, at(LIST))
        await looksGood(lead, 'the list')
        await lead.locator('tbody tr', { hasText: 'nog geen oordeel' }).getByRole('link').click()
        await lead.getByText(REASON).waitFor()
        await looksGood(lead, 'looking after it')
        await lead.getByText('Een oordeel kan als de noodtoegang voorbij is').waitFor()
        assert.equal(await lead.getByLabel('Was het terecht?').count(), 0)
        await withdraw(lead)
        await looksGood(lead, 'reviewing it')
        await lead.getByLabel('Was het terecht?').selectOption('right')
        await lead.getByLabel('Uw uitleg').fill('Het kon niet wachten.')
        await button(lead, 'Oordeel geven').click()
        await lead.getByText('Uw oordeel is bewaard.').waitFor()
      }, { javaScriptEnabled }))

      await t.test('an open tab shows nothing any more', async () => {
        await holder.reload()
        await holder.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor()
        await open(holder, at(opened), 404)
        await open(holder, at(LIST))
        assert.ok(!(await holder.locator('main').textContent()).includes('Inwoner'))
      })
    }, { javaScriptEnabled, refusals: [404, 422] })

    await t.test('the person reads what was found of it', () => asRole('resident', async own => {
      await open(own, at('/mijn/gegevens'))
      await own.getByText('Het kon niet wachten.').first().waitFor()
    }))
  })
}
