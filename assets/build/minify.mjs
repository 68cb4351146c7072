// Minifies the css on standard input; build/css.rs runs it.

import { transform } from 'lightningcss'

const code = []
for await (const chunk of process.stdin) code.push(chunk)
process.stdout.write(transform({ filename: 'stdin.css', code: Buffer.concat(code), minify: true, errorRecovery: true }).code)
