// Asks for one page over and over: node load.mjs URL HOST CONNECTIONS SECONDS [anew]. With `anew` each request has another
// query, so that no answer can be an earlier one. Prints how many answers there were, the 99th percentile in milliseconds,
// how many were wrong, and the bytes of all.

import autocannon from 'autocannon'

const [url, host, connections, duration, anew] = process.argv.slice(2)
const asked = anew ? `${url}${url.includes('?') ? '&' : '?'}n=[<id>]` : url
const headers = { host, 'accept-encoding': 'gzip' }
const options = { url: asked, idReplacement: Boolean(anew), connections: Number(connections), duration: Number(duration), headers }
const { requests, latency, errors, non2xx, throughput } = await autocannon(options)
console.log([requests.total, latency.p99, errors + non2xx, throughput.total].join(' '))
