// The door, on a municipality of its own: showing once more who one is, waiting after too many tries, and a link that lets
// somebody without an account read along.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import path from 'node:path'
import { test } from 'node:test'
import { axeEverywhere, keyboardWalk, noSidewaysScroll, open, site, withPage } from '../lib.mjs'
import { behindItsBack, command, withServer } from '../server.mjs'

const HOST = 'waterstad.localhost'
const KEY = 'waterstad'
const PASSWORD = 'een lang wachtwoord voor de proef'
const STRATEGY = path.resolve(import.meta.dirname, '../../world/waterstad/strategie.toml')
const KEEPER = 'mo@voorbeeld.example'
const OFFICER = 'noor@voorbeeld.example'

async function prepare (folder) {
  await command(folder, ['municipality', 'add', KEY, '--name', 'Gemeente Waterstad', '--host', HOST])
  const add = (name, email, role) => command(folder, ['person', 'add', '--name', name, '--email', email, '--role', role], PASSWORD + '\n')
  await add('Mo (voorbeeld)', KEEPER, 'administrator')
  await add('Noor (voorbeeld)', OFFICER, 'policy_officer')
  await command(folder, ['strategy', 'import', STRATEGY])
}

// The code that an app shows for a secret (RFC 6238), so many steps from now.
function appCode (secret, step = 0) {
  const bits = [...secret.replaceAll(/\s/g, '')].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step))
  const hash = createHmac('sha1', key).update(counter).digest()
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const button = (page, name) => page.getByRole('button', { name, exact: true })

// Sends a form, and waits for what comes of it.
async function sends (page, by) {
  await Promise.all([page.waitForResponse(answer => answer.request().method() === 'POST'), by.click()])
  await page.waitForLoadState()
}

async function tryPassword (page, at, email, password = PASSWORD) {
  await open(page, at + '/inloggen?terug=/mijn')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await sends(page, button(page, 'Inloggen'))
}

// Puts a second step on the account of whoever is signed in, and gives the codes for on paper.
async function addSecondStep (page, at) {
  await open(page, at + '/mijn/tweede-stap')
  await button(page, 'Beginnen').click()
  await page.locator('#code').fill(appCode(await page.locator('.sk-secret').textContent()))
  await page.locator('main form button').first().click()
  await page.getByRole('heading', { name: 'Bewaar deze herstelcodes' }).waitFor()
  return page.locator('.sk-codes li').allTextContents()
}

async function isGood (page, javaScriptEnabled) {
  if (!javaScriptEnabled) return
  const faults = { axe: await axeEverywhere(page), keyboard: await keyboardWalk(page), sideways: await noSidewaysScroll(page, 320) }
  assert.deepEqual(faults, { axe: [], keyboard: [], sideways: [] })
}

for (const javaScriptEnabled of [true, false]) {
  test(`the door, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, t => withServer(prepare, async (port, folder) => {
    const at = site(HOST, port)
    const asUser = (use, options = {}) => withPage({ javaScriptEnabled, refusals: [404, 422, 429], ...options }, use)
    const elsewhere = { extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.7' } }

    await t.test('asks again who one is before something that reaches far, and loses nothing', () => asUser(async page => {
      await tryPassword(page, at, KEEPER)
      const codes = await addSecondStep(page, at)
      await open(page, at + '/werk/mensen')
      await behindItsBack(folder, KEY, 'UPDATE people_session SET confirmed = \'2020-01-01 00:00:00+00:00\'')
      await page.locator('#name').fill('Sam de Tester')
      await page.locator('#email').fill('sam@voorbeeld.example')
      await page.selectOption('#capacity', 'guide')
      await page.locator('main form button').last().click()
      await page.getByRole('heading', { name: 'Bent u het zelf?' }).waitFor()
      await isGood(page, javaScriptEnabled)
      await page.locator('#bevestiging').fill('000000')
      await button(page, 'Ja, ga verder').click()
      await page.getByText('Dit klopt niet. Probeer het nog een keer.').first().waitFor()
      await page.locator('#bevestiging').fill(codes[0])
      await button(page, 'Ja, ga verder').click()
      await page.getByText('Het account is toegevoegd.').waitFor()
      await page.getByRole('link', { name: 'Sam de Tester' }).waitFor()
    }))

    await t.test('says when to try again, and lets the owner in on a device that is known', () => asUser(async known => {
      await tryPassword(known, at, OFFICER)
      assert.equal(new URL(known.url()).pathname, '/mijn')
      await asUser(async page => {
        for (let tries = 0; tries < 6; tries++) await tryPassword(page, at, OFFICER, 'dit is het niet')
        await page.getByRole('heading', { name: 'Even wachten' }).waitFor()
        assert.equal(await page.locator('#email').inputValue(), OFFICER)
        await isGood(page, javaScriptEnabled)
        await tryPassword(page, at, OFFICER)
        await page.getByRole('heading', { name: 'Even wachten' }).waitFor()
      }, elsewhere)
      await known.locator('main form[action="/uitloggen"] button').click()
      await known.waitForURL(url => url.pathname === '/')
      await tryPassword(known, at, OFFICER)
      assert.equal(new URL(known.url()).pathname, '/mijn')
    }))

    await t.test('opens one draft for whoever has the link, until it is taken back', () => asUser(async page => {
      await tryPassword(page, at, OFFICER)
      await open(page, at + '/werk/agenda/resultaten/betaald-werk')
      await page.getByLabel('Uitleg', { exact: true }).fill('Wie kan werken, werkt.')
      await page.getByLabel('Waarom verandert deze tekst?', { exact: true }).fill('Zo zeggen bewoners het.')
      await sends(page, button(page, 'Bewaren'))
      await open(page, at + '/werk/agenda/meelezen')
      await page.locator('#receiver').fill('Wijkraad Noord')
      await button(page, 'Link maken').click()
      await page.getByRole('heading', { name: 'Link voor Wijkraad Noord' }).waitFor()
      await isGood(page, javaScriptEnabled)
      const [link] = (await page.locator('main').textContent()).match(/http:\/\/\S+\/l\/[\w-]+/)
      await asUser(async reader => {
        await open(reader, link)
        await reader.getByRole('heading', { name: 'Lees mee' }).waitFor()
        await isGood(reader, javaScriptEnabled)
        await button(reader, 'Openen').click()
        await reader.getByText('U leest mee met een concept.').waitFor()
        await isGood(reader, javaScriptEnabled)
        await open(reader, at + '/werk/agenda', 404).catch(() => {})
        assert.notEqual(new URL(reader.url()).pathname, '/werk/agenda')
        await open(page, at + '/werk/agenda/meelezen')
        await page.getByText('Wijkraad Noord').first().waitFor()
        await page.getByRole('button', { name: /^Intrekken/ }).click()
        await page.getByText('De link is ingetrokken.').waitFor()
        await open(reader, at + '/agenda/meelezen', 404)
        await open(reader, link, 404)
      })
    }))
  }))
}
