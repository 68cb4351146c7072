// Reduces a font to the letters and variations that pages use: node subset.mjs FILE latin|digits AXIS=FROM:TO… > FONT.woff2.
// build/main.rs runs it.

import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')
const LETTERS = {
  digits: '0123456789',
  // What Dutch, English, Frisian and the languages around them need, with the signs that texts use.
  latin: range(0x20, 0x7e) + range(0xa0, 0xff) + 'ıŒœˆ˚˜' + range(0x2010, 0x2027) + '‰′″‹›⁄€™←↑→↓−∕≈≤≥'
}

const [file, letters, ...axes] = process.argv.slice(2)
const variationAxes = Object.fromEntries(axes.map(axis => {
  const [, name, min, max] = axis.match(/^(\w+)=(\d+):(\d+)$/)
  return [name, { min: Number(min), max: Number(max), default: Number(min) }]
}))
const font = await subsetFont(await readFile(file), LETTERS[letters], { targetFormat: 'woff2', variationAxes })
process.stdout.write(font)
