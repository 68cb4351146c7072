// Many people sign in within a minute while others look at pages: node sign_in.mjs ADDRESS HOST PEOPLE SECONDS PASSWORD. Prints how many
// got in, the 99th percentile of signing in and of a page in milliseconds, and how many pages were asked for.

import { visitorOf } from './people.mjs'

const [address, host, people, seconds, password] = process.argv.slice(2)
const { ask, signIn, leave } = visitorOf(address, host)
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

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
  signing.push(signIn(number, password))
  await wait(pace)
}
const done = await Promise.all(signing)
over = true
await looking
leave()
console.log([done.filter((one) => one.in).length, worst(done.map((one) => one.took)), worst(pages), pages.length].join(' '))
