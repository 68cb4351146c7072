// A certified OpenID provider (npm's oidc-provider) on this machine, and a municipality of its own that signs people in by way
// of it. The provider's own pages are used; only the level of assurance is added, by the name that somebody signs in with.

import { generateKeyPairSync } from 'node:crypto'
import { appendFile, writeFile } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import Provider from 'oidc-provider'
import { get, site } from './lib.mjs'
import { command, withServer } from './server.mjs'

export const HOST = 'waterstad.localhost'
export const EMAIL = 'noor@voorbeeld.example'
export const PASSWORD = 'een lang wachtwoord'

const LEVELS = { noor: 'high', zwak: 'weak' }

// Gives `use` the port of the municipality, and takes everything away afterwards.
export async function withProvider (use) {
  let answer
  const web = http.createServer((request, response) => answer(request, response))
  await new Promise(resolve => web.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${web.address().port}`
  try {
    await withServer(folder => municipality(folder, issuer), async port => {
      answer = (await provider(issuer, port)).callback()
      await use(port)
    })
  } finally {
    web.closeAllConnections()
    web.close()
  }
}

async function municipality (folder, issuer) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  const key = path.join(folder, 'werk.pem')
  await writeFile(key, privateKey)
  await command(folder, ['municipality', 'add', 'waterstad', '--name', 'Gemeente Waterstad', '--host', HOST])
  await command(folder, ['person', 'add', '--name', 'Noor (voorbeeld)', '--email', EMAIL, '--role', 'policy-officer'], PASSWORD + '\n')
  await appendFile(path.join(folder, 'municipalities/waterstad/municipality.toml'), `
[[openid]]
key = "werk"
name = "uw werkaccount"
issuer = "${issuer}"
client_id = "samenkoers"
key_file = "${key}"
acr = ["high", "low"]
two_factors = ["high"]
`)}

// The provider knows us by the keys that we publish.
async function provider (issuer, port) {
  const jwks = JSON.parse((await get(`${site(HOST, port)}/inloggen/via/werk/sleutels`)).body)
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'samenkoers',
      redirect_uris: [`${site(HOST, port)}/inloggen/via/werk/terug`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'RS256',
      jwks
    }],
    acrValues: ['high', 'low', 'weak'],
    clientAuthMethods: ['private_key_jwt'],
    pkce: { required: () => true },
    cookies: { keys: ['only for a test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) })
  })
  const finished = provider.interactionFinished.bind(provider)
  provider.interactionFinished = (request, response, result, options) => {
    const login = result.login && { ...result.login, acr: LEVELS[result.login.accountId] ?? 'low' }
    return finished(request, response, login ? { ...result, login } : result, options)
  }
  provider.on('server_error', (_, error) => console.error(error))
  return provider
}
