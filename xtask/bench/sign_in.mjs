// Many people sign in within a minute while others look at pages: node sign_in.mjs ADDRESS HOST PEOPLE SECONDS PASSWORD. Person N has the
// address pN@meting.invalid. Prints how many got in, the 99th percentile of signing in and of a page in milliseconds, and how
// many pages were asked for.

import http from 'node:http'

const [address, host, people, seconds, password] = process.argv.slice(2)
const [hostname, port] = address.split(':')
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function ask(method, path, { cookie, body } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { host }
    if (cookie) headers.cookie = cookie
    if (body) headers['content-type'] = 'application/x-www-form-urlencoded'
    const request = http.request({ hostname, port, method, path, headers, agent }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0])
        resolve({ status: answer.statusCode, cookies, text: Buffer.concat(chunks).toString() })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function signIn(number) {
  const page = await ask('GET', '/inloggen')
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const body = new URLSearchParams({ csrf, email: `p${number}@meting.invalid`, password }).toString()
  const start = performance.now()
  const answer = await ask('POST', '/inloggen', { cookie: page.cookies.join('; '), body })
  return { in: answer.status === 303 && answer.cookies.some((one) => one.includes('sessi')), took: performance.now() - start }
}

const worst = (times) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * 0.99)]
const pages = []
let over = false

async function look() {
  for (let at = 0; !over; at += 1) {
    const start = performance.now()
    const page = await ask('GET', `/themas/thema-1?n=${at}`)
    if (page.status === 200) pages.push(performance.now() - start)
    await wait(40)
  }
}

const looking = look()
const pace = (Number(seconds) * 1000) / Number(people)
const signing = []
for (let number = 0; number < Number(people); number += 1) {
  signing.push(signIn(number))
  await wait(pace)
}
const done = await Promise.all(signing)
over = true
await looking
agent.destroy()
console.log([done.filter((one) => one.in).length, worst(done.map((one) => one.took)), worst(pages), pages.length].join(' '))
